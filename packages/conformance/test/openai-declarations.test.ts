// The schemas of our OpenAI document have the members that the official SDK declares, but for the places that
// differences/openai-declarations.yaml lists.
import { describe, expect, test } from "vitest";
import { isWithin, toPointerStep } from "../src/json-difference.js";
import { readListedDifferences } from "../src/listed-differences.js";
import { mutate } from "./mutate.js";
import { compare, comparedQueries, comparedSchemas, ours } from "./openai-comparison.js";
import { registeredCases } from "./proofs.js";
import { placesOf } from "./spec-places.js";

const program = "openai-declarations";
const listed = (await readListedDifferences(program)).map(({ because: _, ...difference }) => difference);
const found = compare(ours);

test("the cases are those of the register", async () => {
  expect(comparedSchemas.toSorted()).toEqual((await registeredCases(program)).toSorted());
});

test("all schemas are compared but the error and the pages, which the SDK declares otherwise", () => {
  const rest = placesOf(ours).schemas.filter((name) => !comparedSchemas.includes(name));
  expect(rest.toSorted()).toEqual([
    "ErrorResponse",
    "GroupListResource",
    "InviteListResponse",
    "ProjectGroupListResource",
    "ProjectListResponse",
    "ProjectUserListResponse",
    "PublicRoleListResource",
    "RoleListResource",
    "UserListResource",
    "UserListResponse",
  ]);
});

describe(program, () => {
  test.each(comparedSchemas)("%s differs only where it is listed", (name) => {
    expect(at(found, `/schemas/${name}`)).toEqual(at(listed, `/schemas/${name}`));
  });

  test.each(comparedQueries)("the query of GET %s differs only where it is listed", (path) => {
    expect(at(found, `/queries/${toPointerStep(path)}`)).toEqual(at(listed, `/queries/${toPointerStep(path)}`));
  });

  test("nothing is listed that does not differ", () => {
    expect(found.map(({ pointer }) => pointer).toSorted()).toEqual(listed.map(({ pointer }) => pointer).toSorted());
  });
});

const schemas = "/components/schemas";

test.each([
  ["a field that is no longer nullable", `${schemas}/GroupUser/properties/email/type`, "string"],
  ["a field of another type", `${schemas}/User/properties/added_at/type`, "string"],
  ["a field that is no longer required", `${schemas}/Invite/required/6`, "gone"],
  ["a field that is required", `${schemas}/UserRoleUpdateRequest/required`, ["role"]],
  ["another constant", `${schemas}/GroupUserDeletedResource/properties/object/const`, "group.user.gone"],
  ["another value of an enum", `${schemas}/Invite/properties/status/enum/2`, "open"],
  ["another item of a list", `${schemas}/Role/properties/permissions/items/type`, "integer"],
  ["another reference", `${schemas}/GroupRoleAssignment/properties/group/$ref`, "#/components/schemas/GroupResponse"],
  ["a field too many", `${schemas}/CreateGroupUserBody/properties/email`, { type: "string" }],
  ["a parameter under another name", "/components/parameters/AfterId/name", "cursor"],
  ["a parameter of another type", "/components/parameters/RoleLimit/schema/type", "string"],
])("%s is found", (_, pointer, value) => {
  expect(compare(mutate(ours, pointer, value))).not.toEqual(found);
});

function at<Item extends { readonly pointer: string }>(differences: readonly Item[], place: string): readonly Item[] {
  return differences.filter(({ pointer }) => isWithin(pointer, place));
}
