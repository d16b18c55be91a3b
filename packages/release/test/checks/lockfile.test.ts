import { expect, test } from "vitest";
import { findLockfileProblems } from "../../src/checks/lockfile.js";

const lockfile = (packages: object): object => ({ lockfileVersion: 3, packages });
const esbuild = { version: "1.0.0", optionalDependencies: { "@esbuild/linux-x64": "1.0.0" } };

test.each<[string, object, readonly string[]]>([
  ["is in order with no address and every platform", { "node_modules/esbuild": esbuild, "node_modules/@esbuild/linux-x64": {} }, []],
  ["may link to a workspace's folder", { "node_modules/@acme/client": { resolved: "packages/client", link: true } }, []],
  [
    "may hold a platform's package beside its dependant",
    { "node_modules/vite/node_modules/esbuild": esbuild, "node_modules/vite/node_modules/@esbuild/linux-x64": {} },
    [],
  ],
  [
    "must not name where a package came from",
    { "node_modules/esbuild": { resolved: "https://mirror.example/esbuild-1.0.0.tgz" } },
    ["node_modules/esbuild names the address https://mirror.example/esbuild-1.0.0.tgz"],
  ],
  [
    "must not lack a platform's package",
    { "node_modules/esbuild": esbuild, "node_modules/vite/node_modules/@esbuild/linux-x64": {} },
    ["node_modules/esbuild has the optional dependency @esbuild/linux-x64, which has no entry"],
  ],
])("a lockfile %s", (_title, packages, problems) => {
  expect(findLockfileProblems(lockfile(packages))).toEqual(problems);
});
