"""The Database Migration Service of the fake account.

moto's own DMS answers times as text, which the Terraform provider rejects,
lacks every Modify call, reads a subnet group back with made-up subnets, and
accepts what AWS refuses. This module answers in its place. Four kinds of
things share one create, describe, modify and delete; what differs stands in
KINDS, and what AWS refuses in dms_rules.py. Requests are held against
botocore's model of the service, and answers are cut to it.
"""
import base64
import hashlib
import time
from dataclasses import dataclass, field

import botocore.session
from botocore.validate import ParamValidator

from pace import PACE

MODEL = botocore.session.get_session().get_service_model("dms")
ACCOUNT = "123456789012"


class Fault(Exception):
    """An error as the service would answer it."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code, self.message = code, message


@dataclass
class Kind:
    name: str  # as in CreateNAME, DescribeNAMEs
    noun: str  # as in AWS's messages
    arn: str  # the type in the ARN
    key: str  # the member that names a thing
    final: str  # the state in which it is usable
    status: str = "Status"
    ref: str = ""  # the member by which other calls refer to it
    defaults: dict = field(default_factory=dict)
    filters: dict = field(default_factory=dict)
    states: tuple = ("creating", "modifying", "deleting")

    @property
    def group(self):  # the list in a Describe answer
        return self.name + "s"


INSTANCE = Kind(
    "ReplicationInstance", "replication instance", "rep",
    "ReplicationInstanceIdentifier", "available",
    status="ReplicationInstanceStatus", ref="ReplicationInstanceArn",
    defaults={
        "AllocatedStorage": 50, "EngineVersion": "3.5.4", "MultiAZ": False,
        "AutoMinorVersionUpgrade": True, "PubliclyAccessible": True,
        "NetworkType": "IPV4", "PendingModifiedValues": {},
        "PreferredMaintenanceWindow": "sun:10:30-sun:14:30",
        "ReplicationInstancePrivateIpAddress": "10.0.0.10",
        "ReplicationInstancePrivateIpAddresses": ["10.0.0.10"],
    },
    filters={
        "replication-instance-arn": "ReplicationInstanceArn",
        "replication-instance-id": "ReplicationInstanceIdentifier",
        "replication-instance-class": "ReplicationInstanceClass",
        "engine-version": "EngineVersion",
    })
ENDPOINT = Kind(
    "Endpoint", "endpoint", "endpoint", "EndpointIdentifier", "active",
    ref="EndpointArn", defaults={"SslMode": "none"},
    filters={
        "endpoint-arn": "EndpointArn", "endpoint-id": "EndpointIdentifier",
        "endpoint-type": "EndpointType", "engine-name": "EngineName",
    })
GROUP = Kind(
    "ReplicationSubnetGroup", "replication subnet group", "subgrp",
    "ReplicationSubnetGroupIdentifier", "Complete",
    status="SubnetGroupStatus", ref="ReplicationSubnetGroupIdentifier",
    # AWS makes, changes and deletes a subnet group within the call.
    states=(None, None, None),
    defaults={"SupportedNetworkTypes": ["IPV4"]},
    filters={"replication-subnet-group-id":
             "ReplicationSubnetGroupIdentifier"})
TASK = Kind(
    "ReplicationTask", "task", "task", "ReplicationTaskIdentifier", "ready",
    ref="ReplicationTaskArn",
    filters={
        "replication-task-arn": "ReplicationTaskArn",
        "replication-task-id": "ReplicationTaskIdentifier",
        "migration-type": "MigrationType", "endpoint-arn": None,
        "replication-instance-arn": "ReplicationInstanceArn",
    })
# A run of premigration assessments is found by its ARN alone.
ASSESSMENT = Kind("ReplicationTaskAssessmentRun", "assessment run",
                  "assessment-run", "AssessmentRunName", "passed")
KINDS = (INSTANCE, ENDPOINT, GROUP, TASK)


class Region:
    """What one region of the account holds."""

    def __init__(self, name):
        self.name = name
        self.things = {kind.name: {} for kind in KINDS}  # by kind, then ref
        self.tags = {}  # by ARN
        self.connections = {}  # by (instance ARN, endpoint ARN)
        self.assessments = {}  # runs, by ARN
        self.serial = 0

    def arn(self, kind, name):
        """Named like AWS's: nobody can guess one from a name."""
        self.serial += 1
        text = f"{kind.arn}/{name}/{self.serial}".encode()
        random = base64.b32encode(hashlib.sha256(text).digest())[:26].decode()
        tail = name if kind is GROUP else random
        return f"arn:aws:dms:{self.name}:{ACCOUNT}:{kind.arn}:{tail}"

    def all(self, kind):
        return list(self.things[kind.name].values())

    def get(self, kind, ref):
        ref = ref.lower() if kind is GROUP else ref
        thing = self.things[kind.name].get(ref)
        if thing is None:
            raise Fault("ResourceNotFoundFault",
                        f"{kind.noun.capitalize()} {ref} not found.")
        return thing


REGIONS = {}


def region_of(name):
    return REGIONS.setdefault(name, Region(name))


def begin(kind, region, thing, state, final):
    """Enter `state`; `final` follows, or nothing at all if it is None."""
    ref = thing[kind.ref]

    def settle():
        if final is None:
            region.things[kind.name].pop(ref, None)
            region.tags.pop(thing["Arn"], None)
        else:
            thing[kind.status] = final

    thing[kind.status] = state or final
    answer = dict(thing)
    if state is None:
        settle()
    else:
        PACE.begin((kind.name, ref), settle)
    return answer


def create(kind, region, params):
    name = params[kind.key].lower()
    if any(thing[kind.key] == name for thing in region.all(kind)):
        raise Fault("ResourceAlreadyExistsFault",
                    f"The {kind.noun} {name} already exists.")
    arn = region.arn(kind, name)
    thing = {**kind.defaults, **params, kind.key: name, "Arn": arn,
             "Created": time.time()}
    thing.setdefault(kind.name + "Arn", arn)
    region.tags[arn] = {t["Key"]: t.get("Value", "")
                        for t in params.get("Tags", [])}
    region.things[kind.name][thing[kind.ref]] = thing
    return begin(kind, region, thing, kind.states[0], kind.final)


def modify(kind, region, params):
    thing = region.get(kind, params[kind.ref])
    changed = {k: v for k, v in params.items()
               if k not in (kind.ref, "ApplyImmediately")
               and thing.get(k) != v}
    if kind is TASK and not changed:
        raise Fault("InvalidParameterCombinationException",
                    "No modifications were requested on the task")
    before = thing[kind.status]
    thing.update(changed)
    return begin(kind, region, thing, kind.states[1], before)


def delete(kind, region, params):
    thing = region.get(kind, params[kind.ref])
    for pair in [p for p in region.connections if thing["Arn"] in p]:
        del region.connections[pair]
    return begin(kind, region, thing, kind.states[2], None)


def matches(kind, thing, wanted):
    member = kind.filters.get(wanted["Name"], "")
    if member == "":
        raise Fault("InvalidParameterValueException",
                    f"Invalid filter {wanted['Name']}")
    members = [member] if member else ["SourceEndpointArn",
                                       "TargetEndpointArn"]
    return any(thing.get(m) in wanted["Values"] for m in members)


def describe(kind, region, params):
    filters = params.get("Filters", [])

    def found():
        return [t for t in region.all(kind)
                if all(matches(kind, t, f) for f in filters)]

    for thing in found():
        PACE.look((kind.name, thing[kind.ref]))
    if filters and not found():
        raise Fault("ResourceNotFoundFault",
                    f"No {kind.noun}s found matching this filter")
    return found()


def cut(shape, value):
    """What of `value` the service's model knows, and nothing else."""
    if shape.type_name == "structure":
        return {name: cut(member, value[name])
                for name, member in shape.members.items()
                if value.get(name) is not None}
    if shape.type_name == "list":
        return [cut(shape.member, each) for each in value]
    return value


def call(region_name, action, params):
    """Do one action: the answer as a dict, or a Fault."""
    import dms_rules  # which needs the kinds above
    import dms_tasks

    if action not in MODEL.operation_names:
        raise Fault("UnknownOperationException", f"No action {action}")
    operation = MODEL.operation_model(action)
    report = ParamValidator().validate(params, operation.input_shape)
    if report.has_errors():
        raise Fault("ValidationException", report.generate_report())
    region = region_of(region_name)
    dms_rules.check(region, action, params)
    answer = dms_tasks.act(region, action, params)
    return cut(operation.output_shape, answer) if answer else {}
