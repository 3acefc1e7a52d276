#!/usr/bin/env bash
# Has DMS assess the tasks of the migration @migration@ in @region@ before they
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
# @banner@

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
@calls@

end_if_failed
