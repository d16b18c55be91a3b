// The groups with access to a project: list, add, look up, remove.
import { textOf } from "../../frame/call-values.js";
import type { Answer, Call, Handlers } from "../../frame/vendor.js";
import { nextListAnswer } from "./lists.js";
import type { Project } from "./project.js";
import { alreadyProjectGroup, groupNotFound, notProjectGroup, projectArchived, roleNotFound } from "./refusals.js";
import { toProjectGroup } from "./resources.js";
import { rolesOf } from "./role-scope.js";
import type { OpenAIState } from "./state.js";
import type { OpenAIBehaviour } from "./types.js";
import { isArchived, withinProject } from "./within.js";

export function projectGroupHandlers(state: OpenAIState, behaviour: OpenAIBehaviour): Handlers {
  return {
    "list-project-groups": withinProject(state, (project, call) => listProjectGroups(state, project, call)),
    "add-project-group": withinProject(state, (project, call) => addProjectGroup({ state, behaviour, project }, call)),
    "retrieve-project-group": withinProject(state, (project, call) => retrieveProjectGroup(state, project, call)),
    "remove-project-group": withinProject(state, (project, call) => removeProjectGroup(behaviour, project, call)),
  };
}

function listProjectGroups(state: OpenAIState, project: Project, call: Call): Answer {
  const { id: projectId } = project.facts;
  const entries = project.groups.entries().flatMap(({ id, sequence, item: createdAt }) => {
    const group = state.groups.get(id);
    return group === undefined ? [] : [{ id, sequence, item: { group, createdAt } }];
  });
  const list = { list: `projects/${projectId}/groups`, entries };
  return nextListAnswer({ ...list, toWire: ({ group, createdAt }) => toProjectGroup(projectId, group, createdAt) }, call);
}

interface Place {
  readonly state: OpenAIState;
  readonly behaviour: OpenAIBehaviour;
  readonly project: Project;
}

function addProjectGroup({ state, behaviour, project }: Place, call: Call): Answer {
  if (isArchived(project)) return projectArchived;
  const groupId = textOf(call, "body", "group_id");
  const group = state.groups.get(groupId);
  if (group === undefined) return groupNotFound;
  const roleId = textOf(call, "body", "role");
  if (!project.roleScope.roles.has(roleId)) return roleNotFound;
  const known = project.groups.get(groupId);
  if (known !== undefined && behaviour.duplicateAdd === "conflict") return alreadyProjectGroup;
  const createdAt = known ?? state.now();
  project.groups.set(groupId, createdAt);
  rolesOf(project.roleScope, "group", groupId).set(roleId, true);
  return { status: 200, body: toProjectGroup(project.facts.id, group, createdAt) };
}

/** A group of the other type is not found (inferred from the parameter's text). */
function retrieveProjectGroup(state: OpenAIState, project: Project, call: Call): Answer {
  const groupId = textOf(call, "path", "group_id");
  const group = state.groups.get(groupId);
  const createdAt = project.groups.get(groupId);
  if (group === undefined || createdAt === undefined) return notProjectGroup;
  if ((group.facts.groupType ?? "group") !== textOf(call, "query", "group_type")) return notProjectGroup;
  return { status: 200, body: toProjectGroup(project.facts.id, group, createdAt) };
}

function removeProjectGroup(behaviour: OpenAIBehaviour, project: Project, call: Call): Answer {
  const groupId = textOf(call, "path", "group_id");
  if (!project.groups.delete(groupId) && behaviour.removeNonMember !== "ok") return notProjectGroup;
  project.roleScope.assigned.group.delete(groupId);
  return { status: 200, body: { object: "project.group.deleted", deleted: true } };
}
