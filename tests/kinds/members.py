"""Holds the members of DMS's resources (gen/dms/resource.def, setting.def)
against botocore, cfn-lint and the Terraform provider: which there are, what
they are called, their types and their values. What one of these has and the
tables lack is a problem too.

usage: members.py FOLDER SPEC-SCHEMA [TERRAFORM-SCHEMA]
"""
import json
import pathlib
import re
import sys

ROW = re.compile(r"^(OBJECT|MEMBER|MODULE|ATTRIBUTE)\((.*?)\)$", re.M | re.S)
PART = re.compile(r'(?:[^,"]|"(?:[^"\\]|\\.)*")+')
TYPES = {"string": "STRING", "blob": "STRING", "integer": "INTEGER",
         "long": "INTEGER", "boolean": "BOOLEAN", "list": "LIST",
         "structure": "OBJECT", "timestamp": "TIME"}
problems = []


def problem(where, text):
    problems.append(f"{where}: {text}")


def text_of(part):
    """A C string, NULL or a name."""
    part = part.strip()
    if part == "NULL":
        return None
    if part.startswith('"'):
        return "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', part))
    return part


class Table:
    """The rows by object."""

    def __init__(self, folder):
        self.objects, self.members, self.attributes = {}, {}, set()
        for name in ("resource.def", "setting.def"):
            text = (pathlib.Path(folder) / name).read_text(encoding="utf-8")
            text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
            for row in ROW.finditer(text):
                parts = [p for p in PART.findall(row[2]) if p.strip()]
                if row[1] == "OBJECT":
                    name, shape, cfn, tf = map(text_of, parts)
                    self.objects[name] = (shape, cfn, tf)
                    self.members[name] = {}
                elif row[1] == "MEMBER":
                    self.add(parts)
                elif row[1] == "ATTRIBUTE":
                    self.attributes.add(tuple(map(text_of, parts)))

    def add(self, parts):
        of, name, cfn, tf = map(text_of, parts[:4])
        facts = dict(p.strip()[1:].split(" = ", 1) for p in parts[4:])
        facts = {k: text_of(v) for k, v in facts.items()}
        facts["cfn"] = name if cfn == "SAME" else cfn
        facts["tf"] = tf
        facts["type"] = facts["type"].removeprefix("MEMBER_")
        facts["object"] = facts.get("object", "").removeprefix("OBJECT_")
        if name in self.members[of]:
            problem(of, f"{name} stands twice")
        self.members[of][name] = facts


def requires(row, who):
    """Whether WHO makes no resource without the member: BY_API | BY_..."""
    words = row.get("required", "").split(" | ")
    return f"BY_{who}" in words or (who != "S3_ENDPOINT" and "BY_ALL" in words)


def same(where, what, ours, theirs):
    for name in sorted(theirs - ours):
        problem(where, f"{what} has {name}")
    for name in sorted(ours - theirs):
        problem(where, f"{what} has no {name}")


class Botocore:
    """The API: members, types, values, what must be there."""

    def __init__(self):
        import botocore.session
        self.model = botocore.session.get_session().get_service_model(
            "dms", "2016-01-01")

    def shapes(self, name):
        names = [p + name + s for p, s in (("Create", "Message"),
                                           ("Import", "Message"),
                                           ("Modify", "Message"), ("", ""))]
        # What starts a serverless replication is a request about its config.
        if name == "ReplicationConfig":
            names.insert(2, "StartReplicationMessage")
        return [self.model.shape_for(n) for n in names
                if n in self.model.shape_names]

    def check(self, table):
        for of, (shape, _, _) in table.objects.items():
            if shape:
                self.fits(of, self.shapes(shape), table.members[of])

    def fits(self, of, shapes, rows):
        ours = {n for n, row in rows.items() if "foreign" not in row}
        theirs = {n for shape in shapes for n in shape.members}
        same(of, "the API", ours, theirs)
        for name in ours & theirs:
            holders = [s for s in shapes if name in s.members]
            self.fits_member(f"{of}.{name}", rows[name], holders, name,
                             len(shapes) > 1)

    def fits_member(self, where, row, holders, name, resource):
        member = holders[0].members[name]
        if row["type"] not in (TYPES[member.type_name], "DOCUMENT"):
            problem(where, f"the API's type is {member.type_name}")
        values = set(getattr(member, "enum", None) or [])
        if values and values != set((row.get("values") or "").split()):
            problem(where, f"the API's values are {sorted(values)}")
        first = holders[0].name.startswith(("Create", "Import")) or (
            not resource)
        required = first and name in holders[0].required_members
        if required != requires(row, "API"):
            problem(where, f"the API says required: {required}")
        answer = resource and not any(
            h.name.endswith("Message") for h in holders)
        if answer != ("answer" in row):
            problem(where, f"only in what the API answers: {answer}")


class CfnLint:
    """CloudFormation: properties."""

    def __init__(self):
        from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER
        self.manager = PROVIDER_SCHEMA_MANAGER

    def check(self, table):
        for of, (_, cfn, _) in table.objects.items():
            if cfn:
                self.root = self.manager.get_resource_schema(
                    "us-east-1", cfn).schema
                self.fits(table, of, self.root)

    def fits(self, table, of, schema):
        while "$ref" in schema:
            schema = self.root["definitions"][schema["$ref"].split("/")[-1]]
        rows = table.members[of]
        ours = {row["cfn"]: row for row in rows.values() if row["cfn"]}
        theirs = schema["properties"]
        same(of, "CloudFormation", set(ours), set(theirs))
        same(of, "what CloudFormation requires",
             {name for name in ours if requires(ours[name], "CLOUDFORMATION")},
             set(schema.get("required", [])))
        for name in set(ours) & set(theirs):
            if ours[name]["object"] in table.members:
                self.fits(table, ours[name]["object"], theirs[name])


class Terraform:
    """The provider: arguments and blocks."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            schemas = json.load(file)["provider_schemas"]
        provider = next(n for n in schemas if n.endswith("hashicorp/aws"))
        self.types = schemas[provider]["resource_schemas"]

    def check(self, table):
        seen = {}
        for of, (_, _, tf) in table.objects.items():
            if tf:
                self.fits(table, of, self.types[tf]["block"], seen)
                self.fits_required(table, of, self.types[tf]["block"])
        for of, names in seen.items():
            ours = {r["tf"] for r in table.members[of].values() if r["tf"]}
            same(of, "Terraform", ours, names)

    def fits(self, table, of, block, seen):
        """Collects what the provider has; an object may be met twice: a block
        of one resource is the top of another."""
        names = dict(block.get("attributes", {}))
        nested = block.get("block_types", {})
        rows = table.members[of]
        for name, row in rows.items():
            if "flat" in row:
                inner = {r["tf"] for r in table.members[row["object"]].values()}
                seen.setdefault(row["object"], set()).update(
                    inner & set(names))
                names = {n: a for n, a in names.items() if n not in inner}
        seen.setdefault(of, set()).update(names, nested)
        for name, row in rows.items():
            where = f"{of}.{name}"
            if row["tf"] in nested:
                if row["type"] != "OBJECT":
                    problem(where, "is a block in Terraform")
                elif row["object"] in table.members:
                    self.fits(table, row["object"],
                              nested[row["tf"]]["block"], seen)
            elif row["tf"] in names:
                self.fits_type(where, row, names[row["tf"]]["type"])

    def fits_required(self, table, of, block):
        """What must be there, in blocks too."""
        nested = block.get("block_types", {})
        theirs = {n for n, a in block.get("attributes", {}).items()
                  if a.get("required")}
        theirs |= {n for n, b in nested.items() if b.get("min_items")}
        rows = table.members[of]
        ours = {r["tf"] for r in rows.values() if requires(r, "TERRAFORM")}
        for row in rows.values():
            if "flat" in row:
                ours |= {r["tf"] for r in table.members[row["object"]].values()
                         if requires(r, "S3_ENDPOINT")}
            elif row["tf"] in nested and row["object"] in table.members:
                self.fits_required(table, row["object"],
                                   nested[row["tf"]]["block"])
        same(of, "what Terraform requires", ours, theirs)

    def fits_type(self, where, row, kind):
        """Texts may be numbers there and the other way round."""
        if isinstance(kind, list) != (row["type"] in ("LIST", "MAP")):
            problem(where, f"Terraform's type is {kind}")
        if kind == "bool" and row["type"] not in ("BOOLEAN", "STRING"):
            problem(where, "is a boolean in Terraform")


def check_spec(table, path):
    """The spec names the settings of PostgreSQL, with words for editors; some
    are known as extra connection attributes alone."""
    with open(path, encoding="utf-8") as file:
        settings = json.load(file)["$defs"][
            "endpoint-settings-postgres"]["properties"]
    rows = table.members["POSTGRES"]
    extra = {name for of, name in table.attributes if of == "POSTGRES"}
    same("spec", "the spec", set(rows), set(settings) - extra)
    for name in set(rows) & set(settings):
        values = settings[name].get("enum")
        if values and set(values) != set(rows[name]["values"].split()):
            problem(f"spec {name}", "the values are others")


def main(folder, spec, terraform=""):
    table = Table(folder)
    count = sum(len(rows) for rows in table.members.values())
    if count < 300:
        sys.exit(f"{folder}: {count} members")
    check_spec(table, spec)
    for make in (Botocore, CfnLint):
        try:
            make().check(table)
        except ImportError:
            pass
    if terraform:
        Terraform(terraform).check(table)
    for text in problems:
        print(text)
    print(f"{count} members, {len(problems)} problems")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
