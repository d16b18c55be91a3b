// The figures that the runtime must reach, measured over real sockets; prints a table, and fails when one is missed.
import { execFile, fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createClients } from "./clients.mjs";
import { toRandomValue } from "./path-values.mjs";
import { report } from "./report.mjs";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");
const rows = [];

function record(figure, value, limit, isReached) {
  rows.push({ figure, value, limit, isReached });
}

async function serve(answer) {
  const seen = [];
  const server = createServer((request, response) => {
    seen.push(request.url);
    request.resume();
    answer(request, response, seen.length);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${server.address().port}`, seen, close };
}

async function atOnce(count, workers, work) {
  let started = 0;
  const run = async () => {
    while (started < count) await work(started++);
  };
  await Promise.all(Array.from({ length: workers }, run));
}

async function load() {
  let random = 1;
  // A generator of the same numbers in each run: Park and Miller's.
  const next = () => {
    random = (random * 48_271) % 2_147_483_647;
    return random / 2_147_483_647;
  };
  const failures = [
    (_, response) => response.writeHead(503).end(),
    (_, response) => response.writeHead(429, { "retry-after-ms": "5" }).end(),
    (request) => request.socket.destroy(),
  ];
  const server = await serve((request, response) => {
    if (next() < 0.3) return failures[Math.floor(next() * failures.length)](request, response);
    response.writeHead(200, { "content-type": "application/json" }).end('{"id":"g"}');
  });
  const { get } = createClients(server.url, undefined, { retries: 4 }).ours;
  let succeeded = 0;
  await atOnce(5_000, 64, async () => {
    if ((await get().result()).ok) succeeded += 1;
  });
  server.close();
  const share = (succeeded / 5_000) * 100;
  const requests = server.seen.length / 5_000;
  record("load: 5,000 calls, 64 at once, 30 % of requests fail, `retries: 4`: succeeded", `${share.toFixed(2)} %`, ">= 99 %", share >= 99);
  record("load: requests a call", requests.toFixed(2), "<= 2.5", requests <= 2.5);
}

async function storm() {
  const server = await serve((_, response) => response.writeHead(503).end());
  const { get } = createClients(server.url).ours;
  await Promise.all(Array.from({ length: 200 }, () => get().result()));
  server.close();
  record("storm: 200 calls, every answer 503: requests", server.seen.length, "<= 320", server.seen.length <= 320);
}

const stages = {
  "before the head": () => {},
  "within the body": (_, response) => response.writeHead(200, { "content-type": "application/json" }).write("{"),
  "within the wait": (_, response) => response.writeHead(503, { "retry-after": "30" }).end(),
  "within the cool-down of another call": (_, response) => response.writeHead(429, { "retry-after": "30" }).end(),
};

async function abort() {
  for (const [stage, answer] of Object.entries(stages)) {
    const delays = [];
    for (let round = 0; round < 20; round += 1) {
      const server = await serve(answer);
      const { get } = createClients(server.url).ours;
      const first = new AbortController();
      const calls = [get({ signal: first.signal }).catch(() => {})];
      while (server.seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
      await new Promise((resolve) => setTimeout(resolve, 15));
      const controller = new AbortController();
      const second = get({ signal: controller.signal }).catch(() => performance.now());
      await new Promise((resolve) => setTimeout(resolve, 15));
      const began = performance.now();
      controller.abort();
      delays.push((await second) - began);
      first.abort();
      await Promise.all(calls);
      server.close();
    }
    const longest = Math.max(...delays);
    record(`abort ${stage}: longest of 20`, `${longest.toFixed(1)} ms`, "<= 50 ms", longest <= 50);
  }
}

async function exit() {
  const server = await serve((_, response) => response.writeHead(200, { "content-type": "application/json" }).end('{"id":"g"}'));
  const program = fileURLToPath(new URL("../test/programs/exit.mjs", import.meta.url));
  let doneAt = 0;
  const child = execFile(process.execPath, [program, "a success", server.url]);
  child.stdout.on("data", () => (doneAt = performance.now()));
  await once(child, "exit");
  const milliseconds = performance.now() - doneAt;
  server.close();
  record(
    "exit: from a program's last call to its end",
    `${milliseconds.toFixed(0)} ms`,
    "<= 1,000 ms",
    doneAt > 0 && milliseconds <= 1_000,
  );
}

async function soak() {
  const server = fork(fileURLToPath(new URL("loopback.mjs", import.meta.url)), { stdio: ["ignore", "pipe", "inherit", "ipc"] });
  const [address] = await once(server.stdout, "data");
  const { get } = createClients(String(address).trim()).ours;
  const toHeap = async () => {
    // What ended with the last calls is let go in the turns after them.
    for (let round = 0; round < 3; round += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      collect();
    }
    return process.memoryUsage().heapUsed / 1_048_576;
  };
  await atOnce(1_000, 32, () => get());
  const before = await toHeap();
  await atOnce(50_000, 32, () => get());
  const growth = (await toHeap()) - before;
  server.kill();
  record("soak: 50,000 calls, 32 at once: growth of the heap", `${growth.toFixed(1)} MB`, "<= 10 MB", growth <= 10);
}

async function paths() {
  const server = await serve((_, response) => response.writeHead(200, { "content-type": "application/json" }).end('{"id":"g"}'));
  const { getBy } = createClients(server.url).ours;
  let refused = 0;
  let astray = 0;
  for (let round = 0; round < 10_000; round += 1) {
    const value = toRandomValue(round);
    const before = server.seen.length;
    const result = await getBy(value).result();
    const [url] = server.seen.slice(before);
    if (url === undefined && result.case === "failed") refused += 1;
    else if (!isTemplate(url, value)) astray += 1;
  }
  server.close();
  record(`paths: 10,000 random values (${refused} refused): another path reached`, astray, "0", astray === 0);
}

/** One segment that means the value, below the operation's own path. */
function isTemplate(url, value) {
  const [, segment] = /^\/groups\/([A-Za-z0-9._~%-]+)$/.exec(url ?? "") ?? [];
  return segment !== undefined && decodeURIComponent(segment) === value;
}

for (const measure of [load, storm, abort, exit, soak, paths]) await measure();
const table = rows.map(({ figure, value, limit, isReached }) => `| ${figure} | ${value}${isReached ? "" : " (missed)"} | ${limit} |`);
const title = ["# Figures of the runtime", "", `Node ${process.versions.node}, over real sockets on one machine.`, ""];
report("figures", [...title, "| figure | measured | promised |", "| --- | --: | --: |", ...table]);
process.exit(rows.every(({ isReached }) => isReached) ? 0 : 1);
