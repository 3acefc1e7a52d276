"""RDS: what a database needs and who needs it, and how long it takes."""
from moto.rds.exceptions import RDSClientError
from moto.rds.models import DBInstance, DBParameterGroup, RDSBackend

from pace import PACE
from shim import shim


def group_of(database):
    return getattr(database, "db_subnet_group", None)


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
