// Makes a call that fails, treats it as the argument says, and tells whether anybody heard of the failure.
import { createCore, defineListOperation, defineOperation, readByCursor } from "../../dist/esm/index.js";

const [, , treatment] = process.argv;
const fetch = async () => new Response("{}", { status: 404 });
const core = createCore({ vendor: "acme", servers: [], credentials: {}, security: [] }, { baseUrl: "https://api.example.com", fetch });
const operation = { name: "users.get", method: "GET", path: "/users", responses: {} };
const pagination = { items: "/data", cursor: "/next", parameter: "after", read: readByCursor };
const get = () => defineOperation(operation)(core);
const list = () => defineListOperation({ ...operation, parameters: [{ in: "query", name: "after" }], pagination })(core);

const treatments = {
  ignored: () => void get(),
  "ignored list": () => void list(),
  "iterator that is never asked": () => void list()[Symbol.asyncIterator](),
  awaited: () => get().catch(() => {}),
  "asked for its result": () => get().result(),
  "asked for its response": () =>
    get()
      .withResponse()
      .catch(() => {}),
  iterated: () =>
    list()
      [Symbol.asyncIterator]()
      .next()
      .catch(() => {}),
  "walked by pages": () =>
    list()
      .pages()
      .next()
      .catch(() => {}),
  "asked for its first item": () =>
    list()
      .first()
      .catch(() => {}),
};

let heard = 0;
process.on("unhandledRejection", () => {
  heard += 1;
});
await treatments[treatment]();
setTimeout(() => console.log(heard), 20);
