/** Empty projects outside the repository, with packed tarballs installed as a user would install them. */

import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** The root of the repository, whose packages are packed. */
export const repository: string = fileURLToPath(new URL("../../../..", import.meta.url));

/** What a program printed, and how it ended. */
export interface Outcome {
  readonly code: number;
  readonly output: string;
}

/** A project in an empty folder. */
export interface Project extends AsyncDisposable {
  readonly folder: string;
  /** The names of everything that is installed, sorted. */
  installed(): Promise<string[]>;
  write(file: string, text: string): Promise<void>;
  /** Compiles the project's TypeScript under `strict`, without skipping declarations. */
  compile(options?: Readonly<Record<string, unknown>>): Promise<Outcome>;
  /** Runs a program with Node. */
  node(parameters: readonly string[], variables?: Readonly<Record<string, string>>): Promise<Outcome>;
}

/** Packs workspace packages, and installs the tarballs into an empty project; `others` are taken from what the repository has installed. */
export async function createProject(
  packages: readonly string[],
  type: "module" | "commonjs" = "module",
  others: readonly string[] = [],
): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), "rosterkit-consumer-"));
  const tarballs = await pack(packages, folder);
  await writeFile(join(folder, "package.json"), JSON.stringify({ name: "consumer", private: true, type }));
  const folders = others.map((name) => join(repository, "node_modules", name));
  const install = await run("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", ...tarballs, ...folders], folder);
  if (install.code !== 0) throw new Error(`npm install failed:\n${install.output}`);
  return {
    folder,
    installed: async () => {
      const lock: { packages: Record<string, unknown> } = JSON.parse(
        await readFile(join(folder, "node_modules/.package-lock.json"), "utf8"),
      );
      return Object.keys(lock.packages)
        .map((path) => path.slice("node_modules/".length))
        .sort();
    },
    write: async (file, text) => {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), text);
    },
    compile: async (options = {}) => {
      const compilerOptions = {
        target: "es2022",
        module: "nodenext",
        strict: true,
        exactOptionalPropertyTypes: true,
        skipLibCheck: false,
        types: [],
        ...options,
      };
      await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, exclude: ["node_modules", "built"] }));
      return run(process.execPath, [join(repository, "node_modules/typescript/bin/tsc"), "-p", "."], folder);
    },
    node: (parameters, variables = {}) => run(process.execPath, parameters, folder, variables),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

async function pack(packages: readonly string[], folder: string): Promise<string[]> {
  const workspaces = packages.flatMap((name) => ["--workspace", name]);
  const packed = await run("npm", ["pack", "--json", "--pack-destination", folder, ...workspaces], repository);
  if (packed.code !== 0) throw new Error(`npm pack failed:\n${packed.output}`);
  const { stdout } = packed;
  const answer: unknown = JSON.parse(stdout.slice(stdout.search(/^[[{]/m)));
  // npm 10 answers with a list, npm 11 with an object by package name.
  const entries = Object.values(answer as Readonly<Record<string, { readonly filename: string }>>);
  return entries.map(({ filename }) => join(folder, filename));
}

/** Runs a command; how it ends is in the outcome. */
export async function run(
  command: string,
  parameters: readonly string[],
  cwd: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<Outcome & { readonly stdout: string }> {
  try {
    const { stdout, stderr } = await execute(command, [...parameters], {
      cwd,
      env: { ...process.env, NO_COLOR: "1", ...variables },
      maxBuffer: 64 * 1024 * 1024,
    });
    return { code: 0, output: stdout + stderr, stdout };
  } catch (error) {
    const failure = error as { code?: number; stdout?: string; stderr?: string }; // execFile rejects with the process's output attached
    return { code: failure.code ?? 1, output: `${failure.stdout ?? ""}${failure.stderr ?? ""}`, stdout: failure.stdout ?? "" };
  }
}
