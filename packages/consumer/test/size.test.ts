import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { repository } from "./support/project.js";

test("no bundle weighs more than its limit", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [join(repository, "packages/runtime/bench/size.mjs")]);

  expect(stdout).toContain("| whole OpenAI tree |");
});
