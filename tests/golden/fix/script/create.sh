#!/bin/sh
# Makes three tasks.
aws dms create-replication-task --migration-type full-load \
    --replication-task-settings '{"Logging": {"EnableLogging": "true"}}' \
    --table-mappings "{\"rules\": [{\"rule-type\": \"selection\", \"rule-id\": \"1\", \"rule-name\": \"$name\", \"rule-action\": \"Include\", \"object-locator\": {\"schema-name\": \"a\", \"table-name\": \"%\"}}]}"

cat >settings.json <<EOF
{
  "Logging": {
    "EnableLogging": "$logging",
    "EnableLogContext": true
  },
  "FullLoadSettings": { "CommitRate": "10000" }
}
EOF
cat >mappings.json <<-'EOF'
	{
	  "rules": [
	    {
	      "rule-type": "selection", "rule-id": "one", "rule-name": "1",
	      "rule-action": "include",
	      "object-locator": { "schema-name": "a", "table-name": "%" }
	    }
	  ],
	}
EOF
aws dms create-replication-task --migration-type full-load \
    --replication-task-settings file://settings.json \
    --table-mappings file://mappings.json
