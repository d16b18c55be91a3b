// Names: what text becomes, what is reserved, and in which order things are listed.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { inspect } from "../src/index.js";
import { toCamelCase } from "../src/model/name-operation.js";
import { compareText } from "../src/plan/compare-text.js";
import { planIdentity } from "../src/plan/identity.js";
import { runtimeNames, toFileName, toTypeName } from "../src/plan/name-registry.js";
import { fixture } from "./acme-package.js";

test.each([
  ["group_user", "GroupUser"],
  ["HTTPValidationError", "HTTPValidationError"],
  ["2fa", "Schema2fa"],
  ["../../x", "X"],
  ["日本", "Schema"],
])("the type name of %j is %s", (text, name) => {
  expect(toTypeName(text)).toBe(name);
});

test.each([
  ["GetUser", "getUser"],
  ["HTTPStatus", "httpStatus"],
  ["ID", "id"],
  ["list-group-users", "listGroupUsers"],
  ["日本", ""],
])("the camel case of %j is %j", (text, name) => {
  expect(toCamelCase(text)).toBe(name);
});

test.each([
  [["groups", "users"], "groups-users"],
  [["permissionGroups"], "permission-groups"],
  [["con"], "con_"],
])("the file of %j is %s", (words, name) => {
  expect(toFileName(words)).toBe(name);
});

test("names are listed in the order in which Biome wants them", () => {
  const names = ["zeta", "Zeta", "a10", "a2", "A1", "groupsList", "GroupsUsers", "_a", "$x", "ab", "AB", "Ab", "aB"];
  const files = ["./schemas.js", "./r/a10.js", "./r/a2.js", "./r-a.js", "./r.js", "./r/a-b.js", "./r/a.js"];

  expect(names.toSorted(compareText)).toEqual([
    "_a",
    "$x",
    "A1",
    "AB",
    "Ab",
    "a2",
    "a10",
    "aB",
    "ab",
    "GroupsUsers",
    "groupsList",
    "Zeta",
    "zeta",
  ]);
  expect(files.toSorted(compareText)).toEqual(["./r/a.js", "./r/a-b.js", "./r/a2.js", "./r/a10.js", "./r.js", "./r-a.js", "./schemas.js"]);
});

test.each([
  ["@rosterkit/openai", undefined, "createOpenaiClient", "openai"],
  ["@rosterkit/openai", "OpenAI", "createOpenAIClient", "openai"],
  ["acme-api", undefined, "createAcmeApiClient", "acmeApi"],
  ["new", undefined, "createNewClient", "client"],
])("the package %s with the client %s has %s", (packageName, clientPrefix, createClient, variable) => {
  const identity = planIdentity({ packageName, clientPrefix, documentLabel: "openapi.yaml", title: "Acme" });

  expect(identity.names.createClient).toBe(createClient);
  expect(identity.variable).toBe(variable);
});

test("every type name that the runtime exports is reserved", () => {
  const entry = readFileSync(fileURLToPath(new URL("../../runtime/src/index.ts", import.meta.url)), "utf8");
  const exported = [...entry.matchAll(/export (?:type )?\{([^}]*)\}/g)]
    .flatMap((block) => (block[1] ?? "").split(","))
    .map((name) => name.replace("type ", "").trim())
    .filter((name) => /^[A-Z]/.test(name));

  expect(exported.filter((name) => !runtimeNames.includes(name))).toEqual([]);
  expect(exported.length).toBeGreaterThan(30);
});

test.each([
  [undefined, "@acme/client 0.x"],
  ["0.7.2", "@acme/client 0.x"],
  ["12.0.0-next.1", "@acme/client 12.x"],
])("version %s of a package is one of its releases %s", (version, release) => {
  const facts = { packageName: "@acme/client", clientPrefix: undefined, documentLabel: "openapi.yaml", title: "Acme" };
  expect(planIdentity({ ...facts, version }).release).toBe(release);
});

/** The members of every object under `paths` from the last to the first, or begun in the middle. */
function reorder(value: unknown, order: "reversed" | "turned"): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, reorder(inner, order)] as const);
  const middle = Math.floor(entries.length / 2);
  return Object.fromEntries(order === "reversed" ? entries.toReversed() : [...entries.slice(middle), ...entries.slice(0, middle)]);
}

test.each([
  ["clashing-names", "reversed"],
  ["clashing-names", "turned"],
  ["derived-method-names", "reversed"],
  ["derived-method-names", "turned"],
] as const)("no name of %s depends on the order of the document: %s", async (trait, order) => {
  const document = parse(readFileSync(fixture(`accepted/${trait}.yaml`), "utf8"));
  const namesOf = async (paths: unknown): Promise<Readonly<Record<string, unknown>>> => {
    const text = JSON.stringify({ ...document, paths });
    const { outcome, operations } = await inspect({ text, at: "openapi.json" });
    expect(outcome).toBe("accepted");
    return Object.fromEntries(operations.map(({ request, name, wantedName }) => [request, { name, wantedName }]));
  };

  const names = await namesOf(document.paths);

  expect(Object.keys(names).length).toBeGreaterThan(6);
  expect(await namesOf(reorder(document.paths, order))).toEqual(names);
});

test.each(["3.2.0", "4.0.0", "2.0"])("OpenAPI %s is refused by its code", async (version) => {
  const text = JSON.stringify({ openapi: version, info: { title: "Acme", version: "1" }, paths: {} });

  const { problems } = await inspect({ text, at: "openapi.json" });

  expect(problems.map(({ code, message }) => [code, message])).toEqual([["unsupported-version", `The document is OpenAPI ${version}.`]]);
});

test.each(["CON", "con", "nul", "Com1", "lpt9"])("no file is called as the device %s", (name) => {
  expect(toFileName([name])).toBe(`${name.toLowerCase()}_`);
});
