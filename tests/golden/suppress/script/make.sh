#!/bin/sh
# dmsc-ignore[settings/unknown-key]: a key of ours
aws dms create-replication-task \
    --replication-task-identifier "shop" "$@" \
    --replication-task-settings '{ "FullLoadSetting": {
        "CommitRate": 10000 }, "x # dmsc-ignore[settings]: no comment": 1 }'

cat >settings.json <<END # dmsc-ignore[settings/unknown-key]: the same
{
  "FullLoadSetting": {}
}
END
aws dms modify-replication-task --replication-task-settings file://settings.json
aws dms modify-replication-task --replication-task-settings '{"Loging": {}, "Logging": {"EnableLogging": true}}'
make_task() {
    # dmsc-ignore[settings/unknown-key]: all of the command, in its brackets
    TASK=$(aws dms create-replication-task \
        --replication-task-identifier x "$@" \
        --replication-task-settings '{
          "Loging": 1, "Logging": { "EnableLogging": true } }')
    echo ${#TASK} $# "a # dmsc-ignore" \# 'x'# y
    TASK=$(
        # dmsc-ignore[settings/unknown-key]: within them, the next line only
        aws dms modify-replication-task --replication-task-settings '{"Loging": 1}'
        aws dms modify-replication-task --replication-task-settings '{"TTSetting": 1, "Logging": {"EnableLogging": true}}'
    )
}
