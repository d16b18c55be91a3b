// Our document of LlamaCloud is the vendor's own, but for the places that differences/llamacloud-document.yaml lists.
import { describe, expect, test } from "vitest";
import { isWithin, toPointerStep } from "../src/json-difference.js";
import { readListedDifferences } from "../src/listed-differences.js";
import { compare, ours } from "./llamacloud-comparison.js";
import { mutate } from "./mutate.js";
import { registeredCases } from "./proofs.js";
import { placesOf } from "./spec-places.js";

const program = "llamacloud-document";
const listed = (await readListedDifferences(program)).map(({ because: _, ...difference }) => difference);
const found = compare(ours);
const { operations, schemas } = placesOf(ours);
const places = new Map([
  ...operations.map(({ method, name }) => [name, `/operations/${toPointerStep(method)}`] as const),
  ...schemas.filter((name) => name !== "ErrorDetail").map((name) => [name, `/schemas/${toPointerStep(name)}`] as const),
]);

test("the cases are those of the register", async () => {
  expect([...places.keys()].toSorted()).toEqual((await registeredCases(program)).toSorted());
});

describe(program, () => {
  test.each([...places])("%s differs only where it is listed", (_name, place) => {
    expect(found.filter(({ pointer }) => isWithin(pointer, place))).toEqual(listed.filter(({ pointer }) => isWithin(pointer, place)));
  });

  test("nothing is listed that does not differ, and nothing differs that is not listed", () => {
    expect(found.toSorted(byPointer)).toEqual(listed.toSorted(byPointer));
  });
});

const users = "/paths/~1api~1v1~1organizations~1{organization_id}~1users";
const schema = (name: string): string => `/components/schemas/${name}/properties`;

test.each([
  ["a field that is no longer nullable", `${schema("UserOrganization")}/email/type`, "string"],
  ["another format", `${schema("UserOrganization")}/id/format`, "email"],
  ["another default", `${schema("UserOrganization")}/pending/default`, false],
  ["a field that is no longer required", "/components/schemas/UserOrganizationCreate/required", []],
  ["another bound", `${schema("Role")}/name/maxLength`, 300],
  ["another value of an enum", "/components/schemas/ParsePlanLevel/enum/1", "GOLD"],
  ["a field under another name", `${schema("UserOrganizationDelete")}`, { user: { type: "string" } }],
  ["another status", `${users}/put/responses`, { "201": {} }],
  ["an operation that is not deprecated", `${users}~1remove/put/deprecated`, false],
  ["a parameter that is required", `${users}~1roles/get/parameters/0/required`, true],
  ["another operationId", `${users}/get/operationId`, "list_members"],
])("%s is found", (_, pointer, value) => {
  expect(compare(mutate(ours, pointer, value)).toSorted(byPointer)).not.toEqual(listed.toSorted(byPointer));
});

function byPointer(one: { readonly pointer: string }, other: { readonly pointer: string }): number {
  return one.pointer < other.pointer ? -1 : 1;
}
