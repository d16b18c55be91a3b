// A proof must exist: `proof` names a case of proofs.json, the register that the comparing tests are held to.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Oas3Rule } from "@redocly/openapi-core";
import { isRecord, memberOf, stringsOf } from "./json-value.js";

const FILE = "proofs.json";

/** `proof-registered`: a proof that no register knows. The register stands beside the document or in the folder above. */
export const proofRegisteredRule: Oas3Rule = () => ({
  any: (node: unknown, context) => {
    if (context.type.extensionsPrefix === undefined) return;
    const proof = memberOf(memberOf(node, "x-evidence"), "proof");
    if (typeof proof !== "string") return;
    const known = registeredProofs(dirname(context.location.source.absoluteRef));
    if (known?.includes(proof)) return;
    const cure =
      known === undefined
        ? `Write ${FILE} beside the document or in the folder above: { "<program>": { "test": "<file>", "cases": ["<case>"] } }.`
        : `Name a case of ${FILE} as <program>:<case>, or add it there and to its test.`;
    context.report({
      message: `\`${proof}\` is not the id of a registered proof. ${cure}`,
      location: context.location.child(["x-evidence", "proof"]),
    });
  },
});

/** `program:case` for each case; undefined where there is no register. */
function registeredProofs(folder: string): readonly string[] | undefined {
  const path = [join(folder, FILE), join(dirname(folder), FILE)].find((candidate) => existsSync(candidate));
  if (path === undefined) return undefined;
  const register: unknown = JSON.parse(readFileSync(path, "utf8"));
  if (!isRecord(register)) return [];
  return Object.entries(register).flatMap(([program, entry]) => stringsOf(memberOf(entry, "cases")).map((name) => `${program}:${name}`));
}
