import { expect, test } from "vitest";
import { findWorkflowProblems } from "../../src/checks/workflows.js";

const pinned = "actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0";
const text = `name: ci
on: push
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    timeout-minutes: 20
    permissions:
      contents: write
    steps:
      - uses: ${pinned}
      - run: echo "\${{ github.ref }}"
`;

test("a workflow that keeps every rule is left in peace", async () => {
  expect(await findWorkflowProblems({ name: "ci.yml", text })).toEqual([]);
});

const replaceable = "pin it to a commit that is known from a public workflow";

test.each<[string, string, string, string]>([
  ["takes an action by a tag", pinned, "actions/checkout@v5", `ci.yml:12: actions/checkout is taken by the name v5; ${replaceable}`],
  [
    "takes an action by a short hash",
    pinned,
    "actions/checkout@08c6903",
    `ci.yml:12: actions/checkout is taken by the name 08c6903; ${replaceable}`,
  ],
  ["does not say what it pins", " # v5.0.0", "", 'ci.yml:12: actions/checkout is pinned without its version beside it; write "# v1.2.3"'],
  [
    "has the repository's permissions",
    "permissions:\n  contents: read\n",
    "",
    'ci.yml: it has no "permissions:" of its own; write the least it needs',
  ],
  [
    "gives every job the right to write",
    "contents: read",
    "contents: write",
    'ci.yml: "contents: write" is for all jobs; give it to the job that needs it',
  ],
  [
    "gives all rights at once",
    "permissions:\n  contents: read",
    "permissions: write-all",
    'ci.yml: "permissions: write-all" gives all at once; name each',
  ],
  [
    "could publish",
    "      contents: write",
    "      id-token: write",
    'ci.yml: job check: "id-token: write" lets it publish; only release.yml may',
  ],
  ["may run for hours", "    timeout-minutes: 20\n", "", 'ci.yml: job check has no "timeout-minutes"; say when it is lost'],
  [
    "reads a secret",
    "github.ref",
    "secrets.NPM_TOKEN",
    "ci.yml:13: it reads the secret NPM_TOKEN; publish by identity (id-token), without one",
  ],
  ["misspells a key", "runs-on:", "run-on:", "ci.yml (Line: 7, Col: 5): Unexpected value 'run-on'"],
  ["names a right that is none", "contents: read", "contents: red", "ci.yml (Line: 4, Col: 13): Unexpected value 'red'"],
  ["misspells an expression", "github.ref", "githb.ref", "ci.yml (Line: 13, Col: 14): Unrecognized named-value: 'githb'"],
  [
    "waits for a job that is not there",
    "jobs:",
    "jobs:\n  late:\n    needs: build\n    runs-on: ubuntu-latest\n    steps: [{ run: echo }]",
    "ci.yml (Line: 7, Col: 12): Job 'late' depends on unknown job 'build'.",
  ],
])("a workflow is complained of that %s", async (_title, from, to, problem) => {
  const workflow = { name: "ci.yml", text: text.replace(from, () => to) };
  expect(workflow.text).not.toBe(text);
  expect(await findWorkflowProblems(workflow)).toContain(problem);
});

test("a release may have an identity for publishing", async () => {
  const release = { name: "release.yml", text: text.replace("      contents: write", "      id-token: write") };
  expect(await findWorkflowProblems(release)).toEqual([]);
});
