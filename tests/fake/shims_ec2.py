"""EC2: what depends on what, and how long a NAT gateway takes."""
from moto.ec2.exceptions import EC2ClientError
from moto.ec2.models import EC2Backend
from moto.ec2.models.security_groups import SecurityGroupRule
from moto.rds.models import rds_backends

import dms
from pace import PACE
from shim import shim
from shims_rds import group_of


def in_use(what, users):
    if users:
        raise EC2ClientError(
            "DependencyViolation",
            f"{what} has a dependent object: {', '.join(users)}")


def databases_in(ec2):
    return rds_backends[ec2.account_id][ec2.region_name].databases.values()


def instances_in(ec2):
    return dms.region_of(ec2.region_name).all(dms.INSTANCE)


def gateways_in(ec2):
    return [nat for nat in ec2.nat_gateways.values()
            if nat.state not in ("deleted", "failed")]


def subnets_of(ec2, instance):
    group = instance.get("ReplicationSubnetGroupIdentifier")
    region = dms.region_of(ec2.region_name)
    return region.get(dms.GROUP, group)["SubnetIds"] if group else []


def attached(ec2, vpc_id):
    return [igw.id for igw in ec2.internet_gateways.values()
            if igw.vpc and igw.vpc.id == vpc_id]


def subnet_ids(database):
    group = group_of(database)
    return [s["SubnetIdentifier"] for s in group.subnets] if group else []


@shim(EC2Backend, "create_route",
      "a route to an internet gateway that is not attached is accepted")
def create_route(original, ec2, route_table_id, *args, **kwargs):
    gateway = kwargs.get("gateway_id") or ""
    vpc_id = ec2.get_route_table(route_table_id).vpc_id
    if gateway.startswith("igw-") and gateway not in attached(ec2, vpc_id):
        raise EC2ClientError(
            "InvalidParameterValue",
            f"route table {route_table_id} and network gateway {gateway} "
            "belong to different networks")
    return original(ec2, route_table_id, *args, **kwargs)


@shim(EC2Backend, "create_nat_gateway",
      "a public NAT gateway is available at once, and even where no internet "
      "gateway is attached; on AWS that one ends as failed")
def create_nat_gateway(original, ec2, subnet_id, *args, **kwargs):
    nat = original(ec2, subnet_id, *args, **kwargs)
    public = nat.connectivity_type != "private"
    good = not public or attached(ec2, nat.vpc_id)
    nat.state = "pending"
    PACE.begin(("nat", nat.id), lambda: setattr(
        nat, "state", "available" if good else "failed"))
    return nat


@shim(EC2Backend, "delete_nat_gateway",
      "gone at once, but its interface and address stay taken")
def delete_nat_gateway(original, ec2, nat_gateway_id):
    nat = ec2.nat_gateways.get(nat_gateway_id)
    if nat is None:
        raise EC2ClientError(
            "NatGatewayNotFound",
            f"The Nat Gateway {nat_gateway_id} was not found")
    if nat.state in ("deleting", "deleted"):
        return nat
    nat.state = "deleting"

    def settle():
        for address in nat.address_set:
            if "publicIp" in address:
                ec2.disassociate_address(address=address["publicIp"])
        ec2.enis.pop(nat._eni.id, None)
        original(ec2, nat_gateway_id)

    PACE.begin(("nat", nat.id), settle)
    return nat


@shim(EC2Backend, "describe_nat_gateways",
      "filters by tag are passed over; and the pace of NAT gateways")
def describe_nat_gateways(original, ec2, filters, nat_gateway_ids):
    for nat in original(ec2, None, nat_gateway_ids):
        PACE.look(("nat", nat.id))
    tags = {name[4:]: values for name, values in (filters or {}).items()
            if name.startswith("tag:")}
    return [nat for nat in original(ec2, filters, nat_gateway_ids)
            if tagged(nat, tags)]


def tagged(thing, wanted):
    tags = {tag["key"]: tag["value"] for tag in thing.get_tags()}
    return all(tags.get(key) in values for key, values in wanted.items())


@shim(EC2Backend, "release_address",
      "an address that a NAT gateway still holds is released")
def release_address(original, ec2, address=None, allocation_id=None):
    for nat in gateways_in(ec2):
        for held in nat.address_set:
            if allocation_id and held.get("allocationId") == allocation_id:
                raise EC2ClientError(
                    "InvalidIPAddress.InUse",
                    f"Address {held['publicIp']} is in use by {nat.id}")
    return original(ec2, address=address, allocation_id=allocation_id)


@shim(EC2Backend, "detach_internet_gateway",
      "detached while public addresses in the VPC still need it")
def detach_internet_gateway(original, ec2, internet_gateway_id, vpc_id):
    public = [nat.id for nat in gateways_in(ec2) if nat.vpc_id == vpc_id]
    public += [d.db_instance_identifier for d in databases_in(ec2)
               if d.publicly_accessible and group_of(d)
               and group_of(d).vpc_id == vpc_id]
    if public:
        raise EC2ClientError(
            "DependencyViolation",
            f"Network {vpc_id} has some mapped public address(es), of "
            f"{', '.join(public)}. Please unmap those public address(es) "
            "before detaching the gateway.")
    return original(ec2, internet_gateway_id, vpc_id)


@shim(EC2Backend, "delete_subnet", "deleted with things in it")
def delete_subnet(original, ec2, subnet_id):
    users = [nat.id for nat in gateways_in(ec2) if nat.subnet_id == subnet_id]
    users += [d.db_instance_identifier for d in databases_in(ec2)
              if subnet_id in subnet_ids(d)]
    users += [i["ReplicationInstanceIdentifier"] for i in instances_in(ec2)
              if subnet_id in subnets_of(ec2, i)]
    in_use(f"The subnet '{subnet_id}'", users)
    return original(ec2, subnet_id)


def rules_naming(ec2, group_id):
    """Groups, other than this one, with a rule that refers to it."""
    groups = [g for vpc in ec2.groups.values() for g in vpc.values()]
    return [g.id for g in groups if g.id != group_id
            for rule in g.ingress_rules + g.egress_rules
            if rule.source_group.get("GroupId") == group_id]


@shim(EC2Backend, "delete_security_group",
      "deleted while databases, instances or rules refer to it")
def delete_security_group(original, ec2, name=None, group_id=None):
    users = [d.db_instance_identifier for d in databases_in(ec2)
             if group_id in d.vpc_security_group_ids]
    users += [i["ReplicationInstanceIdentifier"] for i in instances_in(ec2)
              if group_id in i.get("VpcSecurityGroupIds", [])]
    in_use(f"resource {group_id}", users + rules_naming(ec2, group_id))
    return original(ec2, name=name, group_id=group_id)


@shim(EC2Backend, "delete_vpc",
      "deleted with an internet gateway or a security group in it")
def delete_vpc(original, ec2, vpc_id):
    groups = [g.id for g in ec2.groups.get(vpc_id, {}).values()
              if g.name != "default"]
    in_use(f"The vpc '{vpc_id}'", attached(ec2, vpc_id) + groups)
    return original(ec2, vpc_id)


@shim(SecurityGroupRule, "description",
      "a rule from a group or prefix list loses its description: a second "
      "plan would not be empty")
def description(original, rule):
    return original(rule) or rule.source_group.get("Description")
