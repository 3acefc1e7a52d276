"""What AWS refuses, for the Database Migration Service of the fake account:
a table of checks for each action. A check returns nothing or raises the
Fault that AWS answers."""
import json
import re

from dms import ACCOUNT, ENDPOINT, GROUP, INSTANCE, TASK, Fault
from dms_tasks import backend

NAME = re.compile(r"[A-Za-z](?:-?[A-Za-z0-9])*")
MANAGED = "arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"


def invalid_state(message):
    return Fault("InvalidResourceStateFault", message)


def invalid_value(message):
    return Fault("InvalidParameterValueException", message)


def role_named(region, name):
    roles = backend("iam", region).roles.values()
    return next((r for r in roles if name in (r.name, r.arn)), None)


def trusts(role, service):
    return service in json.dumps(role.assume_role_policy_document)


def vpc_role(region, _params):
    """By its exact name, trusted, and with the managed policy."""
    role = role_named(region, "dms-vpc-role")
    if (role is None or not trusts(role, "dms.amazonaws.com")
            or MANAGED not in role.managed_policies):
        raise Fault("AccessDeniedFault",
                    f"The IAM Role arn:aws:iam::{ACCOUNT}:role/dms-vpc-role "
                    "is not configured properly.")


def good_name(member):
    def check(_region, params):
        if member in params and not NAME.fullmatch(params[member]):
            raise invalid_value(
                f"The parameter {member} must be a valid identifier: it "
                "begins with a letter, holds letters, digits and hyphens, "
                "and neither ends with a hyphen nor holds two in a row.")
    return check


def subnets_in_two_zones(region, params):
    ec2 = backend("ec2", region)
    known = {s.id: s for zone in ec2.subnets.values() for s in zone.values()}
    unknown = [each for each in params["SubnetIds"] if each not in known]
    if unknown:
        raise Fault("InvalidSubnet", f"Subnets not found: {unknown}")
    if len({known[s].availability_zone for s in params["SubnetIds"]}) < 2:
        raise Fault("ReplicationSubnetGroupDoesNotCoverEnoughAZs",
                    "The Replication Subnet Group doesn't meet Availability "
                    "Zone (AZ) coverage requirement. Please add subnets to "
                    "cover at least 2 AZs.")


def group_exists(region, params):
    group = params.get("ReplicationSubnetGroupIdentifier")
    if group:
        region.get(GROUP, group)


def security_groups_exist(region, params):
    ec2 = backend("ec2", region)
    for each in params.get("VpcSecurityGroupIds", []):
        if ec2.get_security_group_from_id(each) is None:
            raise invalid_value(f"The security group {each} does not exist")


def settings_of(endpoint):
    """The block of an endpoint that speaks of Secrets Manager, if any."""
    blocks = (v for k, v in endpoint.items() if k.endswith("Settings"))
    return next((b for b in blocks if "SecretsManagerSecretId" in b), None)


def secret_role(region, params):
    block = settings_of(params)
    if block is None:
        return
    if any(k in params for k in ("Username", "Password", "ServerName")):
        raise Fault("InvalidParameterCombinationException",
                    "Secrets Manager and clear-text connection values "
                    "exclude each other.")
    role = role_named(region, block.get("SecretsManagerAccessRoleArn"))
    # lint-rules E10: DMS takes on this role by its regional principal.
    if role is None or not trusts(role, f"dms.{region.name}.amazonaws.com"):
        raise Fault("AccessDeniedFault",
                    "Unable to assume the role "
                    f"{block.get('SecretsManagerAccessRoleArn')}: it must "
                    f"trust dms.{region.name}.amazonaws.com.")


def in_use_by(member, what):
    """Nothing can go while a task or an instance refers to it."""
    def check(region, params):
        kind, users, members = member
        thing = region.get(kind, params[kind.ref])
        using = [u[users.key] for u in region.all(users)
                 if any(u.get(m) == thing[kind.ref] for m in members)]
        if using:
            raise invalid_state(
                f"{kind.noun.capitalize()} {thing[kind.ref]} is part of one "
                f"or more {what}: {', '.join(using)}.")
    return check


ENDPOINT_USERS = (ENDPOINT, TASK, ("SourceEndpointArn", "TargetEndpointArn"))
INSTANCE_USERS = (INSTANCE, TASK, ("ReplicationInstanceArn",))
GROUP_USERS = (GROUP, INSTANCE, ("ReplicationSubnetGroupIdentifier",))


def in_state(kind, states, doing):
    def check(region, params):
        thing = region.get(kind, params[kind.ref])
        if thing[kind.status] not in states:
            raise invalid_state(
                f"The {kind.noun} {thing[kind.key]} is "
                f"{thing[kind.status]} and cannot be {doing}.")
    return check


def endpoints_fit(region, params):
    for side in ("Source", "Target"):
        endpoint = region.get(ENDPOINT, params[side + "EndpointArn"])
        if endpoint["EndpointType"] != side.lower():
            raise invalid_value(
                f"Endpoint {endpoint['EndpointIdentifier']} is not a "
                f"{side.lower()} endpoint")


def mappings_parse(_region, params):
    if "TableMappings" not in params:
        return
    try:
        rules = json.loads(params["TableMappings"])["rules"]
        ids = [rule["rule-id"] for rule in rules]
        chosen = [rule for rule in rules if rule["rule-type"] == "selection"
                  and rule["rule-action"] in ("include", "explicit")]
    except (ValueError, KeyError, TypeError) as error:
        raise invalid_value(
            f"Invalid Table Mappings document. Invalid json: {error}")
    if len(set(map(str, ids))) < len(ids):
        raise invalid_value("Error in mapping rules. Rule ids must be unique")
    if not chosen:
        raise invalid_value(
            "Error in mapping rules. At least one selection rule must include")


def settings_parse(_region, params):
    text = params.get("ReplicationTaskSettings")
    if text is None:
        return
    try:
        good = isinstance(json.loads(text), dict)
    except ValueError:
        good = False
    if not good:
        raise invalid_value("Invalid task settings JSON")


def connections_tested(region, params):
    task = region.get(TASK, params["ReplicationTaskArn"])
    for side in ("SourceEndpointArn", "TargetEndpointArn"):
        pair = (task["ReplicationInstanceArn"], task[side])
        tested = region.connections.get(pair, {})
        if tested.get("Status") != "successful":
            raise invalid_state(
                "Test connection for replication instance and endpoint "
                "should be successful for starting the replication task")


def start_type(region, params):
    task = region.get(TASK, params["ReplicationTaskArn"])
    kind = params["StartReplicationTaskType"]
    first = "Started" not in task
    if first != (kind == "start-replication"):
        only = "the first time" if not first else "a task that has run"
        raise Fault(
            "InvalidParameterCombinationException",
            f"Start Type : {kind.upper().replace('-', '_')}, valid only for "
            f"tasks running for {only}")


def report_role(region, params):
    """The role that writes reports trusts the service."""
    role = role_named(region, params["ServiceAccessRoleArn"])
    if role is None or not trusts(role, "dms.amazonaws.com"):
        raise Fault("AccessDeniedFault",
                    f"Unable to assume {params['ServiceAccessRoleArn']}")


def report_bucket(region, params):
    buckets = backend("s3", region).buckets
    if params["ResultLocationBucket"] not in buckets:
        raise Fault("S3ResourceNotFoundFault",
                    f"No bucket {params['ResultLocationBucket']}")


def new_run_name(region, params):
    if any(run["AssessmentRunName"] == params["AssessmentRunName"]
           for run in region.assessments.values()):
        raise Fault("ResourceAlreadyExistsFault",
                    "There is an assessment run of that name")


def why_unreachable(region, endpoint):
    """Why a connection test fails, or None. The secret must say where the
    database is and who logs in; a database of this account must be there and
    have that password. Networks and permissions are not looked at."""
    block = settings_of(endpoint)
    if block is None:
        return None
    try:
        secret = json.loads(secret_text(region, block))
    except (KeyError, ValueError):
        return "The secret is missing, has no value or is not JSON"
    missing = [k for k in ("host", "port", "username", "password")
               if not secret.get(k)]
    if missing:
        return f"The secret lacks {', '.join(missing)}"
    return why_no_login(region, secret)


def secret_text(region, block):
    wanted = block["SecretsManagerSecretId"]
    secrets = backend("secretsmanager", region).secrets
    secret = next((s for s in secrets.values()
                   if wanted in (s.arn, s.name)), None)
    if secret is None or secret.is_deleted():
        raise KeyError(wanted)
    return secret.versions[secret.default_version_id]["secret_string"]


def why_no_login(region, secret):
    if not str(secret["host"]).endswith("rds.amazonaws.com"):
        return None
    databases = backend("rds", region).databases.values()
    found = next((d for d in databases if d.address == secret["host"]), None)
    if found is None or found.status != "available":
        return f"No database answers at {secret['host']}"
    if str(found.port) != str(secret["port"]):
        return f"{secret['host']} does not listen on {secret['port']}"
    if (found.master_username == secret["username"]
            and found._master_user_password != secret["password"]):
        return "password authentication failed"
    return None


RESTING = ("ready", "stopped", "failed")
RULES = {
    "CreateReplicationSubnetGroup": [vpc_role, subnets_in_two_zones],
    "ModifyReplicationSubnetGroup": [vpc_role, subnets_in_two_zones],
    "DeleteReplicationSubnetGroup": [in_use_by(GROUP_USERS, "instances")],
    "CreateReplicationInstance": [
        good_name("ReplicationInstanceIdentifier"), vpc_role, group_exists,
        security_groups_exist],
    "ModifyReplicationInstance": [
        in_state(INSTANCE, ("available",), "modified")],
    # The service needs the role to take its network interfaces away.
    "DeleteReplicationInstance": [
        vpc_role, in_state(INSTANCE, ("available", "failed"), "deleted"),
        in_use_by(INSTANCE_USERS, "ReplicationTasks")],
    "CreateEndpoint": [good_name("EndpointIdentifier"), secret_role],
    "ModifyEndpoint": [secret_role],
    "DeleteEndpoint": [in_use_by(ENDPOINT_USERS, "ReplicationTasks")],
    "CreateReplicationTask": [
        good_name("ReplicationTaskIdentifier"), endpoints_fit,
        in_state(INSTANCE, ("available",), "given a task"),
        mappings_parse, settings_parse],
    "ModifyReplicationTask": [in_state(TASK, RESTING, "modified"),
                              mappings_parse, settings_parse],
    "DeleteReplicationTask": [in_state(TASK, RESTING, "deleted")],
    "StartReplicationTask": [in_state(TASK, RESTING, "started"),
                             start_type, connections_tested],
    "StartReplicationTaskAssessmentRun": [
        in_state(TASK, RESTING, "assessed"), connections_tested,
        new_run_name, report_role, report_bucket],
    "StopReplicationTask": [in_state(TASK, ("running",), "stopped")],
    "TestConnection": [in_state(INSTANCE, ("available",), "used"),
                       in_state(ENDPOINT, ("active",), "tested")],
}


def check(region, action, params):
    for rule in RULES.get(action, []):
        rule(region, params)
