/** OpenAI's scopes: the organization, whose members are invited; its groups and its projects, whose members come from it. */

import type * as OpenAI from "@rosterkit/openai";
import { type CapabilitiesOf, readMemberKey, toCapabilities } from "./capabilities.js";
import type { AddResult, ByEither, ById, List, Member, RemoveResult, UpdateResult, VerbOn } from "./member.js";
import type { Fits } from "./releases.js";
import { byName, type InOrganization, isSamePerson, type ScopeFacts, toFacts } from "./scope.js";
import { createVerbs } from "./verbs.js";

/** What OpenAI's scopes can do. Their pace was measured by a third party; the vendor documents no figure. */
export const openaiCapabilities: CapabilitiesOf<"openai", "organization" | "group" | "project"> = toCapabilities(
  "openai",
  {
    organization: {
      list: { note: "who is invited and has not accepted is pending" },
      add: { keys: ["email"], needs: ["role"], note: "sends an invite, which may never be accepted" },
      update: { keys: ["memberId"], needs: ["role"] },
      remove: { keys: ["memberId", "email"], note: "by email it reads the list first; an open invite is taken back" },
    },
    project: {
      list: {},
      add: { keys: ["memberId", "email"], needs: ["role"], note: "the user must already belong to the organization" },
      update: { keys: ["memberId"], needs: ["role"] },
      remove: { keys: ["memberId"] },
    },
    group: {
      list: {},
      add: { keys: ["memberId"], note: "the user must already belong to the organization" },
      remove: { keys: ["memberId"] },
    },
  },
  { requests: 7, seconds: 60 },
);

type Client<Resource extends keyof OpenAI.OpenAIClient> = Pick<OpenAI.OpenAIClient, Resource> & Fits<"openai">;
type WithRole = { readonly role: string };
type Removed<Raw> = RemoveResult<"removed" | "unknown", Raw>;
type RemovedFromOrganization = RemoveResult<
  "removed" | "notMember" | "unknown",
  OpenAI.UserDeleteResponse | OpenAI.InviteDeleteResponse | undefined
>;

/** The users of an OpenAI organization, and those invited to it. */
export interface OpenAIOrganization extends ScopeFacts<"openai", "organization"> {
  list: List<OpenAI.User | OpenAI.Invite>;
  /** Sends an invite: nobody is a member before accepting it. `projects` left out means the default project, an empty list none. */
  add: VerbOn<Pick<OpenAI.InviteRequest, "email" | "role" | "projects">, AddResult<"invited", OpenAI.Invite>>;
  update: VerbOn<ById & WithRole, UpdateResult<OpenAI.User>>;
  /** Removes a user, or takes open invites back; `notMember` when the list, read to its end, has nobody of that address. */
  remove: VerbOn<ByEither, RemovedFromOrganization>;
}

/** The members of one OpenAI group. A membership has no role and no status there, so there is nothing to update. */
export interface OpenAIGroup extends ScopeFacts<"openai", "group"> {
  list: List<OpenAI.GroupUser>;
  /** Attaches a user of the organization to the group. */
  add: VerbOn<ById, AddResult<"added", OpenAI.GroupUserAssignment>>;
  /** Takes a user out of the group; one who is not in it is an error of the vendor's, which documents no signal for that. */
  remove: VerbOn<ById, Removed<OpenAI.GroupUserDeletedResource>>;
}

/** The users of one OpenAI project; an archived one has none and refuses changes. */
export interface OpenAIProject extends ScopeFacts<"openai", "project"> {
  list: List<OpenAI.ProjectUser>;
  /** Attaches a user of the organization to the project, as `owner` or `member`. */
  add: VerbOn<ByEither & WithRole, AddResult<"added", OpenAI.ProjectUser>>;
  update: VerbOn<ById & WithRole, UpdateResult<OpenAI.ProjectUser>>;
  remove: VerbOn<ById, Removed<OpenAI.ProjectUserDeleteResponse>>;
}

/** The organization that the client's admin key belongs to; the id given names it in reports and plans. */
export function openaiOrganization(
  { users, invites }: Client<"users" | "invites">,
  { organizationId }: InOrganization,
): OpenAIOrganization {
  const verb = createVerbs(openaiCapabilities.organization);
  const removeUser = verb("remove", (user_id, _: ById, options) => users.delete({ path: { user_id } }, options), toRemoved);
  const removeInvite = verb("remove", (invite_id, _: ById, options) => invites.delete({ path: { invite_id } }, options), toRemoved);
  const list: List<OpenAI.User | OpenAI.Invite> = async function* (options) {
    for await (const user of users.list({ query: { limit: 100 } }, options)) yield toMember(user);
    for await (const invite of invites.list({ query: { limit: 100 } }, options)) {
      if (invite.status === "pending") yield toInvited(invite);
    }
  };
  return {
    ...toFacts(openaiCapabilities.organization, organizationId, byName(["owner"], ["reader"])),
    list,
    add: verb(
      "add",
      (email, { role, projects }, options) => invites.create({ body: { email, role, projects } }, options),
      (invite) => ({ outcome: "invited", member: toInvited(invite) }),
    ),
    update: verb("update", (user_id, { role }, options) => users.modify({ path: { user_id }, body: { role } }, options), "updated"),
    async remove(member, options) {
      readMemberKey(openaiCapabilities.organization, "remove", member);
      if (member.memberId !== undefined) return removeUser(member, options);
      const found: (OpenAI.User | OpenAI.Invite)[] = [];
      for await (const listed of list(options)) if (isSamePerson(listed, member)) found.push(listed.raw);
      let result: RemovedFromOrganization = { outcome: "notMember", raw: undefined };
      for (const { object, id } of found) {
        result = await (object === "organization.user" ? removeUser : removeInvite)({ memberId: id }, options);
      }
      return result;
    },
  };
}

/** The members of one OpenAI group, by the group's id. */
export function openaiGroup({ groups: { users } }: Client<"groups">, { groupId }: { readonly groupId: string }): OpenAIGroup {
  const verb = createVerbs(openaiCapabilities.group);
  const path = { group_id: groupId };
  return {
    // Groups are managed with the organization's admin key, never by their members.
    ...toFacts(openaiCapabilities.group, groupId, () => false),
    async *list(options) {
      // As many as a page may hold: it is requests that are scarce.
      for await (const user of users.list({ path, query: { limit: 1000 } }, options)) yield toMember(user);
    },
    add: verb("add", (user_id, _, options) => users.add({ path, body: { user_id } }, options), "added"),
    remove: verb("remove", (user_id, _, options) => users.remove({ path: { ...path, user_id } }, options), toRemoved),
  };
}

/** The users of one OpenAI project, by the project's id. */
export function openaiProject({ projects: { users } }: Client<"projects">, { projectId }: { readonly projectId: string }): OpenAIProject {
  const verb = createVerbs(openaiCapabilities.project);
  const path = { project_id: projectId };
  return {
    ...toFacts(openaiCapabilities.project, projectId, byName(["owner"], ["member", "viewer"])),
    async *list(options) {
      for await (const user of users.list({ path, query: { limit: 100 } }, options)) yield toMember(user);
    },
    add: verb(
      "add",
      (key, { memberId, role }, options) =>
        users.create({ path, body: { ...(memberId === undefined ? { email: key } : { user_id: key }), role } }, options),
      (user) => ({ outcome: "added", member: toMember(user) }),
    ),
    update: verb(
      "update",
      (user_id, { role }, options) => users.modify({ path: { ...path, user_id }, body: { role } }, options),
      "updated",
    ),
    remove: verb("remove", (user_id, _, options) => users.delete({ path: { ...path, user_id } }, options), toRemoved),
  };
}

function toRemoved(answer: { readonly deleted: boolean } | undefined): { readonly outcome: "removed" | "unknown" } {
  return { outcome: answer?.deleted === true ? "removed" : "unknown" };
}

function toMember<Raw extends OpenAI.GroupUser | OpenAI.ProjectUser | OpenAI.User>(user: Raw): Member<Raw> {
  return {
    memberId: user.id,
    ...(typeof user.email === "string" ? { email: user.email } : {}),
    ...("role" in user && typeof user.role === "string" ? { role: user.role } : {}),
    status: "unknown",
    ...("is_scim_managed" in user && user.is_scim_managed === true ? { managedElsewhere: true } : {}),
    raw: user,
  };
}

function toInvited(invite: OpenAI.Invite): Member<OpenAI.Invite> {
  return { email: invite.email, role: invite.role, status: "pending", raw: invite };
}
