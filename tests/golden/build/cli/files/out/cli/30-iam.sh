#!/usr/bin/env bash
# Roles of the migration shop: makes what is not there; says what is
# there but differs, and leaves it. Run again after an interruption, it goes
# on. deploy.sh runs all of these scripts in order.
#
# usage: 30-iam.sh [-h]
#
#   ENVIRONMENT              Which copy of the shop is moved (default: dev)
#   SOURCE_PASSWORD          Password of the source database.
#   TARGET_PASSWORD          Password of the target database.
#
# Made by dmsc from migration.yaml.

HERE=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=/dev/null
. "$HERE/lib.sh"
arguments "$@"
# shellcheck source=/dev/null
. "$HERE/resources.sh"
check_parameters
check_secrets
end_if_wrong
identify
say 'iam'

# What others have made.
secret_source=$(must 'secret shop/source' \
  find_secret_source ARN)
secret_target=$(must 'secret shop/target' \
  find_secret_target ARN)

# IAM role dms-vpc-role
iam_role_dms_vpc=$(find_iam_role_dms_vpc RoleName)
if absent 'IAM role dms-vpc-role' "$iam_role_dms_vpc" \
  owner_of_iam_role_dms_vpc; then
  iam_role_dms_vpc=$(create 'IAM role dms-vpc-role' iam create-role \
    --role-name dms-vpc-role \
    --description 'Lets DMS manage its network interfaces' \
    --assume-role-policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"dms.amazonaws.com"},"Action":"sts:AssumeRole"}]}' \
    --tags "${TAGS[@]}" \
    --query Role.RoleName)
fi
await 'IAM role dms-vpc-role' iam wait role-exists \
  --role-name "$iam_role_dms_vpc"

# attachment of policy dms-vpc
iam_policy_attachment_dms_vpc=$(find_iam_policy_attachment_dms_vpc PolicyArn)
if absent 'attachment of policy dms-vpc' "$iam_policy_attachment_dms_vpc"; then
  create 'attachment of policy dms-vpc' iam attach-role-policy \
    --role-name "$iam_role_dms_vpc" \
    --policy-arn "arn:$PARTITION:iam::aws:policy/service-role/AmazonDMSVPCManagementRole" >/dev/null
fi

# IAM role dms-cloudwatch-logs-role
iam_role_dms_cloudwatch_logs=$(find_iam_role_dms_cloudwatch_logs RoleName)
if absent 'IAM role dms-cloudwatch-logs-role' "$iam_role_dms_cloudwatch_logs" \
  owner_of_iam_role_dms_cloudwatch_logs; then
  iam_role_dms_cloudwatch_logs=$(create 'IAM role dms-cloudwatch-logs-role' iam create-role \
    --role-name dms-cloudwatch-logs-role \
    --description 'Lets DMS write task logs' \
    --assume-role-policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"dms.amazonaws.com"},"Action":"sts:AssumeRole"}]}' \
    --tags "${TAGS[@]}" \
    --query Role.RoleName)
fi
await 'IAM role dms-cloudwatch-logs-role' iam wait role-exists \
  --role-name "$iam_role_dms_cloudwatch_logs"

# attachment of policy dms-cloudwatch-logs
iam_policy_attachment_dms_cloudwatch_logs=$(find_iam_policy_attachment_dms_cloudwatch_logs PolicyArn)
if absent 'attachment of policy dms-cloudwatch-logs' "$iam_policy_attachment_dms_cloudwatch_logs"; then
  create 'attachment of policy dms-cloudwatch-logs' iam attach-role-policy \
    --role-name "$iam_role_dms_cloudwatch_logs" \
    --policy-arn "arn:$PARTITION:iam::aws:policy/service-role/AmazonDMSCloudWatchLogsRole" >/dev/null
fi

# IAM role shop-dms-secrets
iam_role_dms_secrets=$(find_iam_role_dms_secrets RoleName)
if absent 'IAM role shop-dms-secrets' "$iam_role_dms_secrets" \
  owner_of_iam_role_dms_secrets; then
  iam_role_dms_secrets=$(create 'IAM role shop-dms-secrets' iam create-role \
    --role-name shop-dms-secrets \
    --description 'Lets DMS read the secrets of shop' \
    --assume-role-policy-document "$(printf '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":%s},"Action":"sts:AssumeRole"}]}' \
    "$(quoted "dms.$REGION.amazonaws.com")")" \
    --tags "${TAGS[@]}" \
    --query Role.RoleName)
fi
await 'IAM role shop-dms-secrets' iam wait role-exists \
  --role-name "$iam_role_dms_secrets"

# inline policy read-secrets
iam_role_policy_dms_secrets=$(find_iam_role_policy_dms_secrets PolicyName)
if absent 'inline policy read-secrets' "$iam_role_policy_dms_secrets"; then
  create 'inline policy read-secrets' iam put-role-policy \
    --role-name "$iam_role_dms_secrets" \
    --policy-name read-secrets \
    --policy-document "$(printf '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["secretsmanager:DescribeSecret","secretsmanager:GetSecretValue"],"Resource":[%s,%s]}]}' \
    "$(quoted "$secret_source")" \
    "$(quoted "$secret_target")")" >/dev/null
fi
