import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { playTour } from "../src/tour.js";

test("the tour plays all four vendors, leaves nobody's address or key in its account, and closes what it opened", async () => {
  const lines: string[] = [];
  await playTour((line) => lines.push(stripVTControlCharacters(line)));
  const text = lines.join("\n");
  expect(lines.filter((line) => /^\S/.test(line)).map((line) => line.replace(/, at .*/, ""))).toEqual([
    "Who can do what",
    "OpenAI: the group group_engineering",
    "Gumloop: a workspace and a custom role",
    "LlamaCloud: an organization",
    "CloudPlans: an organization",
    "Everywhere: one person at all four vendors",
    "The sandbox is closed; nothing is left running.",
  ]);
  expect(text).toContain("pending: the person has no account yet");
  expect(text).toContain("updated, the role's id looked up by its name");
  expect(text).toContain("added, after a 401 that asked for the token once more");
  expect(text).toContain("258 people in 5 scopes; 2 that the vendor does not list");
  expect(text).toContain("5 memberships removed");
  expect(text).toContain("it would lose its last administrator");
  expect(text).not.toMatch(/sk-admin|gum-sandbox|llx-sandbox|cp-sandbox|@example\.com/);
});

test("the tour lists, adds, shows, removes, meets an error and a rate limit, and closes what it opened", async () => {
  const lines: string[] = [];
  await playTour((line) => lines.push(stripVTControlCharacters(line)));
  const text = lines.join("\n");
  expect(text).toContain("250 members, read in 3 pages");
  expect(text).toContain("added, request id req_sandbox_4");
  expect(text).toContain("user_251 is ");
  expect(text).toContain("removed");
  expect(text).toContain(
    "case 4XX: openai: DELETE /v1/organization/groups/group_engineering/users/user_251 answered 404 (group_user_not_found)",
  );
  expect(text).toContain("HttpError: openai: POST /v1/organization/groups/group_engineering/users answered 404 (user_not_found)");
  expect(text).toMatch(/3 groups after 2 requests and 1\.\d s/);
  expect(text).not.toMatch(/sk-admin|@example\.com/);
  expect(lines.at(-1)).toContain("nothing is left running");
});
