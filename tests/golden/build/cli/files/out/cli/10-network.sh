#!/usr/bin/env bash
# Network of the migration shop: makes what is not there; says what is
# there but differs, and leaves it. Run again after an interruption, it goes
# on. deploy.sh runs all of these scripts in order.
#
# usage: 10-network.sh [-h]
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
say 'network'

# What others have made.
ZONE_1=$(zone 0)
ZONE_2=$(zone 1)

# VPC shop
vpc=$(find_vpc VpcId)
if absent 'VPC shop' "$vpc"; then
  vpc=$(create 'VPC shop' ec2 create-vpc \
    --cidr-block 10.20.0.0/16 \
    --tag-specifications "ResourceType=vpc,Tags=[{Key=Name,Value=shop},$TAG_LIST]" \
    --query Vpc.VpcId)
fi
await 'VPC shop' ec2 wait vpc-available \
  --vpc-ids "$vpc"
compare 'VPC shop' find_vpc \
  CidrBlock 10.20.0.0/16
settle 'VPC shop' 'DNS host names' false true \
  "$(lookup ec2 describe-vpc-attribute \
    --vpc-id "$vpc" \
    --attribute enableDnsHostnames \
    --query EnableDnsHostnames.Value)" \
  ec2 modify-vpc-attribute \
    --vpc-id "$vpc" \
    --enable-dns-hostnames Value=true

# internet gateway shop
internet_gateway=$(find_internet_gateway InternetGatewayId)
if absent 'internet gateway shop' "$internet_gateway"; then
  internet_gateway=$(create 'internet gateway shop' ec2 create-internet-gateway \
    --tag-specifications "ResourceType=internet-gateway,Tags=[{Key=Name,Value=shop},$TAG_LIST]" \
    --query InternetGateway.InternetGatewayId)
fi
await 'internet gateway shop' ec2 wait internet-gateway-exists \
  --internet-gateway-ids "$internet_gateway"

# attachment of internet gateway
gateway_attachment=$(find_gateway_attachment VpcId)
if absent 'attachment of internet gateway' "$gateway_attachment"; then
  create 'attachment of internet gateway' ec2 attach-internet-gateway \
    --internet-gateway-id "$internet_gateway" \
    --vpc-id "$vpc" >/dev/null
fi

# subnet shop-public-1
subnet_public_1=$(find_subnet_public_1 SubnetId)
if absent 'subnet shop-public-1' "$subnet_public_1"; then
  subnet_public_1=$(create 'subnet shop-public-1' ec2 create-subnet \
    --vpc-id "$vpc" \
    --cidr-block 10.20.0.0/24 \
    --availability-zone "$ZONE_1" \
    --tag-specifications "ResourceType=subnet,Tags=[{Key=Name,Value=shop-public-1},$TAG_LIST]" \
    --query Subnet.SubnetId)
fi
await 'subnet shop-public-1' ec2 wait subnet-available \
  --subnet-ids "$subnet_public_1"
compare 'subnet shop-public-1' find_subnet_public_1 \
  VpcId "$vpc" \
  CidrBlock 10.20.0.0/24 \
  AvailabilityZone "$ZONE_1"

# subnet shop-public-2
subnet_public_2=$(find_subnet_public_2 SubnetId)
if absent 'subnet shop-public-2' "$subnet_public_2"; then
  subnet_public_2=$(create 'subnet shop-public-2' ec2 create-subnet \
    --vpc-id "$vpc" \
    --cidr-block 10.20.1.0/24 \
    --availability-zone "$ZONE_2" \
    --tag-specifications "ResourceType=subnet,Tags=[{Key=Name,Value=shop-public-2},$TAG_LIST]" \
    --query Subnet.SubnetId)
fi
await 'subnet shop-public-2' ec2 wait subnet-available \
  --subnet-ids "$subnet_public_2"
compare 'subnet shop-public-2' find_subnet_public_2 \
  VpcId "$vpc" \
  CidrBlock 10.20.1.0/24 \
  AvailabilityZone "$ZONE_2"

# subnet shop-private-1
subnet_private_1=$(find_subnet_private_1 SubnetId)
if absent 'subnet shop-private-1' "$subnet_private_1"; then
  subnet_private_1=$(create 'subnet shop-private-1' ec2 create-subnet \
    --vpc-id "$vpc" \
    --cidr-block 10.20.8.0/24 \
    --availability-zone "$ZONE_1" \
    --tag-specifications "ResourceType=subnet,Tags=[{Key=Name,Value=shop-private-1},$TAG_LIST]" \
    --query Subnet.SubnetId)
fi
await 'subnet shop-private-1' ec2 wait subnet-available \
  --subnet-ids "$subnet_private_1"
compare 'subnet shop-private-1' find_subnet_private_1 \
  VpcId "$vpc" \
  CidrBlock 10.20.8.0/24 \
  AvailabilityZone "$ZONE_1"

# subnet shop-private-2
subnet_private_2=$(find_subnet_private_2 SubnetId)
if absent 'subnet shop-private-2' "$subnet_private_2"; then
  subnet_private_2=$(create 'subnet shop-private-2' ec2 create-subnet \
    --vpc-id "$vpc" \
    --cidr-block 10.20.9.0/24 \
    --availability-zone "$ZONE_2" \
    --tag-specifications "ResourceType=subnet,Tags=[{Key=Name,Value=shop-private-2},$TAG_LIST]" \
    --query Subnet.SubnetId)
fi
await 'subnet shop-private-2' ec2 wait subnet-available \
  --subnet-ids "$subnet_private_2"
compare 'subnet shop-private-2' find_subnet_private_2 \
  VpcId "$vpc" \
  CidrBlock 10.20.9.0/24 \
  AvailabilityZone "$ZONE_2"

# route table shop-public
route_table_public=$(find_route_table_public RouteTableId)
if absent 'route table shop-public' "$route_table_public"; then
  route_table_public=$(create 'route table shop-public' ec2 create-route-table \
    --vpc-id "$vpc" \
    --tag-specifications "ResourceType=route-table,Tags=[{Key=Name,Value=shop-public},$TAG_LIST]" \
    --query RouteTable.RouteTableId)
fi
compare 'route table shop-public' find_route_table_public \
  VpcId "$vpc"

# route public
route_public=$(find_route_public DestinationCidrBlock)
if absent 'route public' "$route_public"; then
  create 'route public' ec2 create-route \
    --route-table-id "$route_table_public" \
    --destination-cidr-block 0.0.0.0/0 \
    --gateway-id "$internet_gateway" >/dev/null
fi
compare 'route public' find_route_public \
  GatewayId "$internet_gateway"

# association of route table public-1
route_table_association_public_1=$(find_route_table_association_public_1 RouteTableAssociationId)
if absent 'association of route table public-1' "$route_table_association_public_1"; then
  route_table_association_public_1=$(create 'association of route table public-1' ec2 associate-route-table \
    --route-table-id "$route_table_public" \
    --subnet-id "$subnet_public_1" \
    --query AssociationId)
fi

# association of route table public-2
route_table_association_public_2=$(find_route_table_association_public_2 RouteTableAssociationId)
if absent 'association of route table public-2' "$route_table_association_public_2"; then
  route_table_association_public_2=$(create 'association of route table public-2' ec2 associate-route-table \
    --route-table-id "$route_table_public" \
    --subnet-id "$subnet_public_2" \
    --query AssociationId)
fi

# route table shop-private
route_table_private=$(find_route_table_private RouteTableId)
if absent 'route table shop-private' "$route_table_private"; then
  route_table_private=$(create 'route table shop-private' ec2 create-route-table \
    --vpc-id "$vpc" \
    --tag-specifications "ResourceType=route-table,Tags=[{Key=Name,Value=shop-private},$TAG_LIST]" \
    --query RouteTable.RouteTableId)
fi
compare 'route table shop-private' find_route_table_private \
  VpcId "$vpc"

# elastic IP address shop-nat
eip_nat=$(find_eip_nat AllocationId)
if absent 'elastic IP address shop-nat' "$eip_nat"; then
  eip_nat=$(create 'elastic IP address shop-nat' ec2 allocate-address \
    --domain vpc \
    --tag-specifications "ResourceType=elastic-ip,Tags=[{Key=Name,Value=shop-nat},$TAG_LIST]" \
    --query AllocationId)
fi

# NAT gateway shop-nat
nat_gateway_nat=$(find_nat_gateway_nat NatGatewayId)
if absent 'NAT gateway shop-nat' "$nat_gateway_nat"; then
  nat_gateway_nat=$(create 'NAT gateway shop-nat' ec2 create-nat-gateway \
    --subnet-id "$subnet_public_1" \
    --allocation-id "$eip_nat" \
    --tag-specifications "ResourceType=natgateway,Tags=[{Key=Name,Value=shop-nat},$TAG_LIST]" \
    --query NatGateway.NatGatewayId)
fi
await 'NAT gateway shop-nat' ec2 wait nat-gateway-available \
  --nat-gateway-ids "$nat_gateway_nat"
compare 'NAT gateway shop-nat' find_nat_gateway_nat \
  SubnetId "$subnet_public_1" \
  'NatGatewayAddresses[].AllocationId' "$eip_nat"

# route private
route_private=$(find_route_private DestinationCidrBlock)
if absent 'route private' "$route_private"; then
  create 'route private' ec2 create-route \
    --route-table-id "$route_table_private" \
    --destination-cidr-block 0.0.0.0/0 \
    --nat-gateway-id "$nat_gateway_nat" >/dev/null
fi
compare 'route private' find_route_private \
  NatGatewayId "$nat_gateway_nat"

# association of route table private-1
route_table_association_private_1=$(find_route_table_association_private_1 RouteTableAssociationId)
if absent 'association of route table private-1' "$route_table_association_private_1"; then
  route_table_association_private_1=$(create 'association of route table private-1' ec2 associate-route-table \
    --route-table-id "$route_table_private" \
    --subnet-id "$subnet_private_1" \
    --query AssociationId)
fi

# association of route table private-2
route_table_association_private_2=$(find_route_table_association_private_2 RouteTableAssociationId)
if absent 'association of route table private-2' "$route_table_association_private_2"; then
  route_table_association_private_2=$(create 'association of route table private-2' ec2 associate-route-table \
    --route-table-id "$route_table_private" \
    --subnet-id "$subnet_private_2" \
    --query AssociationId)
fi

# security group shop-dms
security_group_dms=$(find_security_group_dms GroupId)
if absent 'security group shop-dms' "$security_group_dms"; then
  security_group_dms=$(create 'security group shop-dms' ec2 create-security-group \
    --group-name shop-dms \
    --description 'DMS replication instance of shop' \
    --vpc-id "$vpc" \
    --tag-specifications "ResourceType=security-group,Tags=[{Key=Name,Value=shop-dms},$TAG_LIST]" \
    --query GroupId)
fi
await 'security group shop-dms' ec2 wait security-group-exists \
  --group-ids "$security_group_dms"
compare 'security group shop-dms' find_security_group_dms \
  VpcId "$vpc"

# egress rule dms
security_group_egress_rule_dms=$(find_security_group_egress_rule_dms SecurityGroupRuleId)
if absent 'egress rule dms' "$security_group_egress_rule_dms"; then
  security_group_egress_rule_dms=$(create 'egress rule dms' ec2 authorize-security-group-egress \
    --group-id "$security_group_dms" \
    --ip-permissions 'IpProtocol=-1,IpRanges=[{CidrIp=0.0.0.0/0,Description=All traffic out}]' \
    --query 'SecurityGroupRules[0].SecurityGroupRuleId')
fi

# security group shop-database-source
security_group_database_source=$(find_security_group_database_source GroupId)
if absent 'security group shop-database-source' "$security_group_database_source"; then
  security_group_database_source=$(create 'security group shop-database-source' ec2 create-security-group \
    --group-name shop-database-source \
    --description 'Database source of shop' \
    --vpc-id "$vpc" \
    --tag-specifications "ResourceType=security-group,Tags=[{Key=Name,Value=shop-database-source},$TAG_LIST]" \
    --query GroupId)
fi
await 'security group shop-database-source' ec2 wait security-group-exists \
  --group-ids "$security_group_database_source"
compare 'security group shop-database-source' find_security_group_database_source \
  VpcId "$vpc"

# egress rule database-source
security_group_egress_rule_database_source=$(find_security_group_egress_rule_database_source SecurityGroupRuleId)
if absent 'egress rule database-source' "$security_group_egress_rule_database_source"; then
  security_group_egress_rule_database_source=$(create 'egress rule database-source' ec2 authorize-security-group-egress \
    --group-id "$security_group_database_source" \
    --ip-permissions 'IpProtocol=-1,IpRanges=[{CidrIp=0.0.0.0/0,Description=All traffic out}]' \
    --query 'SecurityGroupRules[0].SecurityGroupRuleId')
fi

# ingress rule database-source-dms
security_group_ingress_rule_database_source_dms=$(find_security_group_ingress_rule_database_source_dms SecurityGroupRuleId)
if absent 'ingress rule database-source-dms' "$security_group_ingress_rule_database_source_dms"; then
  security_group_ingress_rule_database_source_dms=$(create 'ingress rule database-source-dms' ec2 authorize-security-group-ingress \
    --group-id "$security_group_database_source" \
    --ip-permissions "IpProtocol=tcp,FromPort=5432,ToPort=5432,UserIdGroupPairs=[{GroupId=$security_group_dms,Description=PostgreSQL from DMS}]" \
    --query 'SecurityGroupRules[0].SecurityGroupRuleId')
fi

# ingress rule database-source-vpc
security_group_ingress_rule_database_source_vpc=$(find_security_group_ingress_rule_database_source_vpc SecurityGroupRuleId)
if absent 'ingress rule database-source-vpc' "$security_group_ingress_rule_database_source_vpc"; then
  security_group_ingress_rule_database_source_vpc=$(create 'ingress rule database-source-vpc' ec2 authorize-security-group-ingress \
    --group-id "$security_group_database_source" \
    --ip-permissions 'IpProtocol=tcp,FromPort=5432,ToPort=5432,IpRanges=[{CidrIp=10.20.0.0/16,Description=PostgreSQL from the VPC}]' \
    --query 'SecurityGroupRules[0].SecurityGroupRuleId')
fi

# security group shop-database-target
security_group_database_target=$(find_security_group_database_target GroupId)
if absent 'security group shop-database-target' "$security_group_database_target"; then
  security_group_database_target=$(create 'security group shop-database-target' ec2 create-security-group \
    --group-name shop-database-target \
    --description 'Database target of shop' \
    --vpc-id "$vpc" \
    --tag-specifications "ResourceType=security-group,Tags=[{Key=Name,Value=shop-database-target},$TAG_LIST]" \
    --query GroupId)
fi
await 'security group shop-database-target' ec2 wait security-group-exists \
  --group-ids "$security_group_database_target"
compare 'security group shop-database-target' find_security_group_database_target \
  VpcId "$vpc"

# egress rule database-target
security_group_egress_rule_database_target=$(find_security_group_egress_rule_database_target SecurityGroupRuleId)
if absent 'egress rule database-target' "$security_group_egress_rule_database_target"; then
  security_group_egress_rule_database_target=$(create 'egress rule database-target' ec2 authorize-security-group-egress \
    --group-id "$security_group_database_target" \
    --ip-permissions 'IpProtocol=-1,IpRanges=[{CidrIp=0.0.0.0/0,Description=All traffic out}]' \
    --query 'SecurityGroupRules[0].SecurityGroupRuleId')
fi

# ingress rule database-target-dms
security_group_ingress_rule_database_target_dms=$(find_security_group_ingress_rule_database_target_dms SecurityGroupRuleId)
if absent 'ingress rule database-target-dms' "$security_group_ingress_rule_database_target_dms"; then
  security_group_ingress_rule_database_target_dms=$(create 'ingress rule database-target-dms' ec2 authorize-security-group-ingress \
    --group-id "$security_group_database_target" \
    --ip-permissions "IpProtocol=tcp,FromPort=5432,ToPort=5432,UserIdGroupPairs=[{GroupId=$security_group_dms,Description=PostgreSQL from DMS}]" \
    --query 'SecurityGroupRules[0].SecurityGroupRuleId')
fi

# ingress rule database-target-vpc
security_group_ingress_rule_database_target_vpc=$(find_security_group_ingress_rule_database_target_vpc SecurityGroupRuleId)
if absent 'ingress rule database-target-vpc' "$security_group_ingress_rule_database_target_vpc"; then
  security_group_ingress_rule_database_target_vpc=$(create 'ingress rule database-target-vpc' ec2 authorize-security-group-ingress \
    --group-id "$security_group_database_target" \
    --ip-permissions 'IpProtocol=tcp,FromPort=5432,ToPort=5432,IpRanges=[{CidrIp=10.20.0.0/16,Description=PostgreSQL from the VPC}]' \
    --query 'SecurityGroupRules[0].SecurityGroupRuleId')
fi
