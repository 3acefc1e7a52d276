# aws dms create-replication-task wants a file: it is written here
$mappings = @"
{"rules": []}
"@
Write-Host "done: $mappings"
