"""Holds the resource kinds against their schema, against themselves, and
against botocore, cfn-lint and the Terraform provider where they are there.

usage: authorities.py SCHEMA KINDS-FOLDER [TERRAFORM-SCHEMA]
"""
import json
import pathlib
import re
import sys

import jsonschema

ALWAYS = {"tags", "migration", "region", "account", "partition"}
HOLE = re.compile(r"@([a-z][a-z0-9-]*)")
INNER = re.compile(r"@\{([a-z][a-z0-9-]*)\}")
problems = []


def problem(kind, where, text):
    problems.append(f"{kind}: {where}: {text}")


def holes(template):
    """The names of all attributes and outputs that a template takes."""
    if isinstance(template, str):
        whole = HOLE.fullmatch(template)
        return [whole[1]] if whole else INNER.findall(template)
    if isinstance(template, list):
        return [name for item in template for name in holes(item)]
    if isinstance(template, dict):
        return [name for item in template.items() for part in item
                for name in holes(part)]
    return []


def targets(kind):
    return [t for t in ("terraform", "cloudformation", "cli") if t in kind]


def check_itself(kinds, path, kind):
    name = kind["kind"]
    if path.stem != name:
        problem(name, "kind", f"the file is called {path.name}")
    given, outputs = kind["attributes"], kind["outputs"]
    if set(given) & set(outputs):
        problem(name, "outputs", "has the name of an attribute")
    if set(given) & ALWAYS:
        problem(name, "attributes", "has a name that is always there")
    used = set()
    for target in targets(kind):
        for hole in holes(kind[target]):
            used.add(hole)
            if hole not in ALWAYS and hole not in given and (
                    target not in outputs.get(hole, {})):
                problem(name, target, f"@{hole} is not known")
        into = kind[target].get("into")
        used.add(into)
        if into and given.get(into, {}).get("refers-to") not in kinds:
            problem(name, target, f"into: {into} refers to no kind")
    if not targets(kind):
        problem(name, "targets", "it is absent everywhere")
    for attribute in set(given) - used:
        problem(name, "attributes", f"nothing takes {attribute}")
    if kind.get("parent", next(iter(given))) not in given:
        problem(name, "parent", "no such attribute")
    if kind.get("name-tag") and "name" not in given:
        problem(name, "name-tag", "there is no attribute name")
    for other in kind.get("after", []):
        if other not in kinds:
            problem(name, "after", f"no kind {other}")
    for attribute, entry in given.items():
        if entry.get("refers-to", name) not in kinds:
            problem(name, attribute, "refers to no kind")
    if "cli" in kind and "cli" not in outputs.get("id", {}):
        problem(name, "outputs", "the CLI needs an output id")
    check_owned(name, kind)


def check_owned(name, kind):
    """What a script deletes is known to be ours."""
    cli = kind.get("cli", {})
    if "delete" in cli and "owner" not in cli and "parent" not in kind:
        if "tag:migration" not in json.dumps(cli["find"]):
            problem(name, "delete", "nothing says whose it is")


# What JSON Schema, AWS's models and Terraform call the types of attributes.

def type_of(kind, template):
    if isinstance(template, bool):
        return "boolean"
    if isinstance(template, int):
        return "number"
    if isinstance(template, str):
        whole = HOLE.fullmatch(template)
        if whole and whole[1] == "tags":
            return "tags"
        if whole and whole[1] in kind["attributes"]:
            return kind["attributes"][whole[1]]["type"]
    return "string"


class Botocore:
    """The AWS CLI: operations, options, waiters, paths into answers."""

    def __init__(self):
        import botocore.session
        import jmespath.parser
        from botocore import xform_name
        self.session = botocore.session.get_session()
        self.kebab = lambda name: xform_name(name, "-")
        self.parser = jmespath.parser.Parser()

    def check(self, kinds, kind):
        if "cli" not in kind:
            return
        self.kind, self.name = kind, kind["kind"]
        cli = kind["cli"]
        self.model = self.session.get_service_model(cli["service"])
        self.operations = {self.kebab(n): n
                           for n in self.model.operation_names}
        answer = self.call("find", cli["find"])
        root = self.walk("find.root", cli["find"]["root"], answer)
        for name, output in kind["outputs"].items():
            if "cli" in output:
                self.field(f"outputs.{name}", output["cli"], root)
        for path in cli.get("differences", {}):
            self.field("differences", path, root)
        self.queried("owner", cli.get("owner"))
        answer = self.call("create", cli["create"])
        if "result" in cli["create"]:
            self.walk("create.result", cli["create"]["result"], answer)
        self.waiter("wait", cli.get("wait"))
        for call in cli.get("set", []):
            self.call("set", call)
            self.queried("set.check", call["check"])
        if "delete" in cli:
            self.call("delete", cli["delete"])
            self.waiter("delete.wait", cli["delete"].get("wait"))

    def queried(self, where, call):
        if call:
            self.walk(where, call["query"], self.call(where, call))

    def waiter(self, where, wait):
        if not wait:
            return
        model = self.session.get_waiter_model(self.kind["cli"]["service"])
        names = {self.kebab(n): n for n in model.waiter_names}
        if wait["operation"] not in names:
            problem(self.name, where, f"no waiter {wait['operation']}")
            return
        operation = model.get_waiter(names[wait["operation"]]).operation
        self.call(where, dict(wait, operation=self.kebab(operation)))

    def call(self, where, call):
        """Checks a call's options; gives the shape of its answer."""
        operation = self.operations.get(call["operation"])
        if not operation:
            problem(self.name, where, f"no operation {call['operation']}")
            return None
        operation = self.model.operation_model(operation)
        shape = operation.input_shape
        members = {self.kebab(n): (n, s) for n, s in shape.members.items()}
        given = set()
        for option, template in call["options"].items():
            if option not in members:
                problem(self.name, where, f"no option --{option}")
                continue
            given.add(members[option][0])
            self.fits(f"{where} --{option}", template, members[option][1])
        for member in set(shape.required_members) - given:
            problem(self.name, where, f"{member} is missing")
        return operation.output_shape

    def fits(self, where, template, shape):
        if isinstance(template, dict) and shape.type_name == "structure":
            for key, value in template.items():
                if key not in shape.members:
                    problem(self.name, where, f"no member {key}")
                else:
                    self.fits(f"{where}.{key}", value, shape.members[key])
        elif isinstance(template, list) and shape.type_name == "list":
            for item in template:
                self.fits(where, item, shape.member)
        else:
            self.fits_leaf(where, type_of(self.kind, template), template,
                           shape)

    def fits_leaf(self, where, kind, template, shape):
        wanted = {"boolean": "boolean", "integer": "number",
                  "long": "number", "list": "list", "map": "map",
                  "timestamp": "number",
                  "structure": "map"}.get(shape.type_name, "string")
        if isinstance(template, (dict, list)):
            problem(self.name, where, f"is a {shape.type_name}")
        elif kind == "tags":
            if shape.type_name != "list" or "Key" not in (
                    shape.member.members):
                problem(self.name, where, "takes no tags")
        elif kind in ("json", "json-text"):
            kind = "string"
        if kind != "tags" and kind != wanted:
            problem(self.name, where, f"{kind}, but a {shape.type_name}")
        if isinstance(template, str) and not holes(template):
            words = getattr(shape, "enum", [])
            if words and template not in words:
                problem(self.name, where, f"no value {template}")

    def field(self, where, path, root):
        if root is not None:
            self.walk(where, path, root)

    def walk(self, where, path, shape):
        """The shape that a JMESPath gives; None where it is not known."""
        self.where = f"{where} {path}"
        tree = self.parser.parse(INNER.sub("x", path)).parsed
        try:
            return self.visit(tree, shape)
        except LookupError as error:
            problem(self.name, self.where, f"no {error.args[0]}")
            return None

    def visit(self, node, shape):
        kind, parts = node["type"], node["children"]
        if shape is None or kind in ("literal", "function_expression"):
            for part in parts:
                self.visit(part, shape)
            return None
        if kind in ("identity", "current"):
            return shape
        if kind == "field":
            # A projection goes on with the items.
            if node["value"] not in getattr(shape, "members", {}):
                raise LookupError(node["value"])
            return shape.members[node["value"]]
        if kind in ("subexpression", "index_expression", "pipe"):
            for part in parts:
                shape = self.visit(part, shape)
            return shape
        if kind == "index":
            return shape.member
        if kind == "flatten":
            return self.visit(parts[0], shape)
        if kind in ("projection", "filter_projection"):
            shape = self.item(self.visit(parts[0], shape))
            if kind == "filter_projection":
                self.visit(parts[2], shape)
            return self.visit(parts[1], shape)
        for part in parts:
            self.visit(part, shape)
        return shape

    @staticmethod
    def item(shape):
        return shape.member if shape.type_name == "list" else shape


class CfnLint:
    """CloudFormation: types, properties, attributes."""

    def __init__(self):
        from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER
        self.manager = PROVIDER_SCHEMA_MANAGER

    def check(self, kinds, kind):
        target = kind.get("cloudformation")
        if not target or "type" not in target:
            return
        self.name = kind["kind"]
        try:
            found = self.manager.get_resource_schema("eu-west-1",
                                                     target["type"])
        except Exception:
            problem(self.name, "cloudformation", f"no {target['type']}")
            return
        self.root = found.schema
        given = dict(target.get("properties", {}))
        for child in folded(kinds, kind, "cloudformation"):
            for key, value in child["cloudformation"]["properties"].items():
                self.fits(key, value, self.root["properties"].get(key))
                given[key] = value
        self.fits("properties", target.get("properties", {}), self.root)
        for missing in set(self.root.get("required", [])) - set(given):
            problem(self.name, "cloudformation", f"{missing} is missing")
        for name, output in kind["outputs"].items():
            spelled = output.get("cloudformation", "Ref")
            if spelled != "Ref" and spelled not in found.get_atts:
                problem(self.name, f"outputs.{name}", f"no {spelled}")

    def resolve(self, schema):
        while schema and "$ref" in schema:
            node = self.root
            for part in schema["$ref"].lstrip("#/").split("/"):
                node = node[part]
            schema = node
        return schema

    def fits(self, where, template, schema):
        schema = self.resolve(schema)
        if schema is None:
            problem(self.name, f"cloudformation {where}", "no such property")
        elif isinstance(template, dict):
            known = schema.get("properties", {})
            for key, value in template.items():
                if holes(key):
                    continue
                if known and key not in known:
                    problem(self.name, f"cloudformation {where}",
                            f"no property {key}")
                elif known:
                    self.fits(key, value, known[key])
        elif isinstance(template, list):
            if "items" not in schema:
                problem(self.name, f"cloudformation {where}", "is no list")
            else:
                for item in template:
                    self.fits(where, item, schema["items"])


class Terraform:
    """Terraform: types, arguments, blocks, attributes."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            schemas = json.load(file)["provider_schemas"]
        provider = next(n for n in schemas if n.endswith("hashicorp/aws"))
        self.types = schemas[provider]["resource_schemas"]

    def check(self, kinds, kind):
        target = kind.get("terraform")
        if not target or "type" not in target:
            return
        self.name = kind["kind"]
        if target["type"] not in self.types:
            problem(self.name, "terraform", f"no {target['type']}")
            return
        block = self.types[target["type"]]["block"]
        arguments = dict(target.get("arguments", {}))
        blocks = dict(target.get("blocks", {}))
        for child in folded(kinds, kind, "terraform"):
            arguments.update(child["terraform"].get("arguments", {}))
            blocks.update(child["terraform"].get("blocks", {}))
        self.fits("arguments", arguments, blocks, block)
        for name, output in kind["outputs"].items():
            if output.get("terraform", "id") not in block["attributes"]:
                problem(self.name, f"outputs.{name}",
                        f"no {output['terraform']}")

    def fits(self, where, arguments, blocks, block):
        where = f"terraform {where}"
        known = block.get("attributes", {})
        for name in arguments:
            if name not in known:
                problem(self.name, where, f"no argument {name}")
            elif not (known[name].get("optional")
                      or known[name].get("required")):
                problem(self.name, where, f"{name} cannot be set")
            elif known[name].get("deprecated"):
                problem(self.name, where, f"{name} is deprecated")
        for name, entry in known.items():
            if entry.get("required") and name not in arguments:
                problem(self.name, where, f"{name} is missing")
        nested = block.get("block_types", {})
        for name, templates in blocks.items():
            if name not in nested:
                problem(self.name, where, f"no block {name}")
                continue
            for item in templates if isinstance(templates, list) else [
                    templates]:
                self.fits(name, item, {}, nested[name]["block"])


def folded(kinds, kind, target):
    """The kinds that a target may fold into this one."""
    for other in kinds.values():
        into = other.get(target, {}).get("into")
        if into and other["attributes"][into]["refers-to"] == kind["kind"]:
            yield other


def load(schema, folder):
    with open(schema, encoding="utf-8") as file:
        validator = jsonschema.Draft202012Validator(json.load(file))
    kinds, paths = {}, {}
    for path in sorted(pathlib.Path(folder).glob("*.json")):
        kind = json.loads(path.read_text(encoding="utf-8"))
        for error in validator.iter_errors(kind):
            problem(path.stem, error.json_path, error.message)
        kinds[kind["kind"]], paths[kind["kind"]] = kind, path
    return kinds, paths


def authorities(terraform):
    for make in (Botocore, CfnLint):
        try:
            yield make()
        except ImportError:
            pass
    if terraform:
        yield Terraform(terraform)


def main(schema, folder, terraform=""):
    kinds, paths = load(schema, folder)
    if not kinds:
        sys.exit(f"{folder}: no kinds")
    if not problems:
        for name, kind in kinds.items():
            check_itself(kinds, paths[name], kind)
    if not problems:
        for authority in authorities(terraform):
            for kind in kinds.values():
                authority.check(kinds, kind)
    for text in problems:
        print(text)
    print(f"{len(kinds)} kinds, {len(problems)} problems")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
