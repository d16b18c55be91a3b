// Runs the repository's own tools for the other scripts, with telemetry off and their output passed through.
import { spawnSync } from "node:child_process";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the repository. */
export const root = fileURLToPath(new URL("..", import.meta.url));

const quiet = {
  REDOCLY_TELEMETRY: "off",
  REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
  TURBO_TELEMETRY_DISABLED: "1",
  TURBO_NO_UPDATE_NOTIFIER: "1",
};

/** Runs a command in the root of the repository and returns its exit code. */
export function run(command, ...parameters) {
  return runWith("inherit", command, parameters);
}

/** Runs a command whose output is no part of the program's own: it goes to standard error. Ends this process if it failed. */
export function prepareOrExit(command, ...parameters) {
  const status = runWith(["inherit", 2, 2], command, parameters);
  if (status !== 0) process.exit(status);
}

function runWith(stdio, command, parameters) {
  const path = `${join(root, "node_modules", ".bin")}${delimiter}${process.env.PATH}`;
  const { status, error } = spawnSync(command, parameters, { cwd: root, stdio, env: { ...process.env, ...quiet, PATH: path } });
  if (error) throw error;
  return status ?? 1;
}

/** Runs a command and ends this process with its exit code if it failed. */
export function runOrExit(command, ...parameters) {
  const status = run(command, ...parameters);
  if (status !== 0) process.exit(status);
}
