# Fill in what stands in <brackets>.
aws dms create-replication-instance \
  --replication-instance-identifier <name of the instance> \
  --replication-instance-class dms.t3.medium
aws dms create-endpoint --endpoint-identifier <prefix>-source \
  --endpoint-type source --engine-name <engine> --server-name db.<domain>
aws dms create-replication-task --replication-task-identifier orders \
  --source-endpoint-arn arn:aws:dms:<region>:<account>:endpoint:<id> \
  --target-endpoint-arn < ARN of the target> --migration-type full-load \
  --replication-instance-arn <ARN> \
  --replication-task-settings '{"Logging": {"EnableLoging": true}}' \
  --table-mappings file://mappings.json
sort < names 2> errors >sorted
