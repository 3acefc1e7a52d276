#!/usr/bin/env bash
# Has DMS assess the tasks of the migration shop in eu-west-1 before they
# are started: whether types, keys, LOBs, parameters and rights of the databases
# suit. Prints what did not pass, and ends with 1 if an assessment failed.
# Both ends of a task are tested first, until they answer.
#
# usage: assess.sh [-h]
#
#   ASSESSMENT_BUCKET        The S3 bucket for the reports, which say why.
#   ASSESSMENT_ROLE          The ARN of the role that DMS writes them with.
#
# Both are taken from the environment. The role trusts dms.amazonaws.com and
# allows s3:ListBucket and s3:GetBucketLocation for the bucket, s3:PutObject,
# s3:GetObject, s3:DeleteObject and s3:PutObjectTagging for what is in it.
# Whoever runs this needs iam:PassRole for it.
#
# It works with what is there, whoever made it: these scripts, Terraform or
# CloudFormation, neither of which can ask for an assessment.
# Made by dmsc from migration.yaml.

HERE=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=/dev/null
. "$HERE/lib.sh"
arguments "$@"
# shellcheck source=/dev/null
. "$HERE/resources.sh"
ASSESSMENT_BUCKET=${ASSESSMENT_BUCKET:-}
ASSESSMENT_ROLE=${ASSESSMENT_ROLE:-}
check_parameters
need ASSESSMENT_BUCKET
need ASSESSMENT_ROLE
matches ASSESSMENT_ROLE '^arn:aws[a-z-]*:iam::[0-9]{12}:role/' \
  'is the ARN of a role: arn:aws:iam::ACCOUNT:role/NAME'
end_if_wrong
identify

dms_replication_instance=$(must 'replication instance shop' \
  find_dms_replication_instance ReplicationInstanceArn)
dms_endpoint_source=$(must 'endpoint shop-source' \
  find_dms_endpoint_source EndpointArn)
dms_endpoint_target=$(must 'endpoint shop-target' \
  find_dms_endpoint_target EndpointArn)
dms_replication_task_shop=$(must 'replication task shop' \
  find_dms_replication_task_shop ReplicationTaskArn)
mine 'replication task shop' \
  "$(owner_of_dms_replication_task_shop "$dms_replication_task_shop")" || exit 1
test_connection "$dms_replication_instance" "$dms_endpoint_source"
test_connection "$dms_replication_instance" "$dms_endpoint_target"
assess_task "$dms_replication_task_shop" shop

end_if_failed
