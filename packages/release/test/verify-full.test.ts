import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Program } from "../src/verify/run-program.js";
import { runVerifyFull } from "../src/verify/verify-full.js";

const node = (name: string, code: string, members: object = {}): Program => ({
  name,
  shows: `what ${name} shows`,
  command: [process.execPath, "-e", code],
  ...members,
});

const good = node("good", 'console.log("noise"); console.log("56 of 56 | " + process.env.WIDTH)', {
  environment: { WIDTH: "wide" },
  figures: "packages/acme/results/good.md",
});
const bad = node("bad", 'console.error("2 limits are not kept"); process.exit(3)');
const absent: Program = { name: "absent", shows: "nothing", command: ["no-such-program-here"] };

describe("verify:full", () => {
  let root: string;
  const summary = (): readonly (readonly string[])[] =>
    readFileSync(join(root, "packages/release/results/verify-full.md"), "utf8")
      .split("\n")
      .filter((line) => line.startsWith("| "))
      .slice(2)
      .map((line) => line.split(" | "))
      // What takes how long is no promise.
      .map(([name = "", , outcome = "", , lastLine = "", figures = ""]) => [name.slice(2), outcome, lastLine, figures]);

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "rosterkit-verify-"));
    const identity = ["-c", "user.name=Ada Marsh", "-c", "user.email=ada.marsh@example.com"];
    execFileSync("git", ["init", "--quiet"], { cwd: root });
    execFileSync("git", [...identity, "commit", "--quiet", "--allow-empty", "--message", "Base"], { cwd: root });
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  test("runs what comes after a program that failed, tells of each, and fails", async () => {
    expect(await runVerifyFull({ root, programs: [bad, absent, good], parameters: [] })).toBe(1);
    expect(summary()).toEqual([
      ["bad", "**exit code 3**", "2 limits are not kept", ""],
      ["absent", "**spawn no-such-program-here ENOENT**", "", ""],
      ["good", "passed", "56 of 56 \\| wide", "[good.md](../../../packages/acme/results/good.md)"],
    ]);
  });

  test("passes when every program does", async () => {
    expect(await runVerifyFull({ root, programs: [good], parameters: [] })).toBe(0);
    const link = "[good.md](../../../packages/acme/results/good.md)";
    expect(readFileSync(join(root, "packages/release/results/verify-full.md"), "utf8")).toContain(`56 of 56 \\| wide | ${link} |`);
  });

  test("runs one program by its name, and leaves the others' rows", async () => {
    await runVerifyFull({ root, programs: [bad, good], parameters: [] });
    const mended = node("bad", 'console.log("all limits are kept")');
    expect(await runVerifyFull({ root, programs: [mended, good], parameters: ["bad"] })).toBe(0);
    expect(summary().map(([name, outcome]) => `${name}: ${outcome}`)).toEqual(["bad: passed", "good: passed"]);
  });

  test("shows a program that has never run", async () => {
    await runVerifyFull({ root, programs: [bad, good], parameters: ["good"] });
    expect(summary().map(([name, outcome]) => `${name}: ${outcome}`)).toEqual(["bad: not run", "good: passed"]);
  });

  test("knows the programs that it was given", async () => {
    expect(await runVerifyFull({ root, programs: [good], parameters: ["god"] })).toBe(2);
    expect(existsSync(join(root, "packages"))).toBe(false);
  });

  test("ends a program that takes too long, with everything it started", async () => {
    const heir = join(root, "heir.mjs");
    writeFileSync(
      heir,
      'import http from "node:http";\nconst server = http.createServer().listen(0, "127.0.0.1", () => console.log(server.address().port));\n',
    );
    const parent = node("slow", `require("node:child_process").fork(${JSON.stringify(heir)}); setInterval(() => {}, 1000)`, {
      minutes: 0.02,
    });
    expect(await runVerifyFull({ root, programs: [parent, good], parameters: [] })).toBe(1);
    const [slow, after] = summary();
    expect([slow?.[1], after?.[1]]).toEqual(["**not done after 0.02 minutes**", "passed"]);
    await expect(fetch(`http://127.0.0.1:${slow?.[2]}`)).rejects.toMatchObject({ cause: { code: "ECONNREFUSED" } });
  });
});
