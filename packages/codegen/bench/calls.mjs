// Twenty calls of GitHub's API, as a program for the generated client and as one for openapi-fetch.

/** Method and path on the wire, and the input; a property named `read` is read from the answer. */
const calls = [
  ["GET", "/repos/{owner}/{repo}", { path: { owner: "o", repo: "r" } }, "full_name"],
  ["GET", "/repos/{owner}/{repo}/issues", { path: { owner: "o", repo: "r" }, query: { state: "open" } }, "length"],
  ["GET", "/repos/{owner}/{repo}/issues/{issue_number}", { path: { owner: "o", repo: "r", issue_number: 1 } }, "title"],
  ["POST", "/repos/{owner}/{repo}/issues", { path: { owner: "o", repo: "r" }, body: { title: "t" } }, "number"],
  ["GET", "/repos/{owner}/{repo}/pulls", { path: { owner: "o", repo: "r" }, query: { per_page: 10 } }, "length"],
  ["GET", "/repos/{owner}/{repo}/pulls/{pull_number}", { path: { owner: "o", repo: "r", pull_number: 1 } }, "title"],
  ["POST", "/repos/{owner}/{repo}/pulls", { path: { owner: "o", repo: "r" }, body: { head: "h", base: "b" } }, "number"],
  ["GET", "/repos/{owner}/{repo}/branches", { path: { owner: "o", repo: "r" } }, "length"],
  ["GET", "/repos/{owner}/{repo}/commits/{ref}", { path: { owner: "o", repo: "r", ref: "main" } }],
  ["GET", "/repos/{owner}/{repo}/releases/latest", { path: { owner: "o", repo: "r" } }, "tag_name"],
  ["GET", "/repos/{owner}/{repo}/actions/runs", { path: { owner: "o", repo: "r" } }, "total_count"],
  ["GET", "/repos/{owner}/{repo}/collaborators", { path: { owner: "o", repo: "r" } }, "length"],
  [
    "PUT",
    "/repos/{owner}/{repo}/collaborators/{username}",
    { path: { owner: "o", repo: "r", username: "u" }, body: { permission: "pull" } },
  ],
  ["GET", "/orgs/{org}", { path: { org: "o" } }, "login"],
  ["GET", "/orgs/{org}/members", { path: { org: "o" }, query: { role: "admin" } }, "length"],
  ["GET", "/orgs/{org}/teams", { path: { org: "o" } }, "length"],
  ["GET", "/orgs/{org}/teams/{team_slug}/members", { path: { org: "o", team_slug: "t" } }, "length"],
  ["GET", "/user/repos", { query: { visibility: "all" } }, "length"],
  ["GET", "/users/{username}/repos", { path: { username: "u" } }, "length"],
  ["GET", "/search/issues", { query: { q: "q" } }, "total_count"],
];

/** The calls by the methods of the generated client; `methods` leads from a request to the method's name. */
export function writeOurs(methods) {
  const lines = calls.map(([method, path, input, read], index) => {
    const name = methods.get(`${method} ${path}`);
    if (name === undefined) throw new Error(`The client has no method for ${method} ${path}.`);
    const call = `await client.${name}(${JSON.stringify(input)})`;
    return read === undefined ? `${call};` : `export const answer${index} = (${call}).${read};`;
  });
  return ['import { createGithubClient } from "./github/dist/index.js";', "const client = createGithubClient();", ...lines, ""].join("\n");
}

/** The calls by openapi-fetch. */
export function writeTheirs() {
  const lines = calls.map(([method, path, { body, ...params }, read], index) => {
    const options = { ...(Object.keys(params).length === 0 ? {} : { params }), ...(body === undefined ? {} : { body }) };
    const call = `await client.${method}(${JSON.stringify(path)}, ${JSON.stringify(options)})`;
    return read === undefined ? `${call};` : `export const answer${index} = (${call}).data?.${read};`;
  });
  const imports = ['import createClient from "openapi-fetch";', 'import type { paths } from "./github/dist/generated/paths.js";'];
  return [...imports, "const client = createClient<paths>();", ...lines, ""].join("\n");
}
