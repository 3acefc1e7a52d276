aws dms start-replication-task \
  --replication-task-arn "$TASK" \
  --start-replication-task-type start-replication \
  --cdc-start-time 1700000000 \
  --cdc-start-position "mysql-bin-changelog.000024:373"
aws dms start-replication-task --replication-task-arn "$TASK" --start-replication-task-type resume-processing --no-cli-pager --output text
aws dms start-replication-task --replication-task-arn "$TASK" --start-replication-task-type reload-target --cdc-start-position yesterday
