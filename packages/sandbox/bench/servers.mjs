// The process under load: the sandbox, and a bare node:http server that sends recorded bytes for the same requests.
import { createServer } from "node:http";
import { createSandbox } from "@rosterkit/sandbox";

const sandbox = createSandbox({ vendors: ["openai"] });
const { baseUrls } = await sandbox.listen();
const recorded = new Map();

const bare = createServer((request, response) => {
  const { status, headers, body } = recorded.get(`${request.method} ${request.url}`);
  request.resume();
  response.writeHead(status, headers);
  response.end(body);
});
await new Promise((resolve) => bare.listen(0, "127.0.0.1", resolve));

process.on("message", ({ kind, key, answer }) => {
  if (kind === "stop") process.exit(0);
  if (kind === "record") recorded.set(key, answer);
  if (kind === "collect") globalThis.gc();
  process.send({ ...process.memoryUsage() });
});
process.send({ port: Number(new URL(baseUrls.openai).port), barePort: bare.address().port });
