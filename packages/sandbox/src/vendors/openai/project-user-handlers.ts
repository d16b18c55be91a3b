// The users of a project: list, add, look up, change, remove. That an archived project has no users and refuses changes is
// documented (openapi).
import { textOf } from "../../frame/call-values.js";
import type { Answer, Call, Handlers } from "../../frame/vendor.js";
import { emailKey } from "../email-key.js";
import { lastIdListAnswer } from "./lists.js";
import { nullableTextOf } from "./nullable-text.js";
import type { Project, ProjectMember } from "./project.js";
import {
  alreadyProjectUser,
  emailNotFound,
  notProjectUser,
  oneOfIdAndEmail,
  projectArchived,
  unknownRole,
  userNotFound,
} from "./refusals.js";
import { toProjectUser } from "./resources.js";
import type { OpenAIState } from "./state.js";
import type { OpenAIBehaviour, OpenAISeedUser } from "./types.js";
import { isArchived, withinProject } from "./within.js";

interface Place {
  readonly state: OpenAIState;
  readonly behaviour: OpenAIBehaviour;
  readonly project: Project;
}

export function projectUserHandlers(state: OpenAIState, behaviour: OpenAIBehaviour): Handlers {
  const read = (answer: (place: Place, call: Call) => Answer) =>
    withinProject(state, (project, call) => answer({ state, behaviour, project }, call));
  const change = (answer: (place: Place, call: Call) => Answer) =>
    read((place, call) => (isArchived(place.project) ? projectArchived : answer(place, call)));
  return {
    "list-project-users": read(listProjectUsers),
    "create-project-user": change(createProjectUser),
    "retrieve-project-user": read(retrieveProjectUser),
    "modify-project-user": change(modifyProjectUser),
    "delete-project-user": change(deleteProjectUser),
  };
}

function listProjectUsers({ state, project }: Place, call: Call): Answer {
  const entries = project.users.entries().flatMap(({ id, sequence, item: member }) => {
    const user = state.users.get(id);
    return user === undefined || isArchived(project) ? [] : [{ id, sequence, item: { user, member } }];
  });
  return lastIdListAnswer(entries, ({ user, member }) => toProjectUser(user, member), call);
}

function createProjectUser({ state, behaviour, project }: Place, call: Call): Answer {
  const user = addressedUser(state, call);
  if ("status" in user) return user;
  const role = textOf(call, "body", "role");
  if (!projectRoles.includes(role)) return unknownRole(projectRoles);
  const known = project.users.get(user.id);
  if (known !== undefined && behaviour.duplicateAdd === "conflict") return alreadyProjectUser;
  const member = known ?? { role, addedAt: state.now() };
  project.users.set(user.id, member);
  return { status: 200, body: toProjectUser(user, member) };
}

/** Both are optional in the vendor's schema: that one is needed, and that the id counts where both are given, is inferred. */
function addressedUser(state: OpenAIState, call: Call): OpenAISeedUser | Answer {
  const userId = nullableTextOf(call, "user_id");
  if (userId !== undefined) return state.users.get(userId) ?? userNotFound;
  const email = nullableTextOf(call, "email");
  if (email === undefined) return oneOfIdAndEmail;
  const found = state.users.entries().find(({ item }) => item.email !== null && emailKey(item.email) === emailKey(email));
  return found?.item ?? emailNotFound;
}

function retrieveProjectUser(place: Place, call: Call): Answer {
  const found = memberOf(place, call);
  return found === undefined ? notProjectUser : { status: 200, body: toProjectUser(found.user, found.member) };
}

function modifyProjectUser(place: Place, call: Call): Answer {
  const found = memberOf(place, call);
  if (found === undefined) return notProjectUser;
  const role = nullableTextOf(call, "role") ?? found.member.role;
  if (!projectRoles.includes(role)) return unknownRole(projectRoles);
  const member: ProjectMember = { ...found.member, role };
  place.project.users.set(found.user.id, member);
  return { status: 200, body: toProjectUser(found.user, member) };
}

function deleteProjectUser({ behaviour, project }: Place, call: Call): Answer {
  const id = textOf(call, "path", "user_id");
  if (!project.users.delete(id) && behaviour.removeNonMember !== "ok") return notProjectUser;
  project.roleScope.assigned.user.delete(id);
  return { status: 200, body: { object: "organization.project.user.deleted", id, deleted: true } };
}

function memberOf({ state, project }: Place, call: Call): { readonly user: OpenAISeedUser; readonly member: ProjectMember } | undefined {
  const id = textOf(call, "path", "user_id");
  const user = state.users.get(id);
  const member = project.users.get(id);
  return user === undefined || member === undefined ? undefined : { user, member };
}

/** The first two are documented (openapi), the third is a built-in role of the official Terraform provider. */
const projectRoles: readonly string[] = ["owner", "member", "viewer"];
