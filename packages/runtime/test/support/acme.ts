/** A small vendor as the generator would print it: a tree client, stand-alone operations, types per operation. */

import {
  type ApiCall,
  type CallOptions,
  type Client,
  type ClientDefinition,
  type ClientOptions,
  type Core,
  type Credential,
  createClient,
  createCore,
  defineListOperation,
  defineOperation,
  type Environment,
  type ErrorResult,
  type FailedResult,
  type ListCall,
  type Operation,
  readByCursor,
  type SuccessResult,
  type Unbound,
  type UndocumentedResult,
} from "../../src/index.js";

export interface AcmeOptions extends ClientOptions {
  adminKey?: Credential | undefined;
}

export type AcmeCore = Core<"acme">;

export interface User {
  id: string;
  email?: string;
}

export interface UserPage {
  data: User[];
  has_more: boolean;
  next: string | null;
}

export interface AcmeFault {
  error: { code: string };
}

export interface Throttled {
  retry_in: number;
}

export type UsersGetResult =
  | SuccessResult<200, User>
  | ErrorResult<429, Throttled>
  | ErrorResult<"4XX", AcmeFault>
  | UndocumentedResult
  | FailedResult;
export type UsersListResult = SuccessResult<200, UserPage> | ErrorResult<"4XX", AcmeFault> | UndocumentedResult | FailedResult;

export interface UserPath {
  group_id: string;
  user_id: string;
}

export interface UsersResource {
  get(input: { path: UserPath }, options?: CallOptions): ApiCall<User, UsersGetResult>;
  add(input: { path: { group_id: string }; body: { user_id: string } }, options?: CallOptions): ApiCall<User, UsersGetResult>;
  list(
    input: { path: { group_id: string }; query?: { after?: string | undefined; limit?: number | undefined } | undefined },
    options?: CallOptions,
  ): ListCall<UserPage, User, UsersListResult>;
}

export interface AcmeResources {
  readonly groups: { readonly users: UsersResource };
}

export interface AcmePaths {
  "/groups/{group_id}/users/{user_id}": {
    get: {
      parameters: { path: UserPath; query?: { verbose?: boolean } };
      responses: { 200: { content: { "application/json": User } }; 404: { content: { "application/json": AcmeFault } } };
    };
    put: {
      parameters: { path: UserPath };
      requestBody: { content: { "application/json": { role: string } } };
      responses: { 200: { content: { "application/json": User } } };
    };
  };
}

export interface AcmeClient extends AcmeResources, Client<AcmeOptions, AcmePaths> {}

/** A key as vendors make them: with characters that URLs and JSON spell differently. */
export const adminKey = "sk-Admin/Abc+123=XYZ";

export const definition: ClientDefinition<"acme"> = {
  vendor: "acme",
  servers: [],
  credentials: { AdminKey: { kind: "bearer", option: "adminKey", env: "ACME_ADMIN_KEY" } },
  security: [["AdminKey"]],
};

export const getUser: Operation = {
  name: "groups.users.get",
  method: "GET",
  path: "/groups/{group_id}/users/{user_id}",
  responses: { "200": "json", "429": "json", "4XX": "json" },
};

export const addUser: Operation = {
  name: "groups.users.add",
  method: "POST",
  path: "/groups/{group_id}/users",
  body: { contentType: "application/json", isRequired: true },
  responses: { "200": "json", "4XX": "json" },
};

const usersGet =
  defineOperation<(core: AcmeCore, ...parameters: Parameters<UsersResource["get"]>) => ReturnType<UsersResource["get"]>>(getUser);
const usersAdd =
  defineOperation<(core: AcmeCore, ...parameters: Parameters<UsersResource["add"]>) => ReturnType<UsersResource["add"]>>(addUser);
const usersList = defineListOperation<
  (core: AcmeCore, ...parameters: Parameters<UsersResource["list"]>) => ReturnType<UsersResource["list"]>
>({
  name: "groups.users.list",
  method: "GET",
  path: "/groups/{group_id}/users",
  parameters: [
    { in: "query", name: "limit" },
    { in: "query", name: "after" },
  ],
  responses: { "200": "json", "4XX": "json" },
  pagination: { items: "/data", more: "/has_more", cursor: "/next", parameter: "after", read: readByCursor },
});

const resources: Unbound<AcmeCore, AcmeResources> = { groups: { users: { get: usersGet, add: usersAdd, list: usersList } } };

export function createAcmeCore(options: AcmeOptions, environment?: Environment): AcmeCore {
  return createCore(definition, options, environment);
}

export function createAcme(options: AcmeOptions, environment?: Environment): AcmeClient {
  return createClient(createAcmeCore({ adminKey, ...options }, environment), resources);
}

/** Calls an operation that only one test needs, with the key given. */
export function send(
  operation: Operation,
  options: AcmeOptions,
  input: Parameters<AcmeCore["send"]>[1] = {},
  call: CallOptions = {},
  environment?: Environment,
) {
  const run =
    defineOperation<(core: Core, input: unknown, call: CallOptions) => ApiCall<unknown, UndocumentedResult | FailedResult>>(operation);
  return run(createAcmeCore({ adminKey, ...options }, environment), input, call);
}
