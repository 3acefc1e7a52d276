# The fake account itself: what plain moto lacks is there, what AWS refuses is
# refused, and with --slow things take their time.
# labels: deploy
. tests/lib.sh
. tests/fake/lib.sh
fake_need python3 moto aws
fake_start

# aws1 ARG...: one value from the account, as text.
aws1() {
    aws --output text "$@"
}
trust() {
    printf '{"Version":"2012-10-17","Statement":[{"Effect":"Allow",
"Action":"sts:AssumeRole","Principal":{"Service":"%s"}}]}' "$1"
}
task() {
    aws dms create-replication-task --replication-task-identifier shop \
        --migration-type full-load-and-cdc \
        --source-endpoint-arn "$source" --target-endpoint-arn "$target" \
        --replication-instance-arn "$instance" \
        --table-mappings "$1" --replication-task-settings "$2" \
        --query ReplicationTask.ReplicationTaskArn --output text
}
endpoint() {
    aws dms create-endpoint --endpoint-identifier "$1" --endpoint-type "$2" \
        --engine-name postgres --server-name db.example.com --port 5432 \
        --username u --password p --database-name shop \
        --query Endpoint.EndpointArn --output text
}

expect_empty "a new account"

# --- the network ---
vpc=$(aws1 ec2 create-vpc --cidr-block 10.0.0.0/16 --query Vpc.VpcId \
    --tag-specifications 'ResourceType=vpc,Tags=[{Key=Name,Value=shop}]')
a=$(aws1 ec2 create-subnet --vpc-id "$vpc" --cidr-block 10.0.1.0/24 \
    --availability-zone eu-west-1a --query Subnet.SubnetId)
b=$(aws1 ec2 create-subnet --vpc-id "$vpc" --cidr-block 10.0.2.0/24 \
    --availability-zone eu-west-1b --query Subnet.SubnetId)
igw=$(aws1 ec2 create-internet-gateway \
    --query InternetGateway.InternetGatewayId)
table=$(aws1 ec2 create-route-table --vpc-id "$vpc" \
    --query RouteTable.RouteTableId)
eip=$(aws1 ec2 allocate-address --domain vpc --query AllocationId)
early=$(aws1 ec2 create-nat-gateway --subnet-id "$a" \
    --allocation-id "$eip" --query NatGateway.NatGatewayId)
expect "a NAT gateway before the internet gateway" failed \
    "$(aws1 ec2 describe-nat-gateways --nat-gateway-ids "$early" \
        --query 'NatGateways[0].State')"
aws ec2 delete-nat-gateway --nat-gateway-id "$early" >"$tmp/out"
expect_refused InvalidParameterValue aws ec2 create-route \
    --route-table-id "$table" --destination-cidr-block 0.0.0.0/0 \
    --gateway-id "$igw"
run attach aws ec2 attach-internet-gateway --vpc-id "$vpc" \
    --internet-gateway-id "$igw"
run nat aws ec2 create-nat-gateway --subnet-id "$a" --allocation-id "$eip"
run route aws ec2 create-route --route-table-id "$table" \
    --destination-cidr-block 0.0.0.0/0 --gateway-id "$igw"
expect_refused InUse aws ec2 release-address --allocation-id "$eip"
expect_refused DependencyViolation aws ec2 detach-internet-gateway \
    --vpc-id "$vpc" --internet-gateway-id "$igw"
expect_refused DependencyViolation aws ec2 delete-subnet --subnet-id "$a"

# --- the service's role, and what stands in the network ---
expect_refused dms-vpc-role aws dms create-replication-subnet-group \
    --replication-subnet-group-identifier shop --subnet-ids "$a" "$b" \
    --replication-subnet-group-description shop
run role aws iam create-role --role-name dms-vpc-role \
    --assume-role-policy-document "$(trust dms.amazonaws.com)"
run policy aws iam attach-role-policy --role-name dms-vpc-role --policy-arn \
    arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole
expect_refused CoverEnoughAZs aws dms create-replication-subnet-group \
    --replication-subnet-group-identifier shop --subnet-ids "$a" \
    --replication-subnet-group-description shop
run group aws dms create-replication-subnet-group \
    --replication-subnet-group-identifier shop --subnet-ids "$a" "$b" \
    --replication-subnet-group-description shop
expect "a subnet group keeps its subnets" "$a $b" "$(aws1 dms \
    describe-replication-subnet-groups --query \
    'ReplicationSubnetGroups[0].Subnets[].SubnetIdentifier' | tr '\t' ' ')"
instance=$(aws1 dms create-replication-instance \
    --replication-instance-identifier shop \
    --replication-instance-class dms.t3.medium \
    --replication-subnet-group-identifier shop \
    --query ReplicationInstance.ReplicationInstanceArn)
expect_refused InvalidResourceStateFault \
    aws dms delete-replication-subnet-group \
    --replication-subnet-group-identifier shop

# --- endpoints and a task ---
source=$(endpoint shop-source source)
target=$(endpoint shop-target target)
include='{"rules":[{"rule-type":"selection","rule-id":"1","rule-name":"1",
"object-locator":{"schema-name":"public","table-name":"%"},
"rule-action":"include"}]}'
expect_refused 'Invalid Table Mappings' task '{"rules":[' '{}'
expect_refused 'Invalid task settings JSON' task "$include" '{"Logging":'
arn=$(task "$include" '{}')
expect_refused 'Test connection' aws dms start-replication-task \
    --replication-task-arn "$arn" \
    --start-replication-task-type start-replication
for each in "$source" "$target"; do
    run connection aws dms test-connection --endpoint-arn "$each" \
        --replication-instance-arn "$instance"
done
run start aws dms start-replication-task --replication-task-arn "$arn" \
    --start-replication-task-type start-replication
expect_refused InvalidResourceStateFault aws dms delete-replication-task \
    --replication-task-arn "$arn"
expect_refused InvalidResourceStateFault aws dms modify-replication-task \
    --replication-task-arn "$arn" --migration-type cdc
expect_refused InvalidResourceStateFault aws dms delete-endpoint \
    --endpoint-arn "$source"
run stop aws dms stop-replication-task --replication-task-arn "$arn"
expect "stopped" stopped "$(aws1 dms describe-replication-tasks \
    --query 'ReplicationTasks[0].Status')"

# --- the record of it ---
fake_inventory >"$tmp/inventory"
expect_text inventory '"ReplicationTaskIdentifier": "shop"' "$tmp/inventory"
fake_inventory >"$tmp/again"
expect "an inventory changes nothing" "" \
    "$(diff "$tmp/inventory" "$tmp/again")"
fake_calls >"$tmp/calls"
expect_text calls 'dms CreateReplicationTask 400' "$tmp/calls"
expect_text calls 'ec2 CreateVpc 200' "$tmp/calls"
fake_forget
expect "calls are forgotten" "" "$(fake_calls)"

# --- time ---
fake_start --slow 2
expect_empty "another account"
arn=$(endpoint shop-source source)
state() {
    aws1 dms describe-endpoints --query 'Endpoints[0].Status' \
        --filters "Name=endpoint-arn,Values=$arn"
}
expect "two times creating" "creating creating active" \
    "$(state) $(state) $(state)"
run delete aws dms delete-endpoint --endpoint-arn "$arn"
expect "deleting" deleting "$(state)"
run wait aws dms wait endpoint-deleted \
    --filters "Name=endpoint-arn,Values=$arn"
expect_empty "after the wait"

# --- stacks ---
fake_start
template() { # template DEPENDENCY-OF-THE-ROUTE
    cat <<END
Resources:
  Vpc:
    Type: AWS::EC2::VPC
    Properties: { CidrBlock: 10.0.0.0/16 }
  Gateway:
    Type: AWS::EC2::InternetGateway
  Attachment:
    Type: AWS::EC2::VPCGatewayAttachment
    Properties: { VpcId: !Ref Vpc, InternetGatewayId: !Ref Gateway }
  Table:
    Type: AWS::EC2::RouteTable
    Properties: { VpcId: !Ref Vpc }
  Route:
    Type: AWS::EC2::Route
    $1
    Properties:
      RouteTableId: !Ref Table
      DestinationCidrBlock: 0.0.0.0/0
      GatewayId: !Ref Gateway
END
}
template "" >"$tmp/careless"
template "DependsOn: Attachment" >"$tmp/careful"
expect_refused "Failed to create" aws cloudformation deploy \
    --stack-name careless --template-file "$tmp/careless"
run events aws cloudformation describe-stack-events --stack-name careless
expect_text events "different networks" "$tmp/events"
run delete aws cloudformation delete-stack --stack-name careless
expect_empty "after a rollback"
run deploy aws cloudformation deploy --stack-name careful \
    --template-file "$tmp/careful"
run delete aws cloudformation delete-stack --stack-name careful
expect_empty "after a stack"

# --- it ends with its parent ---
sh -c 'python3 tests/fake/account.py "$1" & echo $!
    until [ -s "$1" ]; do sleep 0.1; done' sh "$tmp/orphan" >"$tmp/pid"
# A zombie has ended; who reaps orphans is none of our business.
lives() {
    kill -0 "$1" 2>/dev/null && ! grep -q '^State:.*Z' "/proc/$1/status"
}
pid=$(cat "$tmp/pid")
for _ in $(seq 100); do
    lives "$pid" || break
    sleep 0.2
done
lives "$pid" && fail "it outlives its parent"
finish
