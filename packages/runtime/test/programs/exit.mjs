// Ends a call in the way that the argument names, says so, and has nothing else to do.
import { createCore, defineListOperation, defineOperation, defineStreamOperation, jsonLines, readByCursor } from "../../dist/esm/index.js";

const [, , ending, baseUrl] = process.argv;
const options = { baseUrl, timeout: 60_000, deadline: 120_000 };
const core = createCore({ vendor: "acme", servers: [], credentials: {}, security: [] }, options);
const call = (path, own) => defineOperation({ name: "probe", method: "GET", path, responses: {} })(core, {}, own).result();
const pagination = { items: "/data", cursor: "/next", parameter: "after", read: readByCursor };
const list = defineListOperation({ name: "list", method: "GET", path: "/list", parameters: [], responses: {}, pagination });
const stream = { format: jsonLines, data: "json" };
const watch = defineStreamOperation({ name: "watch", method: "GET", path: "/watch", responses: { 200: "stream" }, stream });
const controller = new AbortController();

const endings = {
  "a success": () => call("/ok"),
  "a failure": () => call("/missing"),
  "an abort while it waits to repeat": () => {
    setTimeout(() => controller.abort(), 100);
    return call("/busy", { signal: controller.signal });
  },
  "an abort within the body": () => {
    setTimeout(() => controller.abort(), 100);
    return call("/stalled", { signal: controller.signal });
  },
  "a list that is left": async () => {
    for await (const _ of list(core)) break;
  },
  "a stream that is left": async () => {
    for await (const _ of watch(core)) break;
  },
};
await endings[ending]();
console.log("done");
