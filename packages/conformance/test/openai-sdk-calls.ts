// Each operation as the official SDK calls it, with what our client is called with.
import type OpenAI from "openai";
import type { Fields } from "../src/exchange.js";

type Organization = OpenAI["admin"]["organization"];

export interface SdkCall {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Fields;
  readonly body: Fields;
}

/** What the SDK answers with; `asResponse` is the answer as it came. */
export interface SdkAnswer {
  readonly asResponse: () => Promise<Response>;
}

type Call = (organization: Organization, call: SdkCall) => SdkAnswer;

// Bodies and queries come from exchange files, which the compiler cannot see; a wrong one shows on the wire.
const free = (fields: Fields): never => fields as never;
const at = ({ path }: SdkCall, name: string): string => path[name] ?? "";

/** By the name in `x-sdk-method`. */
export const sdkCalls: Readonly<Record<string, Call>> = {
  "groups.list": (o, c) => o.groups.list(free(c.query)),
  "groups.create": (o, c) => o.groups.create(free(c.body)),
  "groups.retrieve": (o, c) => o.groups.retrieve(at(c, "group_id")),
  "groups.update": (o, c) => o.groups.update(at(c, "group_id"), free(c.body)),
  "groups.delete": (o, c) => o.groups.delete(at(c, "group_id")),
  "groups.users.list": (o, c) => o.groups.users.list(at(c, "group_id"), free(c.query)),
  "groups.users.add": (o, c) => o.groups.users.create(at(c, "group_id"), free(c.body)),
  "groups.users.retrieve": (o, c) => o.groups.users.retrieve(at(c, "user_id"), { group_id: at(c, "group_id") }),
  "groups.users.remove": (o, c) => o.groups.users.delete(at(c, "user_id"), { group_id: at(c, "group_id") }),
  "groups.roles.list": (o, c) => o.groups.roles.list(at(c, "group_id"), free(c.query)),
  "groups.roles.assign": (o, c) => o.groups.roles.create(at(c, "group_id"), free(c.body)),
  "groups.roles.retrieve": (o, c) => o.groups.roles.retrieve(at(c, "role_id"), { group_id: at(c, "group_id") }),
  "groups.roles.unassign": (o, c) => o.groups.roles.delete(at(c, "role_id"), { group_id: at(c, "group_id") }),
  // The SDK adds the brackets by itself.
  "users.list": (o, { query: { "emails[]": emails, ...query } }) =>
    o.users.list(free({ ...(emails !== undefined && { emails }), ...query })),
  "users.retrieve": (o, c) => o.users.retrieve(at(c, "user_id")),
  "users.modify": (o, c) => o.users.update(at(c, "user_id"), free(c.body)),
  "users.delete": (o, c) => o.users.delete(at(c, "user_id")),
  "users.roles.list": (o, c) => o.users.roles.list(at(c, "user_id"), free(c.query)),
  "users.roles.assign": (o, c) => o.users.roles.create(at(c, "user_id"), free(c.body)),
  "users.roles.retrieve": (o, c) => o.users.roles.retrieve(at(c, "role_id"), { user_id: at(c, "user_id") }),
  "users.roles.unassign": (o, c) => o.users.roles.delete(at(c, "role_id"), { user_id: at(c, "user_id") }),
  "invites.list": (o, c) => o.invites.list(free(c.query)),
  "invites.create": (o, c) => o.invites.create(free(c.body)),
  "invites.retrieve": (o, c) => o.invites.retrieve(at(c, "invite_id")),
  "invites.delete": (o, c) => o.invites.delete(at(c, "invite_id")),
  "projects.list": (o, c) => o.projects.list(free(c.query)),
  "projects.retrieve": (o, c) => o.projects.retrieve(at(c, "project_id")),
  "projects.users.list": (o, c) => o.projects.users.list(at(c, "project_id"), free(c.query)),
  "projects.users.create": (o, c) => o.projects.users.create(at(c, "project_id"), free(c.body)),
  "projects.users.retrieve": (o, c) => o.projects.users.retrieve(at(c, "user_id"), { project_id: at(c, "project_id") }),
  "projects.users.modify": (o, c) => o.projects.users.update(at(c, "user_id"), { project_id: at(c, "project_id"), ...c.body }),
  "projects.users.delete": (o, c) => o.projects.users.delete(at(c, "user_id"), { project_id: at(c, "project_id") }),
  "projects.groups.list": (o, c) => o.projects.groups.list(at(c, "project_id"), free(c.query)),
  "projects.groups.add": (o, c) => o.projects.groups.create(at(c, "project_id"), free(c.body)),
  "projects.groups.retrieve": (o, c) => o.projects.groups.retrieve(at(c, "group_id"), { project_id: at(c, "project_id"), ...c.query }),
  "projects.groups.remove": (o, c) => o.projects.groups.delete(at(c, "group_id"), { project_id: at(c, "project_id") }),
  "roles.list": (o, c) => o.roles.list(free(c.query)),
  "roles.create": (o, c) => o.roles.create(free(c.body)),
  "roles.retrieve": (o, c) => o.roles.retrieve(at(c, "role_id")),
  "roles.update": (o, c) => o.roles.update(at(c, "role_id"), free(c.body)),
  "roles.delete": (o, c) => o.roles.delete(at(c, "role_id")),
  "projects.roles.list": (o, c) => o.projects.roles.list(at(c, "project_id"), free(c.query)),
  "projects.roles.create": (o, c) => o.projects.roles.create(at(c, "project_id"), free(c.body)),
  "projects.roles.retrieve": (o, c) => o.projects.roles.retrieve(at(c, "role_id"), { project_id: at(c, "project_id") }),
  "projects.roles.update": (o, c) => o.projects.roles.update(at(c, "role_id"), { project_id: at(c, "project_id"), ...c.body }),
  "projects.roles.delete": (o, c) => o.projects.roles.delete(at(c, "role_id"), { project_id: at(c, "project_id") }),
  "projects.users.roles.list": (o, c) => o.projects.users.roles.list(at(c, "user_id"), free({ ...c.path, ...c.query, user_id: undefined })),
  "projects.users.roles.assign": (o, c) =>
    o.projects.users.roles.create(at(c, "user_id"), free({ project_id: at(c, "project_id"), ...c.body })),
  "projects.users.roles.retrieve": (o, c) => o.projects.users.roles.retrieve(at(c, "role_id"), free({ ...c.path, role_id: undefined })),
  "projects.users.roles.unassign": (o, c) => o.projects.users.roles.delete(at(c, "role_id"), free({ ...c.path, role_id: undefined })),
  "projects.groups.roles.list": (o, c) =>
    o.projects.groups.roles.list(at(c, "group_id"), free({ ...c.path, ...c.query, group_id: undefined })),
  "projects.groups.roles.assign": (o, c) =>
    o.projects.groups.roles.create(at(c, "group_id"), free({ project_id: at(c, "project_id"), ...c.body })),
  "projects.groups.roles.retrieve": (o, c) => o.projects.groups.roles.retrieve(at(c, "role_id"), free({ ...c.path, role_id: undefined })),
  "projects.groups.roles.unassign": (o, c) => o.projects.groups.roles.delete(at(c, "role_id"), free({ ...c.path, role_id: undefined })),
};
