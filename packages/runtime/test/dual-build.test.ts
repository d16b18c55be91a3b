import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, expect, test } from "vitest";
import { type Answer, serve } from "./support/server.js";

const run = promisify(execFile);

function toProgram(name: string): string {
  return fileURLToPath(new URL(`programs/${name}.mjs`, import.meta.url));
}

beforeAll(() => {
  for (const format of ["esm", "cjs"]) {
    const file = fileURLToPath(new URL(`../dist/${format}/index.js`, import.meta.url));
    if (!existsSync(file)) throw new Error(`${file} is missing: these tests run the built package, so run "npm run build" first`);
  }
});

test("errors are told by instanceof and by the guard, whichever build and whichever installed copy made them", async () => {
  const { stdout } = await run(process.execPath, [toProgram("two-formats")]);

  const verdict = {
    isApiError: true,
    isHttpError: true,
    isTimeoutError: false,
    isOwnError: false,
    isAbortedError: true,
    isAbortedHttpError: false,
    isPlainErrorTaken: false,
    guard: true,
    guardOfOperation: true,
    guardOfSameOperation: true,
    guardOfOtherStatus: false,
    guardOfOtherOperation: false,
    guardOfPlainError: false,
  };
  expect(JSON.parse(stdout)).toEqual([verdict, verdict, verdict, verdict, verdict]);
});

test.each([
  ["ignored", 1],
  ["ignored list", 1],
  ["iterator that is never asked", 1],
  ["awaited", 0],
  ["asked for its result", 0],
  ["asked for its response", 0],
  ["iterated", 0],
  ["walked by pages", 0],
  ["asked for its first item", 0],
])("of a failing call that is %s, the program hears %i unhandled rejections", async (treatment, heard) => {
  const { stdout } = await run(process.execPath, [toProgram("unhandled"), treatment]);

  expect(Number(stdout)).toBe(heard);
});

const answer: Answer = (response, { url }) => {
  if (url === "/busy") response.writeHead(429, { "retry-after": "50" }).end();
  else if (url === "/missing") response.writeHead(404).end();
  else if (url === "/list") response.writeHead(200).end('{"data":[{"id":1},{"id":2}],"next":"c_2"}');
  else if (url === "/watch") response.writeHead(200, { "content-type": "application/x-ndjson" }).write('{"id":1}\n{"id":2}\n');
  else if (url === "/stalled") response.writeHead(200).write("{");
  else response.writeHead(200, { "content-type": "application/json" }).end("{}");
};

const endings = [
  "a success",
  "a failure",
  "an abort while it waits to repeat",
  "an abort within the body",
  "a list that is left",
  "a stream that is left",
];

test.each(endings)("after %s a program with nothing else to do exits by itself", async (ending) => {
  const server = await serve(answer);

  // A timer that is left behind would keep it until the 50 seconds that the server asks to wait have passed.
  const { stdout, stderr } = await run(process.execPath, [toProgram("exit"), ending, server.url]);

  // And the client itself prints nothing.
  expect([stdout, stderr]).toEqual(["done\n", ""]);
});
