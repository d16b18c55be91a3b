// Removing members, one by user id or several by user id or e-mail address.
import { textOf } from "../../frame/call-values.js";
import type { Answer, Call } from "../../frame/vendor.js";
import { emailKey } from "../email-key.js";
import { errorAnswer, validationAnswer } from "./errors.js";
import { accountKey, addressKey, type Member, type MemberRole, type Organization, type Region } from "./state.js";
import type { LlamaCloudBehaviour } from "./types.js";

export interface RemovingPlace {
  readonly region: Region;
  readonly behaviour: LlamaCloudBehaviour;
  readonly organization: Organization;
}

/** A pending member has no user id, so that no call addresses them here (inferred from user-roles-guide). */
export function removeMember(place: RemovingPlace, call: Call): Answer {
  // The frame has held the body against the spec.
  const projectIds = (call.body ?? null) as readonly string[] | null;
  const removal = { key: accountKey(textOf(call, "path", "member_user_id")), projectIds };
  return refusalOf(place, removal) ?? remove(place, removal);
}

interface Deletion {
  readonly user_id?: string | null;
  readonly email?: string | null;
  readonly project_id_list?: readonly string[] | null;
}

/** All are looked at before anyone is removed (inferred; what the vendor does with an array that is good in part is not documented). */
export function removeMembers(place: RemovingPlace, call: Call): Answer {
  const removals: Removal[] = [];
  // The frame has held the body against the spec.
  for (const [index, deletion] of (call.body as readonly Deletion[]).entries()) {
    const removal = removalOf(place, deletion, index);
    if ("status" in removal) return removal;
    const refusal = refusalOf(place, removal);
    if (refusal !== undefined) return refusal;
    removals.push(removal);
  }
  for (const removal of removals) remove(place, removal);
  return { status: 204 };
}

interface Removal {
  readonly key: string;
  /** `null` for the whole membership. */
  readonly projectIds: readonly string[] | null;
}

function removalOf({ region }: RemovingPlace, deletion: Deletion, index: number): Removal | Answer {
  const userId = deletion.user_id ?? undefined;
  const email = deletion.email ?? undefined;
  // The vendor's schema asks for neither and forbids neither: exactly one is inferred (openapi).
  if ((userId === undefined) === (email === undefined)) {
    return validationAnswer(["body", index], "Give exactly one of user_id and email", "value_error");
  }
  const account = userId ?? region.accountsByEmail.get(emailKey(email ?? ""))?.id;
  return { key: account === undefined ? addressKey(email ?? "") : accountKey(account), projectIds: deletion.project_id_list ?? null };
}

function refusalOf({ behaviour, organization }: RemovingPlace, { key, projectIds }: Removal): Answer | undefined {
  if (!organization.members.has(key)) return behaviour.removeNonMember === "ok" ? undefined : memberNotFound;
  return projectIds?.some((id) => !organization.projects.has(id)) ? projectNotFound : undefined;
}

function remove({ region, organization }: RemovingPlace, { key, projectIds }: Removal): Answer {
  const member = organization.members.get(key);
  if (member === undefined) return { status: 204 };
  if (projectIds === null) organization.members.delete(key);
  else organization.members.set(key, withoutProjects(member, organization, { projectIds, now: region.now() }));
  return { status: 204 };
}

export interface ProjectRemoval {
  readonly projectIds: readonly string[];
  readonly now: string;
}

/** What naming projects does is an open question of SOURCES.md: inferred that they leave the scope of each role, and that the membership stays. */
export function withoutProjects(member: Member, organization: Organization, { projectIds, now }: ProjectRemoval): Member {
  const removed = new Set(projectIds);
  if (removed.size === 0) return member;
  const roles = member.roles.map((assigned): MemberRole => {
    const scope = assigned.projectIds ?? [...organization.projects.keys()];
    return { ...assigned, projectIds: scope.filter((id) => !removed.has(id)) };
  });
  return {
    ...member,
    roles: roles.filter((assigned) => assigned.projectIds?.length !== 0),
    extraProjectIds: member.extraProjectIds.filter((id) => !removed.has(id)),
    updatedAt: now,
  };
}

export const memberNotFound: Answer = errorAnswer(404, "User is not a member of this organization");
export const projectNotFound: Answer = errorAnswer(404, "Project not found");
