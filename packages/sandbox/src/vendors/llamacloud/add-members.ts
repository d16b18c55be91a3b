// Adding members: one array in, one membership out for each element, in order. All of them are looked at before anyone is added
// (inferred; what the vendor does with an array that is good in part is not documented).
import type { Answer, Call } from "../../frame/vendor.js";
import { emailKey } from "../email-key.js";
import { errorAnswer, validationAnswer } from "./errors.js";
import { toUserOrganization } from "./resources.js";
import { accountKey, addressKey, type Member, type Organization, type Region } from "./state.js";
import type { LlamaCloudBehaviour, LlamaCloudSeedAccount, LlamaCloudSeedRole } from "./types.js";

interface Addition {
  readonly user_id?: string | null;
  readonly email?: string | null;
  readonly project_ids: readonly string[] | null;
  readonly role_id?: string | null;
}

/** Whom an addition means: an account, or an address without one. */
interface Target {
  readonly key: string;
  readonly account: LlamaCloudSeedAccount | undefined;
  readonly email: string;
  readonly role: LlamaCloudSeedRole | undefined;
  readonly projectIds: readonly string[] | null;
}

export interface AddingPlace {
  readonly region: Region;
  readonly organization: Organization;
  readonly behaviour: LlamaCloudBehaviour;
  readonly callerId: string;
}

export function addMembers(place: AddingPlace, call: Call): Answer {
  // The frame has held the body against the spec.
  const additions = call.body as readonly Addition[];
  const targets: Target[] = [];
  for (const [index, addition] of additions.entries()) {
    const target = targetOf(place, addition, index);
    if ("refusal" in target) return target.refusal;
    targets.push(target);
  }
  const { organization, behaviour } = place;
  const keys = targets.map(({ key }) => key);
  const isRepeated = new Set(keys).size < keys.length || keys.some((key) => organization.members.has(key));
  if (isRepeated && behaviour.duplicateAdd === "conflict") return errorAnswer(409, "A user is a member of the organization already");
  const members = targets.map((target) => organization.members.get(target.key) ?? enrol(place, target));
  return { status: 200, body: members.map((member) => toUserOrganization(organization, member)) };
}

function targetOf({ region, organization }: AddingPlace, addition: Addition, index: number): Target | { readonly refusal: Answer } {
  const userId = addition.user_id ?? undefined;
  const email = addition.email ?? undefined;
  // The vendor's schema asks for neither and forbids neither: exactly one is inferred (openapi).
  if ((userId === undefined) === (email === undefined)) {
    return { refusal: validationAnswer(["body", index], "Give exactly one of user_id and email", "value_error") };
  }
  const account = userId === undefined ? region.accountsByEmail.get(emailKey(email ?? "")) : region.accountsById.get(userId);
  if (userId !== undefined && account === undefined) return { refusal: errorAnswer(404, "User not found") };
  const role = region.roles.get(addition.role_id ?? "");
  if (typeof addition.role_id === "string" && role === undefined) return { refusal: errorAnswer(404, "Role not found") };
  const projectIds = addition.project_ids;
  if (projectIds?.some((id) => !organization.projects.has(id))) return { refusal: errorAnswer(404, "Project not found") };
  if (account !== undefined) return { key: accountKey(account.id), account, email: account.email, role, projectIds };
  return { key: addressKey(email ?? ""), account, email: email ?? "", role, projectIds };
}

/** A member without an account has no user id, which a role needs: theirs is not shown (inferred from user-roles-guide). */
function enrol({ region, organization, callerId }: AddingPlace, { key, account, email, role, projectIds }: Target): Member {
  const now = region.now();
  const id = region.nextId();
  const hasRole = account !== undefined && role !== undefined;
  const member: Member = {
    id,
    userId: account?.id ?? null,
    email,
    invitedBy: region.accountsById.get(callerId),
    roles: hasRole ? [{ id: region.nextId(), role, projectIds, createdAt: now }] : [],
    extraProjectIds: [],
    createdAt: now,
    updatedAt: now,
  };
  organization.members.set(key, member);
  return member;
}
