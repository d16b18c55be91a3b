// Documents whose size or depth is the attack: each ends at once, in a package or in a problem that says which limit it passed.
import { expect, test } from "vitest";
import { generate } from "../src/index.js";
import { contents, temporaryFolder } from "./temporary-folder.js";

interface Outcome {
  readonly outcome: string;
  readonly problems: readonly string[];
  readonly files: Readonly<Record<string, string>>;
}

async function generateFrom(text: string): Promise<Outcome> {
  const out = temporaryFolder();
  const { outcome, problems } = await generate({ document: { text, at: "openapi.yaml" }, out, name: "@acme/client", client: "Acme" });
  return { outcome, problems: problems.map(({ code, message }) => `${code}: ${message}`), files: contents(out) };
}

/** A document with one operation that answers with a schema. */
function withAnswer(schema: object, schemas: object = {}): string {
  const responses = { 200: { description: "The answer.", content: { "application/json": { schema } } } };
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Acme", version: "1.0.0" },
    servers: [{ url: "https://api.acme.example" }],
    paths: { "/users": { get: { operationId: "getUsers", responses } } },
    components: { schemas },
  });
}

function nested(depth: number): object {
  let schema: object = { type: "string" };
  for (let level = 0; level < depth; level += 1) schema = { type: "array", items: schema };
  return schema;
}

/** Schemas of which each is a name for the next. */
function chained(length: number): object {
  const names = Array.from({ length }, (_, index) => [`S${index}`, { $ref: `#/components/schemas/S${index + 1}` }]);
  return { ...Object.fromEntries(names), [`S${length}`]: { type: "string" } };
}

test("a schema four hundred lists deep has a type", async () => {
  const { outcome, problems, files } = await generateFrom(withAnswer(nested(400)));
  expect([outcome, problems]).toEqual(["written", []]);
  expect(Object.values(files).join("\n")).toContain(`string${"[]".repeat(400)}`);
});

test("one two thousand lists deep is refused", async () => {
  const { outcome, problems, files } = await generateFrom(withAnswer(nested(2000)));
  expect([outcome, problems, files]).toEqual(["refused", ["too-large: The document is 2009 levels deep; at most 1000 are read."], {}]);
});

test("an alias that leads back to what it is in is refused", async () => {
  const looping = await generateFrom("openapi: 3.1.0\ninfo: &info\n  title: Acme\n  more: [*info]\n");
  expect(looping.problems).toEqual(["too-large: An alias leads back to what it is in."]);
});

test("an alias that is used twice is counted once, and as often as it is used where it unfolds to more than a reader expects", async () => {
  const shared = `${withAnswer({ type: "string" }).slice(0, -1)}, "x-shared": [&one {a: [1]}, *one, *one]}`;
  expect((await generateFrom(`---\n${shared}`)).outcome).toBe("written");
  const levels = ["&a0 [1]", ...Array.from({ length: 6 }, (_, index) => `&a${index + 1} [${Array(10).fill(`*a${index}`).join(", ")}]`)];
  const unfolding = await generateFrom(`openapi: 3.1.0\nx-levels:\n${levels.map((level) => `  - ${level}\n`).join("")}`);
  expect(unfolding.problems).toEqual(["too-large: Its aliases unfold 9 objects and lists to 1234569."]);
});

test("a chain of forty references leads to its end, and one of two thousand is refused", async () => {
  const short = await generateFrom(withAnswer({ $ref: "#/components/schemas/S0" }, chained(40)));
  expect([short.outcome, short.problems]).toEqual(["written", []]);
  const long = await generateFrom(withAnswer({ $ref: "#/components/schemas/S0" }, chained(2000)));
  expect([long.outcome, long.problems]).toEqual(["refused", ["too-large: S0 leads through more than 50 references to a schema."]]);
});

test("a schema with five thousand members, all required, has a type with each of them", async () => {
  const names = Array.from({ length: 5000 }, (_, index) => `member_${index}`);
  const properties = Object.fromEntries(names.map((name) => [name, { type: "string" }]));
  const wide = { $ref: "#/components/schemas/Wide" };
  const { outcome, files } = await generateFrom(withAnswer(wide, { Wide: { type: "object", properties, required: names } }));
  expect(outcome).toBe("written");
  expect(files["src/generated/schemas.ts"]?.match(/^ {2}member_\d+: string;$/gm)).toHaveLength(5000);
});

const parameter = (schema: string): string => `openapi: 3.1.0
info: { title: Acme, version: 1.0.0 }
servers: [{ url: https://api.acme.example }]
paths:
  /users: { get: { operationId: getUsers, parameters: [{ name: limit, in: query, schema: ${schema} }], responses: { "204": { description: None. } } } }
`;

test.each([
  ["infinity in an enum", parameter("{ enum: [.inf, 1] }"), "unsupported-schema"],
  ["a const that is no number", parameter("{ const: .nan }"), "unsupported-schema"],
  ["a tag of another language", parameter('{ type: number, description: !!js/function "function () {}" }'), "yaml-syntax"],
])("YAML with %s is refused", async (_, text, code) => {
  const { outcome, problems, files } = await generateFrom(text);
  expect([outcome, problems.map((problem) => problem.split(":")[0]), files]).toEqual(["refused", [code], {}]);
});
