// Finds what the path of a call names, before its handler runs.
import { textOf } from "../../frame/call-values.js";
import type { Answer, Call, Handler } from "../../frame/vendor.js";
import type { Project } from "./project.js";
import { groupNotFound, projectNotFound } from "./refusals.js";
import type { Group, OpenAIState } from "./state.js";

export function withinGroup(state: OpenAIState, answer: (group: Group, call: Call) => Answer): Handler {
  return (call) => {
    const group = state.groups.get(textOf(call, "path", "group_id"));
    return group === undefined ? groupNotFound : answer(group, call);
  };
}

export function withinProject(state: OpenAIState, answer: (project: Project, call: Call) => Answer): Handler {
  return (call) => {
    const project = state.projects.get(textOf(call, "path", "project_id"));
    return project === undefined ? projectNotFound : answer(project, call);
  };
}

export function isArchived({ facts }: Project): boolean {
  return (facts.archivedAt ?? null) !== null;
}
