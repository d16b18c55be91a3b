// Where the runtime looks for integers that a number cannot hold exactly.
import { expect, test } from "vitest";
import type { Operation } from "../src/model/model.js";
import type { Schema } from "../src/model/schema.js";
import { planInt64 } from "../src/plan/plan-int64.js";

// Only the form of a schema matters here.
const int64 = { kind: "integer", limits: { format: "int64" } } as Schema;
const integer = { kind: "integer", limits: {} } as Schema;
const reference = (name: string): Schema => ({ kind: "reference", name }) as Schema;
const list = (items: Schema): Schema => ({ kind: "array", items }) as Schema;
const object = (members: Readonly<Record<string, Schema>>): Schema =>
  ({
    kind: "object",
    properties: Object.entries(members).map(([name, schema]) => ({ name, schema })),
    additional: undefined,
  }) as unknown as Schema;

const components: Readonly<Record<string, Schema>> = {
  Tree: object({ size: int64, count: integer, children: list(reference("Tree")) }),
  Ping: object({ pong: reference("Pong") }),
  Pong: object({ ping: reference("Ping"), at: int64 }),
};

function planFor(schema: Schema, status = "200"): readonly string[] {
  const operation = { responses: [{ status, format: "json", schema }] } as unknown as Operation;
  return planInt64(operation, { find: (name) => components[name], isWide: () => true });
}

test.each([
  ["the body itself", int64, [""]],
  ["members and items", object({ id: int64, plain: integer, data: list(object({ "a/b~c": int64 })) }), ["/id", "/data/*/a~1b~0c"]],
  ["values of records", { kind: "record", values: int64 } as Schema, ["/*"]],
  ["alternatives", { kind: "union", members: [int64, object({ id: int64 })] } as unknown as Schema, ["", "/id"]],
  ["a tree of unknown depth", object({ root: reference("Tree") }), ["/root/**/size"]],
  ["components that hold each other", reference("Ping"), ["/**/pong/at"]],
  ["nothing of 64 bits", object({ id: integer }), []],
  [
    "more places than are listed",
    object(Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`m${index}`, object({ id: int64, [`own${index % 2}`]: int64 })]))),
    ["/**/id", "/**/own0", "/**/own1"],
  ],
] as const)("pointers lead to %s", (_, schema, pointers) => {
  expect(planFor(schema)).toEqual(pointers);
});

test("a failure is read leniently, so nothing is looked for in it", () => {
  expect(planFor(int64, "4XX")).toEqual([]);
});
