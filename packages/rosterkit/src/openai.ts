/** OpenAI's scopes: the organization, whose members are invited; its groups and its projects, whose members come from it. */

import type {
  GroupUser,
  GroupUserAssignment,
  GroupUserDeletedResource,
  Invite,
  InviteDeleteResponse,
  InviteRequest,
  OpenAIClient,
  ProjectUser,
  ProjectUserDeleteResponse,
  User,
  UserDeleteResponse,
} from "@rosterkit/openai";
import { toResult } from "./answer.js";
import type { Capabilities, Pace } from "./capabilities.js";
import type { AddResult, ByEither, ById, List, Member, RemoveResult, UpdateResult, VerbOn } from "./member.js";
import { readMemberKey } from "./member-key.js";
import { type InOrganization, isSamePerson, type ScopeFacts, toAdministers, toFacts } from "./scope.js";

// Measured by a third party; the vendor documents no figure.
const pace: Pace = { requests: 7, seconds: 60 };

/** What {@link openaiOrganization} can do. */
export const openaiOrganizationCapabilities: Capabilities<"openai", "organization"> = {
  vendor: "openai",
  scope: "organization",
  verbs: {
    list: { note: "who is invited and has not accepted is pending" },
    add: { key: "email", needs: ["role"], note: "sends an invite, which may never be accepted" },
    update: { key: "memberId", needs: ["role"] },
    remove: { key: "memberId", otherKey: "email", note: "by email it reads the list first; an open invite is taken back" },
  },
  pace,
};

/** What {@link openaiGroup} can do. */
export const openaiGroupCapabilities: Capabilities<"openai", "group"> = {
  vendor: "openai",
  scope: "group",
  verbs: { list: {}, add: { key: "memberId", note: "the user must already belong to the organization" }, remove: { key: "memberId" } },
  pace,
};

/** What {@link openaiProject} can do. */
export const openaiProjectCapabilities: Capabilities<"openai", "project"> = {
  vendor: "openai",
  scope: "project",
  verbs: {
    list: {},
    add: { key: "memberId", otherKey: "email", needs: ["role"], note: "the user must already belong to the organization" },
    update: { key: "memberId", needs: ["role"] },
    remove: { key: "memberId" },
  },
  pace,
};

type UsersAndInvites = Pick<OpenAIClient, "users" | "invites">;
type WithRole = { readonly role: string };
type Deleted = UserDeleteResponse | InviteDeleteResponse | undefined;

/** The users of an OpenAI organization, and those invited to it. */
export interface OpenAIOrganization extends ScopeFacts<"openai", "organization"> {
  list: List<User | Invite>;
  /** Sends an invite: nobody is a member before accepting it. `projects` left out means the default project, an empty list none. */
  add: VerbOn<Pick<InviteRequest, "email" | "role" | "projects">, AddResult<"invited", Invite>>;
  update: VerbOn<ById & WithRole, UpdateResult<User>>;
  /** Removes a user, or takes open invites back; `notMember` when the list, read to its end, has nobody of that address. */
  remove: VerbOn<ByEither, RemoveResult<"removed" | "notMember" | "unknown", Deleted>>;
}

/** The members of one OpenAI group. A membership has no role and no status there, so there is nothing to update. */
export interface OpenAIGroup extends ScopeFacts<"openai", "group"> {
  list: List<GroupUser>;
  /** Attaches a user of the organization to the group. */
  add: VerbOn<ById, AddResult<"added", GroupUserAssignment>>;
  /** Takes a user out of the group; one who is not in it is an error of the vendor's, which documents no signal for that. */
  remove: VerbOn<ById, RemoveResult<"removed" | "unknown", GroupUserDeletedResource>>;
}

/** The users of one OpenAI project; an archived one has none and refuses changes. */
export interface OpenAIProject extends ScopeFacts<"openai", "project"> {
  list: List<ProjectUser>;
  /** Attaches a user of the organization to the project, as `owner` or `member`. */
  add: VerbOn<ByEither & WithRole, AddResult<"added", ProjectUser>>;
  update: VerbOn<ById & WithRole, UpdateResult<ProjectUser>>;
  remove: VerbOn<ById, RemoveResult<"removed" | "unknown", ProjectUserDeleteResponse>>;
}

/** The organization that the client's admin key belongs to; the id given names it in reports and plans. */
export function openaiOrganization(openai: UsersAndInvites, { organizationId }: InOrganization): OpenAIOrganization {
  const { users, invites } = openai;
  const capabilities = openaiOrganizationCapabilities;
  const list: List<User | Invite> = async function* (options) {
    for await (const user of users.list({ query: { limit: 100 } }, options)) yield toMember(user);
    for await (const invite of invites.list({ query: { limit: 100 } }, options)) {
      if (invite.status === "pending") yield toInvited(invite);
    }
  };
  return {
    ...toFacts(capabilities, organizationId),
    administers: toAdministers(["owner"], ["reader"]),
    list,
    async add(member, options) {
      const { role, projects } = member;
      const email = readMemberKey(capabilities, "add", member);
      const result = await toResult(invites.create({ body: { email, role, projects } }, options), () => "invited" as const);
      return { ...result, member: toInvited(result.raw) };
    },
    async update(member, options) {
      const user_id = readMemberKey(capabilities, "update", member);
      return toResult(users.modify({ path: { user_id }, body: { role: member.role } }, options), () => "updated");
    },
    async remove(member, options) {
      const user_id = readMemberKey(capabilities, "remove", member);
      if (member.memberId !== undefined) return toResult(users.delete({ path: { user_id } }, options), toRemoved);
      const found: (User | Invite)[] = [];
      for await (const listed of list(options)) if (isSamePerson(listed, member)) found.push(listed.raw);
      let result: RemoveResult<"removed" | "notMember" | "unknown", Deleted> = { outcome: "notMember", raw: undefined };
      for (const { object, id } of found) {
        const call = object === "organization.user" ? users.delete({ path: { user_id: id } }, options) : undefined;
        result = await toResult<Deleted, typeof result.outcome>(call ?? invites.delete({ path: { invite_id: id } }, options), toRemoved);
      }
      return result;
    },
  };
}

/** The members of one OpenAI group, by the group's id. */
export function openaiGroup(openai: Pick<OpenAIClient, "groups">, { groupId }: { readonly groupId: string }): OpenAIGroup {
  const { users } = openai.groups;
  const path = { group_id: groupId };
  return {
    ...toFacts(openaiGroupCapabilities, groupId),
    // Groups are managed with the organization's admin key, never by their members.
    administers: () => false,
    async *list(options) {
      // As many as a page may hold: it is requests that are scarce.
      for await (const user of users.list({ path, query: { limit: 1000 } }, options)) yield toMember(user);
    },
    async add(member, options) {
      const user_id = readMemberKey(openaiGroupCapabilities, "add", member);
      return toResult(users.add({ path, body: { user_id } }, options), () => "added");
    },
    async remove(member, options) {
      const user_id = readMemberKey(openaiGroupCapabilities, "remove", member);
      return toResult(users.remove({ path: { ...path, user_id } }, options), toRemoved);
    },
  };
}

/** The users of one OpenAI project, by the project's id. */
export function openaiProject(openai: Pick<OpenAIClient, "projects">, { projectId }: { readonly projectId: string }): OpenAIProject {
  const { users } = openai.projects;
  const path = { project_id: projectId };
  return {
    ...toFacts(openaiProjectCapabilities, projectId),
    administers: toAdministers(["owner"], ["member", "viewer"]),
    async *list(options) {
      for await (const user of users.list({ path, query: { limit: 100 } }, options)) yield toMember(user);
    },
    async add(member, options) {
      const key = readMemberKey(openaiProjectCapabilities, "add", member);
      const named = member.memberId === undefined ? { email: key } : { user_id: key };
      const result = await toResult(users.create({ path, body: { ...named, role: member.role } }, options), () => "added" as const);
      return { ...result, member: toMember(result.raw) };
    },
    async update(member, options) {
      const user_id = readMemberKey(openaiProjectCapabilities, "update", member);
      return toResult(users.modify({ path: { ...path, user_id }, body: { role: member.role } }, options), () => "updated");
    },
    async remove(member, options) {
      const user_id = readMemberKey(openaiProjectCapabilities, "remove", member);
      return toResult(users.delete({ path: { ...path, user_id } }, options), toRemoved);
    },
  };
}

function toRemoved(answer: { readonly deleted: boolean } | undefined): "removed" | "unknown" {
  return answer?.deleted === true ? "removed" : "unknown";
}

function toMember<Raw extends GroupUser | ProjectUser | User>(user: Raw): Member<Raw> {
  return {
    memberId: user.id,
    ...(typeof user.email === "string" ? { email: user.email } : {}),
    ...("role" in user && typeof user.role === "string" ? { role: user.role } : {}),
    status: "unknown",
    ...("is_scim_managed" in user && user.is_scim_managed === true ? { managedElsewhere: true } : {}),
    raw: user,
  };
}

function toInvited(invite: Invite): Member<Invite> {
  return { email: invite.email, role: invite.role, status: "pending", raw: invite };
}
