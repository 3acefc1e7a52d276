S='{"HeartbeatEnable":true}'
aws dms create-endpoint --engine-name postgres --postgre-sql-settings "$S" --s3-settings A=1,B= --extra-connection-attributes="a=b;c"
aws dms modify-endpoint --multi-az --kafka-settings file://x "$@"
