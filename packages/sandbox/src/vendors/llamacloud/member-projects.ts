// The projects of a member: which they are, adding to one, removing from one.
import { optionalTextOf, textOf } from "../../frame/call-values.js";
import type { Answer, Call } from "../../frame/vendor.js";
import { errorAnswer, validationAnswer } from "./errors.js";
import { projectNotFound, type RemovingPlace, withoutProjects } from "./remove-members.js";
import { toProject } from "./resources.js";
import { accountKey, type Member, type Organization } from "./state.js";

export function listProjects(organization: Organization, member: Member): Answer {
  const ids = new Set(projectIdsOf(organization, member));
  const projects = [...organization.projects.values()].filter(({ id }) => ids.has(id));
  return { status: 200, body: projects.map((project) => toProject(organization, project)) };
}

/** The projects of a member: those that a role covers, and those they were added to one by one (inferred). */
function projectIdsOf({ projects }: Organization, { roles, extraProjectIds }: Member): readonly string[] {
  const isCovered = (id: string): boolean => roles.some(({ projectIds }) => projectIds === null || projectIds.includes(id));
  return [...projects.keys()].filter((id) => isCovered(id) || extraProjectIds.includes(id));
}

/** Leaving the project out is allowed by the vendor's schema and explained nowhere: inferred that it is refused. */
export function addToProject({ region, organization }: RemovingPlace, member: Member, call: Call): Answer {
  const projectId = optionalTextOf(call, "query", "project_id");
  if (projectId === undefined) return validationAnswer(["query", "project_id"], "Field required", "missing");
  if (!organization.projects.has(projectId)) return projectNotFound;
  if (!projectIdsOf(organization, member).includes(projectId)) {
    const extraProjectIds = [...member.extraProjectIds, projectId];
    organization.members.set(accountKey(member.userId ?? ""), { ...member, extraProjectIds, updatedAt: region.now() });
  }
  return undocumentedBody;
}

export function removeFromProject({ region, behaviour, organization }: RemovingPlace, member: Member, call: Call): Answer {
  const projectId = textOf(call, "path", "project_id");
  if (!organization.projects.has(projectId)) return projectNotFound;
  if (!projectIdsOf(organization, member).includes(projectId)) {
    return behaviour.removeNonMember === "ok" ? undocumentedBody : errorAnswer(404, "User is not a member of this project");
  }
  const changed = withoutProjects(member, organization, { projectIds: [projectId], now: region.now() });
  organization.members.set(accountKey(member.userId ?? ""), changed);
  return undocumentedBody;
}

/** The vendor's schema of these answers is empty (openapi). */
const undocumentedBody: Answer = { status: 200, body: {} };
