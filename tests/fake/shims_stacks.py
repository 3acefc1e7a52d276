"""CloudFormation: stacks.py makes and deletes the things of a stack, moto
keeps the books."""
from moto.cloudformation import parsing
from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.models import (
    ChangeSet, CloudFormationBackend, Stack)
from moto.cloudformation.parsing import ResourceMap
from moto.cloudformation.responses import CloudFormationResponse

import stacks
from shim import shim


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
