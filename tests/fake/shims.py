"""Where the fake account has to answer otherwise than moto 5.2 does.

Each shim replaces one method of moto and says why it is there; SHIMS lists
them (`account.py --list`). It gets moto's own method first. moto's backends
are replaced, not its answers, so that CloudFormation sees the same.
"""
import functools
import os

# Before moto reads it: the roles of DMS attach policies that AWS manages.
os.environ.setdefault("MOTO_IAM_LOAD_MANAGED_POLICIES", "true")

from moto.cloudformation import parsing  # noqa: E402
from moto.cloudformation.exceptions import ValidationError  # noqa: E402
from moto.cloudformation.models import (  # noqa: E402
    ChangeSet, CloudFormationBackend, Stack)
from moto.cloudformation.parsing import ResourceMap  # noqa: E402
from moto.cloudformation.responses import (  # noqa: E402
    CloudFormationResponse)
from moto.dms.responses import DatabaseMigrationServiceResponse  # noqa: E402
from moto.ec2.exceptions import EC2ClientError  # noqa: E402
from moto.ec2.models import EC2Backend  # noqa: E402
from moto.ec2.models.security_groups import SecurityGroupRule  # noqa: E402
from moto.rds.exceptions import RDSClientError  # noqa: E402
from moto.rds.models import (  # noqa: E402
    DBInstance, DBParameterGroup, RDSBackend)

import dms  # noqa: E402
import stacks  # noqa: E402
from pace import PACE  # noqa: E402

SHIMS = []


def shim(owner, method, reason):
    def wrap(ours):
        original = getattr(owner, method)
        if isinstance(original, property):
            replacement = property(
                lambda self: ours(original.fget, self), original.fset)
        else:
            @functools.wraps(original)
            def replacement(self, *args, **kwargs):
                return ours(original, self, *args, **kwargs)
        setattr(owner, method, replacement)
        SHIMS.append((f"{owner.__name__}.{method}", reason))
        return ours
    return wrap


def in_use(what, users):
    if users:
        raise EC2ClientError(
            "DependencyViolation",
            f"{what} has a dependent object: {', '.join(users)}")


# ---- Database Migration Service

@shim(DatabaseMigrationServiceResponse, "call_action",
      "times as text, no Modify calls, subnets read back otherwise, and "
      "little is refused: dms.py answers instead")
def answer_dms(_original, response):
    import json
    headers = dict(response.response_headers)
    try:
        body = dms.call(response.region, response._get_action(),
                        json.loads(response.body or "{}"))
        return 200, headers, json.dumps(body)
    except dms.Fault as fault:
        body = {"__type": fault.code, "message": fault.message}
        return 400, {**headers, "status": "400"}, json.dumps(body)


# ---- EC2: what depends on what

def databases_in(ec2):
    from moto.rds.models import rds_backends
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


def group_of(database):
    return getattr(database, "db_subnet_group", None)


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


# ---- RDS

@shim(DBInstance, "__init__", "every instance has the same resource id")
def name_resource(original, database, *args, **kwargs):
    original(database, *args, **kwargs)
    digits = database.db_instance_identifier.encode().hex().upper()
    database.dbi_resource_id = "db-" + digits[:26].ljust(26, "0")


@shim(DBInstance, "endpoint",
      "the address is told before the instance has one")
def endpoint(original, database):
    return None if database.status == "creating" else original(database)


@shim(DBParameterGroup, "update_parameters",
      "parameters carry no Source, and the provider reads only what is "
      "'user': a second plan would not be empty")
def update_parameters(original, group, new_parameters):
    original(group, new_parameters)
    for parameter in group.parameters.values():
        parameter.setdefault("Source", "user")


@shim(RDSBackend, "create_subnet_group",
      "one zone is enough, and a name that exists is taken over")
def create_subnet_group(original, rds, subnet_name, description, subnets,
                        tags):
    if subnet_name in rds.subnet_groups:
        raise RDSClientError(
            "DBSubnetGroupAlreadyExists",
            f"The DB subnet group '{subnet_name}' already exists.")
    if len({each.availability_zone for each in subnets}) < 2:
        raise RDSClientError(
            "DBSubnetGroupDoesNotCoverEnoughAZs",
            "The DB subnet group doesn't meet Availability Zone (AZ) "
            "coverage requirement. Current AZ coverage is one.")
    return original(rds, subnet_name, description, subnets, tags)


def available(database, state, final="available"):
    database.status = state
    PACE.begin(("rds", database.db_instance_identifier),
               lambda: setattr(database, "status", final))


@shim(RDSBackend, "create_db_instance", "available at once")
def create_db_instance(original, rds, db_kwargs):
    database = original(rds, db_kwargs)
    available(database, "creating")
    return database


@shim(RDSBackend, "modify_db_instance", "modified at once, in any state")
def modify_db_instance(original, rds, db_instance_identifier, db_kwargs):
    require_available(rds, db_instance_identifier)
    database = original(rds, db_instance_identifier, db_kwargs)
    available(database, "modifying")
    return database


def require_available(rds, name):
    database = rds.databases.get(name)
    if database and database.status != "available":
        raise RDSClientError(
            "InvalidDBInstanceState",
            f"Instance {name} is not in available state.")


@shim(RDSBackend, "describe_db_instances", "pace of databases")
def describe_db_instances(original, rds, db_instance_identifier=None,
                          filters=None):
    for database in original(rds, db_instance_identifier, filters):
        PACE.look(("rds", database.db_instance_identifier))
    return original(rds, db_instance_identifier, filters)


@shim(RDSBackend, "delete_db_instance",
      "gone at once, in any state, and with no word about a last snapshot")
def delete_db_instance(original, rds, db_instance_identifier,
                       final_db_snapshot_identifier=None,
                       skip_final_snapshot=False, **kwargs):
    name = db_instance_identifier
    database = rds.databases.get(name)
    if database is None or database.deletion_protection:
        return original(rds, name)  # which answers what is wrong
    if not (skip_final_snapshot or final_db_snapshot_identifier):
        raise RDSClientError(
            "InvalidParameterCombination",
            "FinalDBSnapshotIdentifier is required unless "
            "SkipFinalSnapshot is specified.")
    if database.status in ("deleting", "creating"):
        raise RDSClientError(
            "InvalidDBInstanceState", f"Instance {name} is already being "
            f"{database.status.replace('ing', 'ed')}.")
    database.status = "deleting"
    PACE.begin(("rds", name), lambda: original(
        rds, name, final_db_snapshot_identifier, skip_final_snapshot,
        **kwargs))
    return database


@shim(RDSBackend, "delete_db_parameter_group",
      "deleted while an instance still uses it")
def delete_db_parameter_group(original, rds, db_parameter_group_name):
    name = db_parameter_group_name
    users = [d.db_instance_identifier for d in rds.databases.values()
             if d.db_parameter_group_name == name]
    if users:
        raise RDSClientError(
            "InvalidDBParameterGroupState",
            "One or more database instances are still members of this "
            f"parameter group {name}, so the group cannot be deleted")
    return original(rds, name)


@shim(RDSBackend, "delete_subnet_group",
      "deleted while an instance still uses it")
def delete_subnet_group(original, rds, subnet_name):
    users = [d.db_instance_identifier for d in rds.databases.values()
             if group_of(d) and group_of(d).name == subnet_name]
    if users:
        raise RDSClientError(
            "InvalidDBSubnetGroupStateFault",
            f"Cannot delete the subnet group '{subnet_name}' because at "
            f"least one database instance: {users[0]} is still using it.")
    return original(rds, subnet_name)


# ---- CloudFormation: stacks.py makes and deletes the things of a stack

@shim(Stack, "parse_template",
      "short forms within short forms are not understood, nor is GetAZs")
def parse_template(_original, *instance_and_text):
    return stacks.template(instance_and_text[-1])


@shim(Stack, "parameter_list", "values of NoEcho parameters are shown")
def parameter_list(original, stack):
    hidden = stack.resource_map.no_echo_parameter_keys
    return [{**each, "ParameterValue": "****"}
            if each["ParameterKey"] in hidden else each
            for each in original(stack)]


@shim(parsing, "resource_class_from_type",
      "many types are unknown, and passed over; properties too")
def resource_class_from_type(_original, resource_type):
    if resource_type not in stacks.CLASSES:
        raise ValidationError(
            message=f"Unrecognized resource types: [{resource_type}]")
    return stacks.CLASSES[resource_type]


@shim(ResourceMap, "_ResourceMap__get_resources_in_dependency_order",
      "the template's order, which hides a missing DependsOn")
def making_order(_original, resources):
    return stacks.making_order(resources._resource_json_map)


@shim(ResourceMap, "delete",
      "tried in any order until it works, which hides the same")
def delete_things(_original, resources):
    for name in stacks.deleting_order(resources._resource_json_map):
        thing = resources._parsed_resources.get(name)
        if isinstance(thing, stacks.Made):
            thing.delete(None, resources._region_name)
            del resources._parsed_resources[name]


@shim(CloudFormationResponse, "_validate_different_update",
      "a change set without changes is an error, instead of a failed one")
def accept_no_change(_original, *_args):
    pass


@shim(Stack, "has_parameters",
      "a parameter left at its default counts as a change")
def has_parameters(_original, stack, given):
    known = stack.resource_map.resolved_parameters
    return all(known.get(key) == value for key, value in given.items())


@shim(ChangeSet, "_parse_template", "as for Stack.parse_template")
def parse_change_set(_original, change_set):
    change_set.template_dict = stacks.template(change_set.template)


@shim(ChangeSet, "apply",
      "DependsOn is passed over, and a new stack has no outputs")
def apply(_original, change_set):
    stack = change_set.stack
    if change_set.change_set_type != "CREATE":
        raise NotImplementedError("the fake account changes no stack")
    stack.template = change_set.template
    stack._parse_template()
    stack.resource_map = stack._create_resource_map()
    stack.output_map = stack._create_output_map()
    stack.create_resources()


@shim(CloudFormationBackend, "execute_change_set",
      "a failure answers a 500 and leaves what was made so far")
def execute_change_set(original, backend, change_set_name, stack_name=None):
    try:
        original(backend, change_set_name, stack_name)
    except Exception as error:
        change_set = backend.describe_change_set(change_set_name)
        stack, kind = change_set.stack, change_set.change_set_type
        stack._add_stack_event(f"{kind}_FAILED", str(error))
        if kind == "CREATE":
            stack.resource_map.delete()
        stack.status = {"CREATE": "ROLLBACK_COMPLETE",
                        "UPDATE": "UPDATE_ROLLBACK_COMPLETE"}[kind]


@shim(CloudFormationBackend, "delete_stack",
      "a failure answers a 500, and the stack is gone")
def delete_stack(original, backend, name_or_stack_id):
    before = dict(backend.stacks)
    try:
        original(backend, name_or_stack_id)
    except Exception as error:
        backend.stacks.update(before)
        for stack in backend.stacks.values():
            if name_or_stack_id in (stack.name, stack.stack_id):
                stack._add_stack_event("DELETE_FAILED", str(error))
                stack.status = "DELETE_FAILED"
