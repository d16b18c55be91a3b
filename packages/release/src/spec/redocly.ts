/** Runs `redocly diff` and reads its report. Its settings are a file of their own: see redocly-diff.yaml for the trap. */

import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Bump } from "../bump.js";
import { entriesOf, memberOf } from "../pointer.js";
import { ReleaseError } from "../release-error.js";

/** One change, as Redocly sees it. */
export interface RawChange {
  /** Pointer with every reference followed: says in which operation, and in which direction. */
  readonly path: string;
  readonly kind: "added" | "removed" | "modified";
  readonly impact: Bump;
  /** The keyword that changed, where one did. */
  readonly property: string | undefined;
  readonly typeName: string;
  readonly base: Side | undefined;
  readonly revision: Side | undefined;
}

/** Where a change stands in one of the documents. */
export interface Side {
  readonly pointer: string;
  readonly line: number;
  readonly value: unknown;
}

const execute = promisify(execFile);
const settings = fileURLToPath(new URL("../../redocly-diff.yaml", import.meta.url));
const program = join(dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")), "bin/cli.js");

/** Every change between two documents. */
export async function findChanges(base: string, revision: string): Promise<readonly RawChange[]> {
  const parameters = [program, "diff", base, revision, "--config", settings, "--format", "json", "--fail-on", "none"];
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  try {
    const { stdout } = await execute(process.execPath, parameters, { env, maxBuffer: 256 * 1024 * 1024 });
    return entriesOf(memberOf(JSON.parse(stdout), "changes")).map(([, change]) => toChange(change));
  } catch (error) {
    const output = memberOf(error, "stderr");
    throw new ReleaseError(
      `redocly diff could not compare ${base} with ${revision}: ${typeof output === "string" ? output.trim() : error}`,
      {
        cause: error,
      },
    );
  }
}

function toChange(change: unknown): RawChange {
  const { kind, impact } = { kind: memberOf(change, "kind"), impact: memberOf(change, "impact") };
  return {
    path: toText(memberOf(change, "path")),
    kind: kind === "added" || kind === "removed" ? kind : "modified",
    impact: impact === "major" || impact === "minor" ? impact : "patch",
    property: typeof memberOf(change, "property") === "string" ? toText(memberOf(change, "property")) : undefined,
    typeName: toText(memberOf(change, "typeName")),
    base: toSide(memberOf(change, "base")),
    revision: toSide(memberOf(change, "revision")),
  };
}

function toSide(side: unknown): Side | undefined {
  if (side === undefined) return undefined;
  return { pointer: toText(memberOf(side, "pointer")), line: Number(memberOf(side, "line") ?? 0), value: memberOf(side, "value") };
}

function toText(value: unknown): string {
  return typeof value === "string" ? value : "";
}
