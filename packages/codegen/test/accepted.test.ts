// Each trait of a document against the literal text it becomes.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fixture, generateAcme } from "./acme-package.js";
import { contents, put, temporaryFolder } from "./temporary-folder.js";

const traits: readonly (readonly [string, string])[] = [
  ["nullable-3.0", "says null as OpenAPI 3.0 does"],
  ["nullable-3.1", "says null as OpenAPI 3.1 does"],
  ["enums", "opens enums of answers and closes those of requests"],
  ["compound-values", "types what an enum or a const says of objects and lists"],
  ["all-of", "merges objects and intersects the rest"],
  ["overlapping-parts", "holds a member to what each of several parts says of it"],
  ["discriminator", "marks the variants of a union by their own value"],
  ["two-forms", "gives a schema used both ways a form for each, where they differ"],
  ["objects", "names inline objects and follows recursion"],
  ["names", "keeps names apart, whatever order the document has them in"],
  ["derived-method-names", "names methods without x-sdk-method"],
  ["parameters", "tells the runtime about parameters, and fills constants in"],
  ["bodies", "takes array bodies and answers of every kind"],
  ["wire", "writes values, bodies and files by what the document says, and names no more of the runtime than it takes"],
  ["streams", "gives answers item by item, in the form that each format has"],
  ["headers", "types the header fields that answers document"],
  ["webhooks", "types what the vendor sends, and what it takes as an answer"],
  ["reference-marks", "takes names that openapi-typescript would take for references"],
  ["directions", "keeps members to their direction wherever they stand, and lets no default make an input required"],
  ["security", "takes alternatives of every carrier"],
  ["servers-by-name", "lets the caller choose a server by name"],
  ["no-host", "makes the base URL required"],
  ["server-variables", "lets the caller choose parts of a server's address"],
  ["clashing-names", "gives each of several operations of one name another"],
  ["basic", "takes a user name and a password, and whatever else Authorization holds"],
  ["deep-references", "names a schema that is referred to inside of another"],
  ["identifiers", "follows references by `$id`, `$anchor` and `$dynamicAnchor`"],
  ["beside-a-reference", "takes what stands beside a reference, as OpenAPI 3.1 does"],
  ["tuples", "gives each of a list's first items its type"],
  ["further-members", "takes members beyond the named ones by what any keyword says of them"],
  ["documentation", "puts words, limits and deprecation into comments"],
];

test.each(traits)("%s: %s", async (trait) => {
  const expected = contents(fixture(`expected/${trait}`));

  const { report, files } = await generateAcme(fixture(`accepted/${trait}.yaml`));

  expect(report.outcome).toBe("written");
  for (const [path, text] of Object.entries(expected)) expect(files[path], path).toBe(text);
});

test.each(["several-files", "mapping-by-file"])("a document in several files becomes one package: %s", async (trait) => {
  const { report, files } = await generateAcme(fixture(`accepted/${trait}/openapi.yaml`));

  expect(report.problems).toEqual([]);
  expect(files["src/generated/schemas.ts"]).toBe(readFileSync(fixture(`expected/${trait}/src/generated/schemas.ts`), "utf8"));
});

test("a whole package is as it should be, down to the last file", async () => {
  const { files } = await generateAcme(fixture("accepted/vocabulary.yaml"));

  const scaffold = ["LICENSE", "package.json", "src/index.ts", "tsconfig.build.json", "tsconfig.json"];
  const generated = Object.fromEntries(Object.entries(files).filter(([path]) => !scaffold.includes(path)));
  // The hash of the run takes in the generator's own version.
  const manifest = generated["src/generated/manifest.json"]?.replace(/(?<="run": \{\s+"sha256": ")[0-9a-f]{64}/, "0".repeat(64));
  expect({ ...generated, "src/generated/manifest.json": manifest }).toEqual(contents(fixture("expected/vocabulary")));
  expect(Object.keys(files).filter((path) => scaffold.includes(path))).toEqual(scaffold);
});

test("the order of the components in the document changes no name", async () => {
  const { files } = await generateAcme(fixture("accepted/names.yaml"));
  const reversed = await generateAcme(fixture("accepted/names-in-another-order.yaml"));

  expect(reversed.files["src/generated/schemas.ts"]).toBe(
    files["src/generated/schemas.ts"]?.replace("from names.yaml", "from names-in-another-order.yaml"),
  );
});

test("what is left out is said in a warning, with its place", async () => {
  const { report } = await generateAcme(fixture("accepted/parameters.yaml"));

  expect(report.problems.map(({ code, severity, line, pointer }) => [code, severity, line, pointer])).toEqual([
    ["ignored-parameter", "warning", 40, "/paths/~1users~1{user_id}/get/parameters/5"],
  ]);
});

test("a path parameter is required in both renderings, whether or not the document says so", async () => {
  const folder = temporaryFolder();
  const parameter = { name: "id", in: "path", schema: { type: "string" } };
  const get = {
    operationId: "readUser",
    parameters: [{ $ref: "#/components/parameters/id" }],
    responses: { "204": { description: "None." } },
  };
  const document = {
    openapi: "3.1.0",
    info: { title: "Acme", version: "1.0.0" },
    paths: { "/users/{id}": { get } },
    components: { parameters: { id: parameter } },
  };
  put(folder, "openapi.json", JSON.stringify(document));

  const { files } = await generateAcme(`${folder}/openapi.json`);

  expect(files["src/generated/paths.ts"]).toContain("        id: components");
  expect(files["src/generated/paths.ts"]).not.toContain("id?: ");
  expect(files["src/generated/resources/users.ts"]).toContain("  id: string;\n");
});
