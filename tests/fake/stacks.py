"""CloudFormation in the fake account.

moto knows no AWS::DMS::*, no AWS::SecretsManager::* and no dynamic reference,
passes over types and properties that it does not know, and makes things in
the order of the template, which hides a missing DependsOn. Here each type is
a row of TYPES: the API calls that make and delete it, whose parameters are
its properties but for a few names. botocore rejects a property that no call
knows. Things are made as late, and deleted as early, as their references and
DependsOn allow.
"""
import json
import re
from dataclasses import dataclass, field

import boto3
import jmespath
import yaml

import inventory
from pace import PACE

PORT = [0]  # of the account, once it listens


def client(service, region):
    return boto3.client(service, region_name=region, **inventory.KEYS,
                        endpoint_url=f"http://127.0.0.1:{PORT[0]}")


@dataclass
class Type:
    service: str
    create: str
    ref: str  # what Ref gives: a path in properties and answer
    delete: str = ""
    delete_by: dict = field(default_factory=dict)  # parameter: path
    rename: dict = field(default_factory=dict)  # property: parameter
    later: tuple = ()  # properties that `then` sees to
    then: object = None  # called with (client, known, properties)
    tags: str = ""  # resource type of TagSpecifications, if it takes those
    attributes: dict = field(default_factory=dict)  # of GetAtt: path


# ---- templates

class Loader(yaml.SafeLoader):
    """YAML with CloudFormation's short forms, however they are nested."""


def short_form(loader, suffix, node):
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    if suffix in ("Ref", "Condition"):
        return {suffix: value}
    if suffix == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {"Fn::" + suffix: value}


Loader.add_multi_constructor("!", short_form)


def zones_written_out(value):
    """moto answers the zones of us-east-1 for the usual GetAZs: ''."""
    if isinstance(value, list):
        return [zones_written_out(each) for each in value]
    if not isinstance(value, dict):
        return value
    if "Fn::GetAZs" in value:
        return [{"Fn::Sub": "${AWS::Region}" + zone} for zone in "abc"]
    return {k: zones_written_out(v) for k, v in value.items()}


def template(text):
    return zones_written_out(yaml.load(text, Loader))


# ---- what takes more than one call

def vpc_dns(ec2, known, properties):
    for name in ("EnableDnsSupport", "EnableDnsHostnames"):
        if name in properties:
            ec2.modify_vpc_attribute(
                VpcId=known["Vpc"]["VpcId"],
                **{name: {"Value": truth(properties[name])}})


def subnet_public(ec2, known, properties):
    if truth(properties.get("MapPublicIpOnLaunch", False)):
        ec2.modify_subnet_attribute(SubnetId=known["Subnet"]["SubnetId"],
                                    MapPublicIpOnLaunch={"Value": True})


def permission(rule):
    """A rule of a template as the API takes it."""
    kept = {k: rule[k] for k in ("IpProtocol",) if k in rule}
    kept.update({k: int(rule[k]) for k in ("FromPort", "ToPort")
                 if k in rule})
    note = {"Description": rule["Description"]} if "Description" in rule \
        else {}
    for source, group, member in (
            ("CidrIp", "IpRanges", "CidrIp"),
            ("CidrIpv6", "Ipv6Ranges", "CidrIpv6"),
            ("SourceSecurityGroupId", "UserIdGroupPairs", "GroupId"),
            ("DestinationSecurityGroupId", "UserIdGroupPairs", "GroupId")):
        if source in rule:
            kept[group] = [{member: rule[source], **note}]
    return [kept]


def authorize(ec2, group, way, rule):
    call = getattr(ec2, f"authorize_security_group_{way}")
    call(GroupId=group, IpPermissions=permission(rule))


def group_rules(ec2, known, properties):
    for rule in properties.get("SecurityGroupIngress", []):
        authorize(ec2, known["GroupId"], "ingress", rule)
    rules = properties.get("SecurityGroupEgress", [])
    if rules:  # they replace the rule that lets all out
        ec2.revoke_security_group_egress(
            GroupId=known["GroupId"], IpPermissions=[{
                "IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}])
    for rule in rules:
        authorize(ec2, known["GroupId"], "egress", rule)


def role_policies(iam, known, properties):
    name = known["RoleName"]
    for arn in properties.get("ManagedPolicyArns", []):
        iam.attach_role_policy(RoleName=name, PolicyArn=arn)
    for policy in properties.get("Policies", []):
        iam.put_role_policy(
            RoleName=name, PolicyName=policy["PolicyName"],
            PolicyDocument=json.dumps(policy["PolicyDocument"]))


def role_bare(iam, known):
    """A role goes only without its policies."""
    name = known["RoleName"]
    for each in iam.list_attached_role_policies(
            RoleName=name)["AttachedPolicies"]:
        iam.detach_role_policy(RoleName=name, PolicyArn=each["PolicyArn"])
    for each in iam.list_role_policies(RoleName=name)["PolicyNames"]:
        iam.delete_role_policy(RoleName=name, PolicyName=each)


def parameters(rds, known, properties):
    values = properties.get("Parameters", {})
    if values:
        rds.modify_db_parameter_group(
            DBParameterGroupName=known["DBParameterGroupName"],
            Parameters=[{"ParameterName": name, "ParameterValue": str(value),
                         "ApplyMethod": "pending-reboot"}
                        for name, value in values.items()])


def database(rds, known, _properties):
    """Its address is told once it is there."""
    known.update(rds.describe_db_instances(
        DBInstanceIdentifier=known["DBInstanceIdentifier"])["DBInstances"][0])


def attach_secret(secrets, known, properties):
    """The secret gets what is known of the database."""
    rds = client("rds", secrets.meta.region_name)
    found = rds.describe_db_instances(
        DBInstanceIdentifier=properties["TargetId"])["DBInstances"][0]
    secret = json.loads(known["SecretString"])
    secret.update(host=found["Endpoint"]["Address"],
                  port=found["Endpoint"]["Port"], engine=found["Engine"],
                  dbInstanceIdentifier=properties["TargetId"])
    secrets.put_secret_value(SecretId=properties["SecretId"],
                             SecretString=json.dumps(secret))


def same(*names):
    return {name: name for name in names}


TYPES = {
    "AWS::EC2::VPC": Type(
        "ec2", "create_vpc", "Vpc.VpcId", "delete_vpc",
        {"VpcId": "Vpc.VpcId"}, tags="vpc", then=vpc_dns,
        later=("EnableDnsSupport", "EnableDnsHostnames"),
        attributes={"VpcId": "Vpc.VpcId", "CidrBlock": "Vpc.CidrBlock"}),
    "AWS::EC2::Subnet": Type(
        "ec2", "create_subnet", "Subnet.SubnetId", "delete_subnet",
        {"SubnetId": "Subnet.SubnetId"}, tags="subnet", then=subnet_public,
        later=("MapPublicIpOnLaunch",),
        attributes={"SubnetId": "Subnet.SubnetId"}),
    "AWS::EC2::InternetGateway": Type(
        "ec2", "create_internet_gateway", "InternetGateway.InternetGatewayId",
        "delete_internet_gateway",
        {"InternetGatewayId": "InternetGateway.InternetGatewayId"},
        tags="internet-gateway"),
    "AWS::EC2::VPCGatewayAttachment": Type(
        "ec2", "attach_internet_gateway", "InternetGatewayId",
        "detach_internet_gateway", same("InternetGatewayId", "VpcId")),
    "AWS::EC2::EIP": Type(
        "ec2", "allocate_address", "PublicIp", "release_address",
        same("AllocationId"), tags="elastic-ip",
        attributes=same("AllocationId", "PublicIp")),
    "AWS::EC2::NatGateway": Type(
        "ec2", "create_nat_gateway", "NatGateway.NatGatewayId",
        "delete_nat_gateway", {"NatGatewayId": "NatGateway.NatGatewayId"},
        tags="natgateway"),
    "AWS::EC2::RouteTable": Type(
        "ec2", "create_route_table", "RouteTable.RouteTableId",
        "delete_route_table", {"RouteTableId": "RouteTable.RouteTableId"},
        tags="route-table"),
    "AWS::EC2::Route": Type(
        "ec2", "create_route", "RouteTableId", "delete_route",
        same("RouteTableId", "DestinationCidrBlock")),
    "AWS::EC2::SubnetRouteTableAssociation": Type(
        "ec2", "associate_route_table", "AssociationId",
        "disassociate_route_table", same("AssociationId")),
    "AWS::EC2::SecurityGroup": Type(
        "ec2", "create_security_group", "GroupId", "delete_security_group",
        same("GroupId"), rename={"GroupDescription": "Description"},
        tags="security-group", then=group_rules,
        later=("SecurityGroupIngress", "SecurityGroupEgress"),
        attributes=same("GroupId")),
    "AWS::EC2::SecurityGroupIngress": Type(
        "ec2", "authorize_security_group_ingress",
        "SecurityGroupRules[0].SecurityGroupRuleId",
        "revoke_security_group_ingress", same("GroupId", "IpPermissions")),
    "AWS::EC2::SecurityGroupEgress": Type(
        "ec2", "authorize_security_group_egress",
        "SecurityGroupRules[0].SecurityGroupRuleId",
        "revoke_security_group_egress", same("GroupId", "IpPermissions")),
    "AWS::IAM::Role": Type(
        "iam", "create_role", "RoleName", "delete_role", same("RoleName"),
        then=role_policies, later=("ManagedPolicyArns", "Policies"),
        attributes={"Arn": "Role.Arn", "RoleId": "Role.RoleId"}),
    "AWS::IAM::RolePolicy": Type(
        "iam", "put_role_policy", "PolicyName", "delete_role_policy",
        same("RoleName", "PolicyName")),
    "AWS::SecretsManager::Secret": Type(
        "secretsmanager", "create_secret", "ARN", "delete_secret",
        {"SecretId": "ARN", "ForceDeleteWithoutRecovery": "`true`"},
        attributes={"Id": "ARN"}),
    "AWS::SecretsManager::SecretTargetAttachment": Type(
        "secretsmanager", "get_secret_value", "ARN", then=attach_secret,
        later=("TargetId", "TargetType")),
    "AWS::RDS::DBSubnetGroup": Type(
        "rds", "create_db_subnet_group", "DBSubnetGroupName",
        "delete_db_subnet_group", same("DBSubnetGroupName")),
    "AWS::RDS::DBParameterGroup": Type(
        "rds", "create_db_parameter_group", "DBParameterGroupName",
        "delete_db_parameter_group", same("DBParameterGroupName"),
        rename={"Family": "DBParameterGroupFamily"}, then=parameters,
        later=("Parameters",)),
    "AWS::RDS::DBInstance": Type(
        "rds", "create_db_instance", "DBInstanceIdentifier",
        "delete_db_instance",
        {"DBInstanceIdentifier": "DBInstanceIdentifier",
         "SkipFinalSnapshot": "`true`"},
        rename={"VPCSecurityGroups": "VpcSecurityGroupIds"}, then=database,
        attributes={"Endpoint.Address": "Endpoint.Address",
                    "Endpoint.Port": "Endpoint.Port",
                    "DBInstanceArn": "DBInstanceArn"}),
    "AWS::DMS::ReplicationSubnetGroup": Type(
        "dms", "create_replication_subnet_group",
        "ReplicationSubnetGroup.ReplicationSubnetGroupIdentifier",
        "delete_replication_subnet_group",
        same("ReplicationSubnetGroupIdentifier")),
    "AWS::DMS::ReplicationInstance": Type(
        "dms", "create_replication_instance",
        "ReplicationInstance.ReplicationInstanceArn",
        "delete_replication_instance",
        {"ReplicationInstanceArn":
         "ReplicationInstance.ReplicationInstanceArn"}),
    "AWS::DMS::Endpoint": Type(
        "dms", "create_endpoint", "Endpoint.EndpointArn", "delete_endpoint",
        {"EndpointArn": "Endpoint.EndpointArn"},
        rename={"PostgreSqlSettings": "PostgreSQLSettings",
                "MySqlSettings": "MySQLSettings",
                "IbmDb2Settings": "IBMDb2Settings"}),
    "AWS::DMS::ReplicationTask": Type(
        "dms", "create_replication_task",
        "ReplicationTask.ReplicationTaskArn", "delete_replication_task",
        {"ReplicationTaskArn": "ReplicationTask.ReplicationTaskArn"}),
}


# ---- properties, as an API takes them

def truth(value):
    return str(value).lower() == "true"


SECRET = re.compile(
    r"\{\{resolve:secretsmanager:(arn:[^}]+?|[^:}]+):SecretString:([^:}]+)"
    r"(?::[^}]*)?\}\}")


def resolve(value, region):
    """With the secrets that dynamic references speak of."""
    def secret(match):
        text = client("secretsmanager", region).get_secret_value(
            SecretId=match[1])["SecretString"]
        return str(json.loads(text)[match[2]])

    if isinstance(value, dict):
        return {k: resolve(v, region) for k, v in value.items()}
    if isinstance(value, list):
        return [resolve(each, region) for each in value]
    return SECRET.sub(secret, value) if isinstance(value, str) else value


FIT = {"integer": int, "boolean": truth, "string": lambda v: (
    v if isinstance(v, str) else json.dumps(v))}


def fit(shape, value):
    """Templates write numbers as text, and documents as objects. What the
    API does not know stays, for botocore to reject."""
    if shape is None:
        return value
    if shape.type_name == "structure":
        return {k: fit(shape.members.get(k), v) for k, v in value.items()}
    if shape.type_name == "list":
        return [fit(shape.member, each) for each in value]
    return FIT.get(shape.type_name, lambda v: v)(value)


def arguments(row, connected, properties):
    given = {row.rename.get(k, k): v for k, v in properties.items()
             if k not in row.later}
    if row.create.startswith("authorize_"):
        given = {"GroupId": properties["GroupId"],
                 "IpPermissions": permission(properties)}
    if row.tags and "Tags" in given:
        given["TagSpecifications"] = [
            {"ResourceType": row.tags, "Tags": given.pop("Tags")}]
    name = connected.meta.method_to_api_mapping[row.create]
    shape = connected.meta.service_model.operation_model(name).input_shape
    return fit(shape, given)


class Made:
    """A thing of a stack, in the form that moto's CloudFormation wants."""

    row = None

    def __init__(self, known):
        self.known = known
        self.physical_resource_id = jmespath.search(self.row.ref, known)

    @classmethod
    def create_from_cloudformation_json(cls, _name, body, _account, region,
                                        **_rest):
        properties = resolve(body.get("Properties", {}), region)
        connected = client(cls.row.service, region)
        given = arguments(cls.row, connected, properties)
        answer = getattr(connected, cls.row.create)(**given)
        PACE.finish()  # CloudFormation waits
        known = {**given, **answer}
        if cls.row.then:
            cls.row.then(connected, known, properties)
        return cls(known)

    @classmethod
    def has_cfn_attr(cls, name):
        return name in cls.row.attributes

    def get_cfn_attribute(self, name):
        return jmespath.search(self.row.attributes[name], self.known)

    def is_created(self):
        return True

    def delete(self, _account, region):
        connected = client(self.row.service, region)
        if self.row.delete == "delete_role":
            role_bare(connected, self.known)
        if self.row.delete:
            getattr(connected, self.row.delete)(**{
                name: jmespath.search(path, self.known)
                for name, path in self.row.delete_by.items()})
            PACE.finish()


CLASSES = {name: type(name, (Made,), {"row": row})
           for name, row in TYPES.items()}


# ---- the order of things

def mentions(value):
    """The names that a piece of a template refers to."""
    if isinstance(value, list):
        return {name for each in value for name in mentions(each)}
    if not isinstance(value, dict):
        return set()
    found = {name for each in value.values() for name in mentions(each)}
    if isinstance(value.get("Ref"), str):
        found.add(value["Ref"])
    attribute = value.get("Fn::GetAtt")
    if attribute:
        found.add(attribute.split(".")[0] if isinstance(attribute, str)
                  else attribute[0])
    text = value.get("Fn::Sub")
    if text:
        text = text if isinstance(text, str) else text[0]
        found |= set(re.findall(r"\$\{([A-Za-z0-9]+)", text))
    return found


def needs(resources):
    """{name: the names that must be there before it}"""
    def of(body):
        explicit = body.get("DependsOn", [])
        explicit = [explicit] if isinstance(explicit, str) else explicit
        return (mentions(body) | set(explicit)) & set(resources)
    return {name: of(body) for name, body in resources.items()}


def making_order(resources):
    """An order that the template allows, and the least that it says."""
    left, order = needs(resources), []
    while left:
        name = [n for n, wants in left.items() if not wants - set(order)][-1]
        order.append(name)
        del left[name]
    return order


def deleting_order(resources):
    left, order = needs(resources), []
    while left:
        name = next(n for n in left
                    if not any(n in wants for wants in left.values()))
        order.append(name)
        del left[name]
    return order
