/** A vendor's places in the repository, and what of it is compared. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { memberOf } from "./pointer.js";
import { ReleaseError } from "./release-error.js";

/** A vendor. */
export interface Vendor {
  /** `openai`: the name of its folders. */
  readonly name: string;
  /** `@rosterkit/openai` */
  readonly packageName: string;
  /** `OpenAI`: what its types' names begin with. */
  readonly clientPrefix: string;
}

/** The vendors of a repository; all, or those that are named. @throws ReleaseError for a name that is none */
export function findVendors(root: string, wanted: readonly string[] = []): readonly Vendor[] {
  const folders = readdirSync(join(root, "specs"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const known = folders.map(({ name }) => name).filter((name) => existsSync(join(root, "packages", name, "package.json")));
  const unknown = wanted.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new ReleaseError(`No such vendor: ${unknown.join(", ")}. There are ${known.join(", ")}.`);
  return (wanted.length === 0 ? known : wanted).map((name) => readVendor(root, name));
}

function readVendor(root: string, name: string): Vendor {
  const manifest: unknown = JSON.parse(readFileSync(join(root, "packages", name, "package.json"), "utf8"));
  const command = memberOf(memberOf(manifest, "scripts"), "generate");
  const clientPrefix = typeof command === "string" ? /--client (\w+)/.exec(command)?.[1] : undefined;
  const packageName = memberOf(manifest, "name");
  if (clientPrefix === undefined || typeof packageName !== "string")
    throw new ReleaseError(`packages/${name}/package.json: its script "generate" does not name the client. Write "--client <Name>" there.`);
  return { name, packageName, clientPrefix };
}
