// What ajv says of documents: node ajv.mjs AJV SCHEMA.json FOLDER prints the
// names of those that it does not take. AJV is the folder of the package.
import { createRequire } from "node:module";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [, , ajv, schema, folder] = process.argv;
const Ajv = createRequire(join(ajv, "package.json"))("ajv/dist/2020").default;
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
// Words of ours are none of its own; all else is as strict as it can be.
const validate = new Ajv({ strict: false }).compile(read(schema));

for (const name of readdirSync(folder).sort())
  if (!validate(read(join(folder, name)))) console.log(name);
