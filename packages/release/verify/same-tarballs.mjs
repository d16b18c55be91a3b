// Same commit, same tarballs: clones the commit into a folder of another name, installs, builds and packs there, and compares
// byte for byte with what the working tree gives.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { packAll } from "../dist/publish/pack.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "rosterkit-same-"));
const clone = join(folder, "elsewhere");
const run = (cwd, command, ...parameters) =>
  execFileSync(command, parameters, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });

try {
  // What the other programs keep of their runs is in no tarball.
  const packed = ["packages", "specs", "scripts", "tsconfig.base.json", "package-lock.json", ":(exclude)packages/*/results"];
  const edited = run(root, "git", "status", "--porcelain", "--", ...packed).trim();
  if (edited !== "") {
    console.error(`The working tree differs from its commit, so nothing can be said:\n${edited}\nThe cure: commit first.`);
    process.exit(1);
  }
  run(root, "git", "clone", "--quiet", root, clone);
  run(clone, "npm", "ci", "--prefer-offline", "--silent");
  run(clone, "npm", "run", "--silent", "build", "--", "--force", "--output-logs=errors-only");
  mkdirSync(join(folder, "here"));
  mkdirSync(join(folder, "there"));
  const [here, there] = [await packAll(root, join(folder, "here")), await packAll(clone, join(folder, "there"))];
  let differing = 0;
  for (const { name, sha512, packedBytes } of here) {
    const isSame = there.find((other) => other.name === name)?.sha512 === sha512;
    if (!isSame) differing += 1;
    console.log(`${isSame ? "same     " : "DIFFERENT"} ${name.padEnd(24)} ${packedBytes} bytes  ${sha512.slice(0, 23)}…`);
  }
  if (differing > 0) console.error("The cure: npm run build -- --force; what differs then depends on the machine, the folder or the time.");
  process.exitCode = differing === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
