// Projects: list and look up.
import { optionalBooleanOf } from "../../frame/call-values.js";
import type { Handlers } from "../../frame/vendor.js";
import { lastIdListAnswer } from "./lists.js";
import { toProject } from "./resources.js";
import type { OpenAIState } from "./state.js";
import { isArchived, withinProject } from "./within.js";

export function projectHandlers(state: OpenAIState): Handlers {
  return {
    "list-projects": (call) => {
      const withArchived = optionalBooleanOf(call, "query", "include_archived") === true;
      const entries = state.projects.entries().filter(({ item }) => withArchived || !isArchived(item));
      return lastIdListAnswer(entries, toProject, call);
    },
    "retrieve-project": withinProject(state, (project) => ({ status: 200, body: toProject(project) })),
  };
}
