/** A repository of its own with one vendor's document and package in it, committed, to be changed at will. */

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Document, parseDocument } from "yaml";

const repository = fileURLToPath(new URL("../../../..", import.meta.url));

/** A scratch repository. */
export interface ScratchRepository extends Disposable {
  readonly root: string;
  git(...parameters: readonly string[]): string;
  read(file: string): string;
  write(file: string, text: string): void;
  /** Changes OpenAI's document as data, the comments and the order of everything else kept. */
  editSpec(edit: (document: Document) => void): void;
}

/** Copies what a diff of OpenAI's package needs, as it is in the working tree, and commits it. */
export function createScratchRepository(): ScratchRepository {
  const root = mkdtempSync(join(tmpdir(), "rosterkit-rehearsal-"));
  for (const part of ["specs/openai", "packages/openai", "packages/conformance/exchanges/openai"]) {
    const source = join(repository, part);
    cpSync(source, join(root, part), { recursive: true, filter: (path) => !/\/(node_modules|dist|\.turbo|\.results)$/.test(path) });
  }
  symlinkSync(join(repository, "node_modules"), join(root, "node_modules"));
  const git = (...parameters: readonly string[]): string =>
    execFileSync("git", ["-c", "user.name=Ada Marsh", "-c", "user.email=ada.marsh@example.com", ...parameters], {
      cwd: root,
      encoding: "utf8",
    });
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  const read = (file: string): string => readFileSync(join(root, file), "utf8");
  write(".gitignore", "node_modules\n.scratch/\n");
  write(".changeset/README.md", "# Changesets\n");
  write("package.json", '{ "private": true, "workspaces": ["packages/*"] }\n');
  git("init", "--quiet", "--initial-branch=main");
  git("add", "--all");
  git("commit", "--quiet", "--message", "Base");
  return {
    root,
    git,
    read,
    write,
    editSpec: (edit) => {
      const document = parseDocument(read("specs/openai/openapi.yaml"));
      edit(document);
      write("specs/openai/openapi.yaml", document.toString({ lineWidth: 0 }));
    },
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  };
}
