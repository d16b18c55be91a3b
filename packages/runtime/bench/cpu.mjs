// CPU time of our calls against bare openapi-fetch: medians of interleaved blocks in one run, so that a busy machine hits both alike.
import { execFileSync, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { answer, createClients } from "./clients.mjs";
import { report } from "./report.mjs";

const rounds = 31;
const lines = [];

function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}

/** CPU microseconds a call takes, over `count` calls with so many at once. */
async function time(call, count, atOnce) {
  const before = process.cpuUsage();
  let started = 0;
  const work = async () => {
    while (started++ < count) await call();
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / count;
}

async function compare(name, clients, { kind, count, atOnce, limit }) {
  const times = { "openapi-fetch": [], ours: [] };
  // Until the compiler has seen both, neither is at its speed.
  for (let round = 0; round < 3; round += 1) {
    for (const client of Object.keys(times)) await time(clients[client][kind], count, atOnce);
  }
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? Object.keys(times) : Object.keys(times).reverse();
    for (const client of order) times[client].push(await time(clients[client][kind], count, atOnce));
  }
  const [bare, ours] = [median(times["openapi-fetch"]), median(times.ours)];
  lines.push(`| ${name} | ${bare.toFixed(0)} | ${ours.toFixed(0)} | ${(ours / bare).toFixed(2)} | ${limit.toFixed(2)} |`);
}

/** CPU milliseconds of a process that runs `code`. */
function timeProcess(code) {
  const ending = ";const { user, system } = process.cpuUsage(); console.log((user + system) / 1000)";
  const folder = fileURLToPath(new URL(".", import.meta.url));
  return Number(execFileSync(process.execPath, ["--input-type=module", "-e", code + ending], { cwd: folder, encoding: "utf8" }));
}

function compareStart() {
  const programs = {
    empty: "",
    "core of the runtime":
      'import { createCore } from "../dist/esm/index.js"; createCore({ vendor: "acme", servers: [{ url: "https://api.example.com" }], credentials: {}, security: [] })',
    "client of OpenAI": 'import { createOpenAIClient } from "../../openai/dist/esm/index.js"; createOpenAIClient({ adminApiKey: "key" })',
    "openapi-fetch": 'import createClient from "openapi-fetch"; createClient({ baseUrl: "https://api.example.com" })',
  };
  const times = Object.entries(programs).map(([name, code]) => ({ name, code, costs: [] }));
  for (let round = 0; round < rounds; round += 1) for (const { code, costs } of times) costs.push(timeProcess(code));
  const [empty, ...others] = times.map(({ name, costs }) => ({ name, cost: median(costs) }));
  lines.push("", "| import and construct | CPU ms over an empty module | at most |", "| --- | --: | --: |");
  for (const { name, cost } of others) {
    lines.push(`| ${name} | ${(cost - empty.cost).toFixed(1)} | ${name === "openapi-fetch" ? "-" : 10} |`);
  }
}

lines.push("# CPU of a call", "");
lines.push(
  `Node ${process.versions.node}, medians of ${rounds} interleaved blocks. Ours does retries, timeout, typed errors, masking.`,
  "",
);
lines.push("| block | openapi-fetch, CPU us | ours, CPU us | ratio | at most |", "| --- | --: | --: | --: | --: |");
const init = { headers: { "content-type": "application/json" } };
const stubbed = createClients("https://api.example.com/v1", async () => new Response(answer, init));
await compare("stubbed fetch, GET", stubbed, { kind: "get", count: 2_000, atOnce: 1, limit: 1.3 });
await compare("stubbed fetch, POST", stubbed, { kind: "post", count: 2_000, atOnce: 1, limit: 1.3 });
const server = fork(fileURLToPath(new URL("loopback.mjs", import.meta.url)), { stdio: ["ignore", "pipe", "inherit", "ipc"] });
const [address] = await once(server.stdout, "data");
const real = createClients(String(address).trim(), undefined);
await compare("loopback, GET, 1 at once", real, { kind: "get", count: 500, atOnce: 1, limit: 1.15 });
await compare("loopback, GET, 32 at once", real, { kind: "get", count: 1_000, atOnce: 32, limit: 1.15 });
await compare("loopback, POST, 32 at once", real, { kind: "post", count: 1_000, atOnce: 32, limit: 1.15 });
server.kill();
compareStart();
report("cpu", lines);
