aws dms create-endpoint --endpoint-identifier topics --endpoint-type target \
  --engine-name kafka --kafka-settings
  '{"Broker": "broker.example.com:9092"}'
