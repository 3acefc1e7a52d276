"""What the fake Database Migration Service does for each action: the four
verbs that all kinds share, the life of a task, connections and tags."""
import json
import time

import dms
from dms import ASSESSMENT, ENDPOINT, GROUP, INSTANCE, KINDS, TASK, Fault
from pace import PACE


def show(kind, region, thing):
    """A thing as the service describes it."""
    return SHOW[kind.name](region, thing)


def show_instance(region, thing):
    group = thing.get("ReplicationSubnetGroupIdentifier")
    shown = {
        **thing, "InstanceCreateTime": thing["Created"],
        "AvailabilityZone": thing.get("AvailabilityZone",
                                      region.name + "a"),
        "KmsKeyId": thing.get("KmsKeyId", default_key(region)),
        "VpcSecurityGroups": [
            {"VpcSecurityGroupId": each, "Status": "active"}
            for each in thing.get("VpcSecurityGroupIds", [])],
    }
    if group:
        shown["ReplicationSubnetGroup"] = show_group(
            region, region.get(GROUP, group))
    return shown


def show_group(region, thing):
    ec2 = backend("ec2", region)
    subnets = [ec2.get_subnet(each) for each in thing["SubnetIds"]]
    return {**thing, "VpcId": subnets[0].vpc_id, "Subnets": [
        {"SubnetIdentifier": each.id, "SubnetStatus": "Active",
         "SubnetAvailabilityZone": {"Name": each.availability_zone}}
        for each in subnets]}


def show_endpoint(region, thing):
    return {**thing, "EngineDisplayName": thing["EngineName"],
            "EndpointType": thing["EndpointType"].upper(),
            "KmsKeyId": thing.get("KmsKeyId", default_key(region))}


def show_task(_region, thing):
    started = thing.get("Started")
    shown = {**thing, "ReplicationTaskCreationDate": thing["Created"],
             "ReplicationTaskStartDate": started,
             "ReplicationTaskSettings": filled_settings(thing)}
    if started:
        shown["ReplicationTaskStats"] = {
            "FullLoadProgressPercent": 100, "TablesLoaded": 1,
            "TablesLoading": 0, "TablesQueued": 0, "TablesErrored": 0,
            "StartDate": started, "FullLoadStartDate": started}
    return shown


def filled_settings(thing):
    """AWS hands settings back with a log group and stream of its own, which
    is what makes a plan differ for ever if nobody suppresses it."""
    settings = json.loads(thing.get("ReplicationTaskSettings") or "{}")
    if settings.get("Logging", {}).get("EnableLogging"):
        tail = thing["Arn"].rsplit(":", 1)[1]
        settings["Logging"].update(
            CloudWatchLogGroup="dms-tasks-fake",
            CloudWatchLogStream=f"dms-task-{tail}")
    return json.dumps(settings)


SHOW = {"ReplicationInstance": show_instance, "Endpoint": show_endpoint,
        "ReplicationSubnetGroup": show_group, "ReplicationTask": show_task}


def default_key(region):
    return f"arn:aws:kms:{region.name}:{dms.ACCOUNT}:key/aws-dms"


def backend(service, region):
    """moto's backend of another service, where the neighbours live."""
    import moto.backends
    name = "aws" if service in ("iam", "s3") else region.name
    return moto.backends.get_backend(service)[dms.ACCOUNT][name]


def start(region, params):
    task = region.get(TASK, params["ReplicationTaskArn"])
    task["Started"] = time.time()
    full_load = task["MigrationType"] == "full-load"
    if full_load:
        task["StopReason"] = "Stop Reason FULL_LOAD_ONLY_FINISHED"
    final = "stopped" if full_load else "running"
    return dms.begin(TASK, region, task, "starting", final)


def stop(region, params):
    task = region.get(TASK, params["ReplicationTaskArn"])
    task["StopReason"] = "Stop Reason NORMAL"
    return dms.begin(TASK, region, task, "stopping", "stopped")


def test_connection(region, params):
    import dms_rules
    endpoint = region.get(ENDPOINT, params["EndpointArn"])
    instance = region.get(INSTANCE, params["ReplicationInstanceArn"])
    why = dms_rules.why_unreachable(region, endpoint)
    pair = (instance["Arn"], endpoint["Arn"])
    connection = {
        "ReplicationInstanceArn": instance["Arn"],
        "EndpointArn": endpoint["Arn"], "Status": "testing",
        "EndpointIdentifier": endpoint["EndpointIdentifier"],
        "ReplicationInstanceIdentifier":
            instance["ReplicationInstanceIdentifier"]}
    region.connections[pair] = connection

    def settle():
        connection["Status"] = "failed" if why else "successful"
        connection["LastFailureMessage"] = why or ""

    answer = {"Connection": dict(connection)}
    PACE.begin(("Connection", pair), settle)
    return answer


def describe_connections(region, params):
    members = {"endpoint-arn": "EndpointArn",
               "replication-instance-arn": "ReplicationInstanceArn"}
    found = [(pair, c) for pair, c in region.connections.items()
             if all(c[members[f["Name"]]] in f["Values"]
                    for f in params.get("Filters", []))]
    if params.get("Filters") and not found:
        raise Fault("ResourceNotFoundFault",
                    "No connections found matching this filter")
    for pair, _ in found:
        PACE.look(("Connection", pair))
    return {"Connections": [c for _, c in found]}


def table_statistics(region, params):
    """One row for each table that a rule names outright."""
    task = region.get(TASK, params["ReplicationTaskArn"])
    rules = json.loads(task["TableMappings"])["rules"]
    tables = [r["object-locator"] for r in rules
              if r["rule-type"] == "selection" and task.get("Started")]
    return {"ReplicationTaskArn": task["Arn"], "TableStatistics": [
        {"SchemaName": t["schema-name"], "TableName": t["table-name"],
         "FullLoadRows": 0, "Inserts": 0, "Updates": 0, "Deletes": 0,
         "TableState": "Table completed", "ValidationState": "Validated"}
        for t in tables if "%" not in t["schema-name"] + t["table-name"]]}


def assess(region, params):
    """A run goes on for a while, and then has a warning."""
    task = region.get(TASK, params["ReplicationTaskArn"])
    arn = region.arn(ASSESSMENT, params["AssessmentRunName"])
    run = {**params, "ReplicationTaskAssessmentRunArn": arn,
           "ReplicationTaskArn": task["Arn"], "Status": "starting"}
    region.assessments[arn] = run
    PACE.begin(("Assessment", arn), lambda: run.update(Status="warning"))
    return {"ReplicationTaskAssessmentRun": dict(run)}


def assessments_of(region, params):
    """The runs that the filter names; DMS takes it by the run's ARN."""
    filters = {f["Name"]: f["Values"] for f in params.get("Filters", [])}
    wanted = filters.get("replication-task-assessment-run-arn")
    found = [run for arn, run in region.assessments.items()
             if wanted is None or arn in wanted]
    for run in found:
        PACE.look(("Assessment", run["ReplicationTaskAssessmentRunArn"]))
    return found


def describe_assessments(region, params):
    return {"ReplicationTaskAssessmentRuns": assessments_of(region, params)}


def individual_assessments(region, params):
    """Of a run that is over, one has passed and one has not."""
    return {"ReplicationTaskIndividualAssessments": [
        {"ReplicationTaskAssessmentRunArn":
             run["ReplicationTaskAssessmentRunArn"],
         "IndividualAssessmentName": name, "Status": status}
        for run in assessments_of(region, params)
        if run["Status"] == "warning"
        for name, status in (
            ("postgres-check-wal-level", "passed"),
            ("postgres-check-max-slot-wal-keep-size", "warning"))]}


def add_tags(region, params):
    tags = region.tags.setdefault(params["ResourceArn"], {})
    tags.update({t["Key"]: t.get("Value", "") for t in params["Tags"]})
    return {}


def remove_tags(region, params):
    for key in params["TagKeys"]:
        region.tags.get(params["ResourceArn"], {}).pop(key, None)
    return {}


def list_tags(region, params):
    arns = params.get("ResourceArnList") or [params["ResourceArn"]]
    return {"TagList": [
        {"ResourceArn": arn, "Key": key, "Value": value}
        for arn in arns for key, value in region.tags.get(arn, {}).items()]}


def shared(verb, kind):
    """One of the four verbs, bound to a kind."""
    def one(region, params):
        thing = verb(kind, region, params)
        return {kind.name: show(kind, region, thing)}

    def many(region, params):
        hidden = ("TableMappings", "ReplicationTaskSettings")
        shown = [show(kind, region, t)
                 for t in dms.describe(kind, region, params)]
        if params.get("WithoutSettings"):
            shown = [{k: v for k, v in t.items() if k not in hidden}
                     for t in shown]
        return {kind.group: shown}

    return many if verb is dms.describe else one


ACTIONS = {
    **{f"Create{k.name}": shared(dms.create, k) for k in KINDS},
    **{f"Modify{k.name}": shared(dms.modify, k) for k in KINDS},
    **{f"Delete{k.name}": shared(dms.delete, k) for k in KINDS},
    **{f"Describe{k.group}": shared(dms.describe, k) for k in KINDS},
    "StartReplicationTask": lambda region, params: {
        "ReplicationTask": show_task(region, start(region, params))},
    "StopReplicationTask": lambda region, params: {
        "ReplicationTask": show_task(region, stop(region, params))},
    "TestConnection": test_connection,
    "DescribeConnections": describe_connections,
    "DescribeTableStatistics": table_statistics,
    "StartReplicationTaskAssessmentRun": assess,
    "DescribeReplicationTaskAssessmentRuns": describe_assessments,
    "DescribeReplicationTaskIndividualAssessments": individual_assessments,
    "AddTagsToResource": add_tags,
    "RemoveTagsFromResource": remove_tags,
    "ListTagsForResource": list_tags,
}


def act(region, action, params):
    if action not in ACTIONS:
        raise Fault("UnknownOperationException",
                    f"The fake account has no {action}")
    return ACTIONS[action](region, params)
