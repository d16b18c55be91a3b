/** What GitHub would refuse in a workflow, and what it would allow and nobody should: movable actions, wide permissions. */

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { entriesOf, memberOf } from "../pointer.js";
import { findSchemaProblems } from "./workflow-schema.js";

/** A workflow file. */
export interface Workflow {
  /** `ci.yml` */
  readonly name: string;
  readonly text: string;
}

/** Nobody else may have an identity for publishing, and nobody all rights. */
const publishing = "release.yml";

/** `npm run lint:workflows`. Returns the exit code. */
export async function runCheckWorkflows(root: string, folder = ".github/workflows"): Promise<number> {
  const names = (await readdir(join(root, folder))).filter((name) => /\.ya?ml$/.test(name)).toSorted();
  const problems: string[] = [];
  for (const name of names)
    problems.push(...(await findWorkflowProblems({ name, text: await readFile(join(root, folder, name), "utf8") })));
  for (const problem of problems) console.error(problem);
  return problems.length > 0 ? 1 : 0;
}

/** Everything that is wrong with one workflow: what GitHub's own schema says, else what our rules say. */
export async function findWorkflowProblems(workflow: Workflow): Promise<readonly string[]> {
  const refused = await findSchemaProblems(workflow);
  if (refused.length > 0) return refused;
  return [
    ...findActionProblems(workflow),
    ...findPermissionProblems(workflow),
    ...findJobProblems(workflow),
    ...findSecretProblems(workflow),
  ];
}

/** Actions that are taken by a tag or a branch, which its owner can move, and pins that do not say what they are. */
function findActionProblems({ name, text }: Workflow): readonly string[] {
  return text.split("\n").flatMap((line, index) => {
    const [, action, revision = "", comment = ""] = /\buses:\s*["']?([^@\s"']+)(?:@([^\s"'#]*))?["']?\s*(#.*)?$/.exec(line) ?? [];
    if (action === undefined || action.startsWith("./")) return [];
    const place = `${name}:${index + 1}: ${action}`;
    if (!/^[0-9a-f]{40}$/.test(revision))
      return [
        `${place} is taken by ${revision === "" ? "no name" : `the name ${revision}`}; pin it to a commit that is known from a public workflow`,
      ];
    return /v?\d+\.\d+/.test(comment) ? [] : [`${place} is pinned without its version beside it; write "# v1.2.3"`];
  });
}

/** Rights that a workflow has for all of its jobs, and rights that no job needs. */
function findPermissionProblems({ name, text }: Workflow): readonly string[] {
  const workflow: unknown = parse(text);
  const own = memberOf(workflow, "permissions");
  if (own === undefined) return [`${name}: it has no "permissions:" of its own; write the least it needs`];
  const jobs = entriesOf(memberOf(workflow, "jobs"));
  const holders = [["", own] as const, ...jobs.map(([job, value]) => [`job ${job}: `, memberOf(value, "permissions")] as const)];
  return holders.flatMap(([holder, permissions]) => [
    ...(typeof permissions === "string" ? [`${name}: ${holder}"permissions: ${permissions}" gives all at once; name each`] : []),
    ...entriesOf(permissions).flatMap(([right, access]) => {
      if (typeof permissions === "string" || access !== "write") return [];
      if (holder === "") return [`${name}: "${right}: write" is for all jobs; give it to the job that needs it`];
      return right === "id-token" && name !== publishing
        ? [`${name}: ${holder}"id-token: write" lets it publish; only ${publishing} may`]
        : [];
    }),
  ]);
}

/** A job without an end of its own runs for six hours. */
function findJobProblems({ name, text }: Workflow): readonly string[] {
  return entriesOf(memberOf(parse(text), "jobs"))
    .filter(([, job]) => memberOf(job, "timeout-minutes") === undefined)
    .map(([job]) => `${name}: job ${job} has no "timeout-minutes"; say when it is lost`);
}

/** Trusted publishing needs no token, and a secret that a workflow reads is one that its steps can lose. */
function findSecretProblems({ name, text }: Workflow): readonly string[] {
  return text.split("\n").flatMap((line, index) => {
    const [, secret] = /\bsecrets\.(?!GITHUB_TOKEN\b)(\w+)/.exec(line) ?? [];
    return secret === undefined ? [] : [`${name}:${index + 1}: it reads the secret ${secret}; publish by identity (id-token), without one`];
  });
}
