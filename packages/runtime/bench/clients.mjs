// The two clients that are compared: bare openapi-fetch, and ours with every policy at its default.
import createFetchClient from "openapi-fetch";
import { createCore, defineOperation } from "../dist/esm/index.js";

const definition = {
  vendor: "acme",
  servers: [],
  credentials: { Key: { kind: "bearer", option: "key" } },
  security: [["Key"]],
};
const path = { group_id: "group_1" };
const parameters = [{ in: "path", name: "group_id", isRequired: true }];
const responses = { 200: "json", "4XX": "json" };
const get = defineOperation({ name: "groups.get", method: "GET", path: "/groups/{group_id}", parameters, responses });
const add = defineOperation({
  name: "groups.add",
  method: "POST",
  path: "/groups/{group_id}/users",
  parameters,
  responses,
  body: { contentType: "application/json", isRequired: true },
});
const body = { user_id: "user_1" };

/** Each client as two functions that send one request and read its answer. */
export function createClients(baseUrl, fetch, options = {}) {
  const bare = createFetchClient({ baseUrl, headers: { authorization: "Bearer key" }, ...(fetch && { fetch }) });
  const core = createCore(definition, { baseUrl, key: "key", ...(fetch && { fetch }), ...options });
  return {
    "openapi-fetch": {
      get: () => bare.GET("/groups/{group_id}", { params: { path } }),
      post: () => bare.POST("/groups/{group_id}/users", { params: { path }, body }),
    },
    ours: {
      get: (call) => get(core, { path }, call),
      getBy: (value) => get(core, { path: { group_id: value } }),
      post: () => add(core, { path, body }),
    },
  };
}

export const answer = JSON.stringify({
  object: "list",
  data: Array.from({ length: 20 }, (_, index) => ({ id: `user_${index}`, name: `User ${index}`, email: `user${index}@example.com` })),
  has_more: false,
  next: null,
});
