/** Asks publint and arethetypeswrong about a tarball. The resolution of Node 10 is not supported, and not asked about. */

import { readFile } from "node:fs/promises";
import { checkPackage, createPackageFromTarballData, type Problem } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { memberOf } from "../pointer.js";
import type { Complaint } from "./manifest-rules.js";
import type { Packed } from "./pack.js";

/** What the two complain of. */
export async function findResolutionComplaints({ tarball, manifest }: Packed): Promise<readonly Complaint[]> {
  const data = new Uint8Array(await readFile(tarball));
  const { messages, pkg } = await publint({ pack: { tarball: data.buffer }, strict: true });
  const result = await checkPackage(createPackageFromTarballData(data));
  if (result.types === false) return ["arethetypeswrong: it has no types"];
  return [
    ...messages.map((message) => `publint: ${formatMessage(message, pkg, { color: false }) ?? message.code}`),
    ...result.problems.filter((problem) => isOurs(problem, isEsmOnly(manifest))).map((problem) => `arethetypeswrong: ${describe(problem)}`),
  ];
}

function isOurs(problem: Problem, isEsm: boolean): boolean {
  if ("resolutionKind" in problem && problem.resolutionKind === "node10") return false;
  // A package of ES modules only is loaded by require() as well, by every Node that it supports.
  return !(isEsm && problem.kind === "CJSResolvesToESM");
}

function describe(problem: Problem): string {
  return Object.entries(problem)
    .filter(([, value]) => typeof value === "string")
    .map(([name, value]) => `${name} ${value}`)
    .join(", ");
}

function isEsmOnly(manifest: unknown): boolean {
  return memberOf(memberOf(memberOf(manifest, "exports"), "."), "require") === undefined;
}
