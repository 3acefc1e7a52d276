#!/bin/sh
# Others create the task from these files.
cat << 'EOF' > mappings.json
{
  "rules": [
    { "rule-type": "selektion" }
  ]
}
EOF
cat > settings.json << EOF
{
  "TargetMetadata": { "SuportLobs": $LOBS },
  "FullLoadSettings": { "CommitRate": 10000 }
}
EOF
cat > other.json << EOF
{ "rules": "of another trade", "Logging": tru }
EOF
