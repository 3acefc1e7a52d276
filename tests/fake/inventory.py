"""Everything that the fake account holds, as one JSON document that two runs
can be compared by: taken through the API itself, so that it is what a user
would see. What the account had from the start is left out; ids that AWS makes
up are replaced by names, and what differs in every run is dropped.
"""
import json
import re

import boto3

from pace import PACE

KEYS = dict(aws_access_key_id="fake", aws_secret_access_key="fake")

# service, call, its arguments, list in the answer, the member that names it
TABLE = [
    ("ec2", "describe_vpcs", {}, "Vpcs", "VpcId"),
    ("ec2", "describe_subnets", {}, "Subnets", "SubnetId"),
    ("ec2", "describe_internet_gateways", {}, "InternetGateways",
     "InternetGatewayId"),
    ("ec2", "describe_addresses", {}, "Addresses", "AllocationId"),
    ("ec2", "describe_nat_gateways", {}, "NatGateways", "NatGatewayId"),
    ("ec2", "describe_route_tables", {}, "RouteTables", "RouteTableId"),
    ("ec2", "describe_security_groups", {}, "SecurityGroups", "GroupId"),
    ("ec2", "describe_network_interfaces", {}, "NetworkInterfaces",
     "NetworkInterfaceId"),
    ("rds", "describe_db_subnet_groups", {}, "DBSubnetGroups",
     "DBSubnetGroupName"),
    ("rds", "describe_db_parameter_groups", {}, "DBParameterGroups",
     "DBParameterGroupName"),
    ("rds", "describe_db_instances", {}, "DBInstances",
     "DBInstanceIdentifier"),
    ("rds", "describe_db_snapshots", {"SnapshotType": "manual"},
     "DBSnapshots", "DBSnapshotIdentifier"),
    ("secretsmanager", "list_secrets", {"IncludePlannedDeletion": True},
     "SecretList", "Name"),
    ("iam", "list_roles", {}, "Roles", "RoleName"),
    ("iam", "list_policies", {"Scope": "Local"}, "Policies", "PolicyName"),
    ("dms", "describe_replication_subnet_groups", {},
     "ReplicationSubnetGroups", "ReplicationSubnetGroupIdentifier"),
    ("dms", "describe_replication_instances", {}, "ReplicationInstances",
     "ReplicationInstanceIdentifier"),
    ("dms", "describe_endpoints", {}, "Endpoints", "EndpointIdentifier"),
    ("dms", "describe_replication_tasks", {}, "ReplicationTasks",
     "ReplicationTaskIdentifier"),
    ("logs", "describe_log_groups", {}, "logGroups", "logGroupName"),
    ("cloudformation", "describe_stacks", {}, "Stacks", "StackName"),
]

# Parts of a thing that AWS tells by a further call: list, call, argument,
# member of the answer.
PARTS = {
    "Roles": [
        ("list_attached_role_policies", "RoleName", "AttachedPolicies"),
        ("list_role_policies", "RoleName", "PolicyNames")],
    "DBParameterGroups": [
        ("describe_db_parameters", "DBParameterGroupName", "Parameters")],
}

# Different in every run, or of no meaning.
VOLATILE = re.compile(
    r".*(Time|Date|CreatedOn|Created|AssociationId|AttachmentId|RoleId"
    r"|PolicyId|PublicIp|PrivateIp|PrivateIpAddress|PrivateDnsName"
    r"|PrivateIpAddresses|MacAddress|VersionId|VersionIdsToStages"
    r"|Marker|OwnerId|RequesterId|NetworkAclId|SecretVersionsToStages"
    r"|creationTime|IsTruncated|StackId|CidrBlockAssociationSet"
    r"|CreateDate|Stats|DbiResourceId|LogStream)")


def clients(region, port):
    return {name: boto3.client(
        name, region_name=region,
        endpoint_url=f"http://127.0.0.1:{port}", **KEYS)
            for name in {row[0] for row in TABLE}}


def collect(connected):
    """{list: {id: thing}} of all that is there, as the API tells it."""
    found = {}
    for service, call, arguments, group, key in TABLE:
        answer = getattr(connected[service], call)(**arguments)[group]
        found[group] = {thing[key]: thing for thing in answer
                        if lasts(thing, thing[key])}
        for call, argument, member in PARTS.get(group, []):
            for name, thing in found[group].items():
                part = getattr(connected[service], call)
                thing[member] = part(**{argument: name})[member]
    return found


def lasts(thing, key):
    """Neither gone nor AWS's own: default.postgres16 comes by itself."""
    return thing.get("State") != "deleted" and not key.startswith("default.")


def tag(thing, name):
    tags = thing.get("Tags") or thing.get("TagSet") or []
    return next((t["Value"] for t in tags if t["Key"] == name), None)


def strip(value):
    if isinstance(value, dict):
        return {k: strip(v) for k, v in sorted(value.items())
                if not VOLATILE.fullmatch(k) and v not in (None, [], {})}
    if isinstance(value, list):
        items = [strip(each) for each in value]
        return sorted(items, key=lambda each: json.dumps(each, default=str))
    return value if isinstance(value, (str, int, float)) else str(value)


def names_of(found):
    """{made-up id or ARN: name} of all things that have a name."""
    names = {}
    for group, things in found.items():
        for key, thing in things.items():
            name = tag(thing, "Name") or thing.get("GroupName") or key
            names[key] = name
            for member, value in thing.items():
                if member.lower().endswith("arn") and name in (key, name):
                    own = member.lower().removesuffix("arn")
                    if own == "" or group.lower().startswith(own):
                        names[value] = f"arn of {name}"
    return names


def document(connected, baseline):
    PACE.finish()  # a state on its way would depend on who asked how often
    found = collect(connected)
    new = {group: {key: thing for key, thing in things.items()
                   if key not in baseline.get(group, {})}
           for group, things in found.items()}
    names = names_of(found)
    ids = sorted((k for k in names if k != names[k]), key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, ids)) or r"(?!)")
    named = {group: {names[key]: strip(thing)
                     for key, thing in things.items()}
             for group, things in new.items() if things}
    text = json.dumps(named, indent=1, sort_keys=True, default=str)
    text = pattern.sub(lambda m: names[m.group()], text)
    # Sorted once more: lists were sorted by ids that are names now.
    return json.dumps(strip(json.loads(text)), indent=1, sort_keys=True)
