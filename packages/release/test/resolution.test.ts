import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findResolutionComplaints } from "../src/publish/resolution.js";

const right = {
  import: { types: "./esm/index.d.ts", default: "./esm/index.js" },
  require: { types: "./cjs/index.d.ts", default: "./cjs/index.js" },
};

describe("publint and arethetypeswrong", () => {
  let folder: string;
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  /** Packs a package of both module formats with such an entry, and asks the two. */
  const complaintsOf = async (entry: object): Promise<readonly string[]> => {
    const manifest = {
      name: "acme",
      version: "1.0.0",
      license: "MIT",
      type: "module",
      engines: { node: ">=20" },
      sideEffects: false,
      exports: { ".": entry },
    };
    write("package.json", JSON.stringify(manifest));
    write("README.md", "# acme\n");
    write("esm/index.js", "export const one = 1;\n");
    write("esm/index.d.ts", "export declare const one: number;\n");
    write("cjs/package.json", '{ "type": "commonjs" }');
    write("cjs/index.js", "exports.one = 1;\n");
    write("cjs/index.d.ts", "export declare const one: number;\n");
    execFileSync("npm", ["pack", "--silent", "--ignore-scripts"], { cwd: folder });
    const tarball = join(folder, "acme-1.0.0.tgz");
    const nothing = { files: [], packedBytes: 0, unpackedBytes: 0, sha512: "", readme: "" };
    return findResolutionComplaints({ name: "acme", folder, manifest, tarball, ...nothing });
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "rosterkit-resolution-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test("have nothing to say of entries that are right", async () => {
    expect(await complaintsOf(right)).toEqual([]);
  });

  test("tell that the types come after what they describe", async () => {
    const entry = { ...right, import: { default: "./esm/index.js", types: "./esm/index.d.ts" } };
    expect(await complaintsOf(entry)).toContainEqual(expect.stringContaining('publint: pkg.exports["."].import.types should be the first'));
  });

  test("tell that CommonJS is given the types of an ES module", async () => {
    const entry = { ...right, require: { types: "./esm/index.d.ts", default: "./cjs/index.js" } };
    expect(await complaintsOf(entry)).toContainEqual(expect.stringContaining("arethetypeswrong: kind FalseESM"));
  });
});
