/** Compiles the scratch folder with the repository's TypeScript, and reads what the compiler says. */

import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { ReleaseError } from "../release-error.js";

/** One complaint of the compiler. */
export interface Diagnostic {
  /** Path below the scratch folder. */
  readonly file: string;
  readonly line: number;
  readonly code: string;
  /** The innermost of the compiler's explanations. */
  readonly message: string;
}

/** What to compile. */
export interface Compilation {
  readonly folder: string;
  readonly files: readonly string[];
  /** Which of the two packages the package's name stands for. */
  readonly subject: "base" | "next";
  readonly packageName: string;
}

const execute = promisify(execFile);
const compiler = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");

/** Compiles the files and what they import, leaves the programs in `built/`, and returns every complaint. */
export async function compile({ folder, files, subject, packageName }: Compilation): Promise<readonly Diagnostic[]> {
  const config = join(folder, `tsconfig.${subject}.json`);
  const compilerOptions = {
    target: "es2023",
    module: "nodenext",
    lib: ["es2023", "dom", "dom.iterable", "esnext.disposable"],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    rootDir: ".",
    outDir: "built",
    declaration: true,
    removeComments: true,
    paths: {
      [packageName]: [`./${subject}/src/index.ts`],
      [`${packageName}/operations`]: [`./${subject}/src/generated/operations.ts`],
    },
  };
  await writeFile(config, JSON.stringify({ compilerOptions, files: [...files, "base/src/index.ts", "next/src/index.ts"] }));
  try {
    await execute(process.execPath, [compiler, "-p", config, "--pretty", "false"], { cwd: folder, maxBuffer: 64 * 1024 * 1024 });
    return [];
  } catch (error) {
    const { stdout } = error as { stdout?: string }; // execFile rejects with the process's output attached
    const found = parseDiagnostics(stdout ?? "");
    if (found.length === 0) throw new ReleaseError(`The compiler failed without saying where: ${stdout || error}`, { cause: error });
    return found;
  }
}

/** Reads `file(1,2): error TS2322: …` and the indented lines below it. */
export function parseDiagnostics(text: string): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const block of text.split(/^(?=\S)/m)) {
    const [head = "", ...rest] = block.trimEnd().split("\n");
    const [, file, line, code, message] = /^(.+?)\((\d+),\d+\): error (TS\d+): (.*)$/.exec(head) ?? [];
    if (file === undefined || code === undefined || message === undefined) continue;
    // The outer lines of an explanation repeat whole types; the innermost says what is wrong.
    const words = (rest.at(-1)?.trim() ?? message).replaceAll(/import\("[^"]*"\)\.?/g, "");
    found.push({ file, line: Number(line), code, message: words });
  }
  return found;
}
