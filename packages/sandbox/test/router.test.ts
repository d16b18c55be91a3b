import { describe, expect, test } from "vitest";
import { spec } from "../src/compiled/llamacloud.js";
import { createRouter } from "../src/frame/router.js";

const route = createRouter(spec, ["", "/eu"]);
const organization = "/api/v1/organizations/o_1";

function operationAt(method: string, pathname: string): string | undefined {
  const match = route(method, pathname);
  return match.kind === "route" ? match.route.operationId : undefined;
}

describe("the operation of a method and a path", () => {
  test.each([
    ["a literal wins over a parameter", "PUT", `${organization}/users/roles`, "assign_role_to_user_in_organization"],
    [
      "a parameter takes a word that is literal for other methods",
      "DELETE",
      `${organization}/users/roles`,
      "remove_users_from_organization",
    ],
    ["each base path leads to it", "GET", `/eu${organization}/roles`, "list_roles"],
    ["HEAD is GET", "HEAD", `${organization}/roles`, "list_roles"],
  ])("%s", (_, method, pathname, operation) => {
    expect(operationAt(method, pathname)).toContain(operation);
  });

  test.each([
    ["a%2Fb%20c", "a/b c"],
    ["100%", "100%"],
    ["roles", "roles"],
  ])("the value of %s is %s", (text, value) => {
    expect(route("DELETE", `${organization}/users/${text}`)).toMatchObject({
      path: { organization_id: "o_1", member_user_id: value },
    });
  });

  test.each([
    `${organization}/`,
    "/api/v1/organizations//roles",
    "/us/api/v1/organizations",
    `${organization}/users/u/projects/p/more`,
    "",
  ])("%s leads nowhere", (pathname) => {
    expect(route("GET", pathname)).toEqual({ kind: "unknownRoute" });
  });

  test("a known path names the methods that it has", () => {
    const match = route("PATCH", organization);

    expect(match.kind === "methodNotAllowed" && [...match.allowed].sort()).toEqual(["DELETE", "GET", "PUT"]);
  });
});
