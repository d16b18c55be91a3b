// The register of proofs: which test cases a document may name as its `proof`. specs/proofs.json is what the spec lint reads.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

export interface ProofProgram {
  /** From the root of the repository. */
  readonly test: string;
  readonly cases: readonly string[];
}

const register = fileURLToPath(new URL("../../../specs/proofs.json", import.meta.url));

/** The cases of one program: `groups.users.add` of `openai-sdk`, which a document names as `openai-sdk:groups.users.add`. */
export async function registeredCases(program: string): Promise<readonly string[]> {
  const found = (await readRegister())[program];
  if (found === undefined) throw new Error(`specs/proofs.json has no program "${program}"; add it with the cases of its test`);
  return found.cases;
}

export async function readRegister(): Promise<Readonly<Record<string, ProofProgram>>> {
  // A file of ours, held to its form by the tests that read it.
  return JSON.parse(await readFile(register, "utf8")) as Readonly<Record<string, ProofProgram>>;
}
