// What the sandbox costs: requests per second beside a bare node:http server that sends the same bytes, CPU of createSandbox(),
// memory over 100,000 requests; all in one run. Fails when a limit is not kept; `--keep` keeps the summary in results/cost.md.
import { execFileSync, fork } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { load } from "./load.mjs";

const limits = { ratio: 0.5, createMilliseconds: 100, growthMegabytes: 8 };
const key = "Bearer sk-admin-sandbox";
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const users = "/v1/organization/groups/group_engineering/users";
const requests = [
  { name: "look up one user", method: "GET", path: `${users}/user_001` },
  { name: "list 20 users", method: "GET", path: `${users}?limit=20` },
  { name: "list 100 users", method: "GET", path: users },
  { name: "add a user", method: "POST", path: users, body: '{"user_id":"user_001"}' },
];

const child = fork(here("servers.mjs"), { execArgv: ["--expose-gc"] });
const { port, barePort } = await new Promise((resolve) => child.once("message", resolve));
const rows = [];
for (const request of requests) rows.push(await compare(request));
const together = Math.exp(rows.reduce((sum, { ratio }) => sum + Math.log(ratio), 0) / rows.length);
const memory = await measureMemory();
child.send({ kind: "stop" });
const created = Array.from({ length: 9 }, () => Number(execFileSync(process.execPath, [here("create.mjs")], { encoding: "utf8" })));
const createMilliseconds = median(created);
const text = summary();
console.log(text);
if (process.argv.includes("--keep")) {
  mkdirSync(here("../results"), { recursive: true });
  writeFileSync(here("../results/cost.md"), text);
}
const isKept =
  rows.every(({ ratio }) => ratio >= limits.ratio) &&
  createMilliseconds < limits.createMilliseconds &&
  memory.growth < limits.growthMegabytes;
process.exit(isKept ? 0 : 1);

/** Rounds alternate between the two, so that a busy moment of the machine meets both. */
async function compare({ name, method, path, body }) {
  const type = body === undefined ? {} : { "content-type": "application/json" };
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, body, headers: { authorization: key, ...type } });
  const answer = { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
  delete answer.headers.connection;
  delete answer.headers["keep-alive"];
  await ask({ kind: "record", key: `${method} ${path}`, answer });
  const bytes = [toBytes({ method, path, body })];
  const rounds = [];
  for (let round = 0; round < 15; round += 1) {
    const given = { requestsOf: () => bytes, connections: 16, warmUp: 0.1, seconds: 0.4 };
    rounds.push({ bare: await load({ ...given, port: barePort }), sandbox: await load({ ...given, port }) });
  }
  const [bare, sandbox] = [median(rounds.map((round) => round.bare)), median(rounds.map((round) => round.sandbox))];
  return { name, bytes: answer.body.length, bare, sandbox, ratio: median(rounds.map((round) => round.sandbox / round.bare)) };
}

/** The heap before and after 100,000 requests that read, add and remove; a warm-up comes first. */
async function measureMemory() {
  const requestsOf = (index) => {
    const user = `user_${String(index + 1).padStart(3, "0")}`;
    const lines = [
      { method: "POST", path: users, body: `{"user_id":"${user}"}` },
      { method: "GET", path: `${users}/${user}` },
      { method: "GET", path: `${users}?limit=20` },
      { method: "DELETE", path: `${users}/${user}` },
    ];
    return lines.map(toBytes);
  };
  await load({ port, requestsOf, connections: 8, count: 20_000 });
  const before = await ask({ kind: "collect" });
  const rate = await load({ port, requestsOf, connections: 8, count: 100_000 });
  const after = await ask({ kind: "collect" });
  return { before: before.heapUsed / 2 ** 20, after: after.heapUsed / 2 ** 20, growth: (after.heapUsed - before.heapUsed) / 2 ** 20, rate };
}

function ask(message) {
  const answer = new Promise((resolve) => child.once("message", resolve));
  child.send(message);
  return answer;
}

function toBytes({ method, path, body }) {
  const type = body === undefined ? "" : `content-type: application/json\r\ncontent-length: ${body.length}\r\n`;
  return Buffer.from(`${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: ${key}\r\n${type}\r\n${body ?? ""}`);
}

function median(values) {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];
}

function summary() {
  const table = rows.map(
    ({ name, bytes, bare, sandbox, ratio }) =>
      `| ${name} (${bytes} B) | ${Math.round(bare)} | ${Math.round(sandbox)} | ${ratio.toFixed(2)} |`,
  );
  return `# What the sandbox costs

\`node bench/cost.mjs --keep\`, Node ${process.versions.node}, ${cpus().length} cores; 16 connections, medians of 15 rounds that take turns.
The bare server is node:http sending the recorded bytes; both are in one process, and the client in another that never sleeps.
Limits: ratio ${limits.ratio} for each request, ${limits.createMilliseconds} ms, ${limits.growthMegabytes} MB.

| request | bare node:http, requests/s | sandbox, requests/s | ratio |
| --- | --: | --: | --: |
${table.join("\n")}
| together (geometric mean) | | | ${together.toFixed(2)} |

- createSandbox() with all vendors, the first in a process: ${createMilliseconds.toFixed(1)} ms of CPU (median of ${created.length} processes).
- Heap over 100,000 requests that read, add and remove: ${memory.before.toFixed(1)} MB before, ${memory.after.toFixed(1)} MB after (${memory.growth.toFixed(1)} MB more).
`;
}
