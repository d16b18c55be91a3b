// A server in a process of its own, so that its time is not counted; prints its address.
import { createServer } from "node:http";
import { answer } from "./clients.mjs";

const server = createServer((request, response) => {
  request.resume();
  request.on("end", () => response.writeHead(200, { "content-type": "application/json" }).end(answer));
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
process.on("disconnect", () => process.exit());
