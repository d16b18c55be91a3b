// What each OpenAI operation does, put together. Success answers are documented; what happens to strangers is inferred, and
// switchable where users may want it otherwise.
import type { Handlers } from "../../frame/vendor.js";
import { assignmentHandlers } from "./assignment-handlers.js";
import { groupHandlers } from "./group-handlers.js";
import { groupUserHandlers } from "./group-user-handlers.js";
import { inviteHandlers } from "./invite-handlers.js";
import { projectGroupHandlers } from "./project-group-handlers.js";
import { projectHandlers } from "./project-handlers.js";
import { projectUserHandlers } from "./project-user-handlers.js";
import { roleHandlers } from "./role-handlers.js";
import type { OpenAIState } from "./state.js";
import type { OpenAIBehaviour } from "./types.js";
import { userHandlers } from "./user-handlers.js";

export function createHandlers(state: OpenAIState, behaviour: OpenAIBehaviour): Handlers {
  return {
    ...groupHandlers(state),
    ...groupUserHandlers(state, behaviour),
    ...userHandlers(state),
    ...inviteHandlers(state),
    ...projectHandlers(state),
    ...projectUserHandlers(state, behaviour),
    ...projectGroupHandlers(state, behaviour),
    ...roleHandlers(state),
    ...assignmentHandlers(state, behaviour),
  };
}
