import { describe, expect, test } from "vitest";
import { findExcess, toBudget } from "../src/publish/budgets.js";
import { findComplaints } from "../src/publish/manifest-rules.js";
import type { Packed } from "../src/publish/pack.js";

const manifest = {
  name: "@acme/client",
  license: "MIT",
  type: "module",
  engines: { node: ">=20.19.0" },
  sideEffects: false,
  publishConfig: { access: "public", provenance: true },
  exports: {
    ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
    "./operations": { types: "./dist/operations.d.ts", default: "./dist/operations.js" },
    "./package.json": "./package.json",
  },
  files: ["dist", "api.md", "CHANGELOG.md"],
};

const packed: Packed = {
  name: "@acme/client",
  folder: "acme",
  manifest,
  files: [
    ...["LICENSE", "README.md", "api.md", "package.json"],
    ...["dist/index.d.ts", "dist/index.js", "dist/operations.d.ts", "dist/operations.js"],
  ],
  tarball: "/tmp/acme-client-1.0.0.tgz",
  packedBytes: 1,
  unpackedBytes: 1,
  sha512: "sha512-",
  readme: "# @acme/client\n\nNot affiliated with Acme.\n",
};

test("a package that keeps every rule is left in peace", () => {
  expect(findComplaints(packed)).toEqual([]);
});

describe("a package is complained of when", () => {
  const change = (members: object): Packed => ({ ...packed, manifest: { ...manifest, ...members } });
  test.each<[string, Packed, string]>([
    ["it has no licence", change({ license: undefined }), 'package.json: "license" is undefined; write "MIT"'],
    ["a bundler has to keep all of it", change({ sideEffects: true }), 'package.json: "sideEffects" is true; write false'],
    [
      "it would be published without provenance",
      change({ publishConfig: { access: "public" } }),
      'package.json: "publishConfig" is {"access":"public"}; write {"access":"public","provenance":true}',
    ],
    [
      "it runs a script at installation",
      change({ scripts: { postinstall: "node setup.js" } }),
      'package.json: the script "postinstall" would run on a user\'s machine; remove it',
    ],
    ["it does not say which Node it needs", change({ engines: {} }), 'package.json: "engines.node" is missing'],
    ["its changelog stays at home", change({ files: ["dist"] }), 'package.json: "files" lacks CHANGELOG.md'],
    [
      "an export is not packed",
      change({ exports: { ...manifest.exports, "./extra": { types: "./dist/extra.d.ts", default: "./dist/index.js" } } }),
      'package.json: exports "./extra" names ./dist/extra.d.ts, which is not packed; build first, or mend the path',
    ],
    [
      "an export has no types",
      change({ exports: { ...manifest.exports, "./bare": "./dist/index.js" } }),
      'package.json: exports "./bare" has no "types"',
    ],
    ["the licence's text is missing", { ...packed, files: packed.files.filter((file) => file !== "LICENSE") }, "LICENSE is missing"],
    ["api.md is missing", { ...packed, files: packed.files.filter((file) => file !== "api.md") }, "api.md is missing"],
    [
      "sources are packed",
      { ...packed, files: [...packed.files, "src/index.ts"] },
      'src/index.ts is packed and nobody needs it; narrow "files"',
    ],
    [
      "source maps are packed",
      { ...packed, files: [...packed.files, "dist/index.js.map"] },
      'dist/index.js.map is packed and nobody needs it; narrow "files"',
    ],
    ["its README claims the vendor's name", { ...packed, readme: "# Acme" }, 'README.md does not say "not affiliated"'],
  ])("%s", (_title, subject, complaint) => {
    expect(findComplaints(subject)).toEqual([complaint]);
  });
});

describe("a budget", () => {
  const cost = { packed: 12_345, unpacked: 100_000, instantiations: 70 };

  test("is kept at the limit", () => {
    expect(findExcess(cost, cost)).toEqual([]);
  });

  test("is exceeded by one", () => {
    expect(findExcess(cost, { ...cost, instantiations: 69 })).toEqual([
      "budget: instantiations is 70, more than 69; make it smaller, or raise the limit and say why",
    ]);
  });

  test("has to exist", () => {
    expect(findExcess(cost, undefined)).toEqual(["it has no budget; add one: npm run lint:packages -- --update"]);
  });

  test("is set a fifth above today's cost, in thousands", () => {
    expect(toBudget(cost)).toEqual({ packed: 15_000, unpacked: 120_000, instantiations: 1000 });
  });
});
