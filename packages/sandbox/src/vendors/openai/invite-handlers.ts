// Invites: list, send, look up, take back. Nothing accepts one here; an accepted one is seeded.
import { memberOf, textOf } from "../../frame/call-values.js";
import type { Answer, Call, Handler, Handlers } from "../../frame/vendor.js";
import { lastIdListAnswer } from "./lists.js";
import { inviteAccepted, inviteNotFound, projectNotFound } from "./refusals.js";
import { toInvite } from "./resources.js";
import type { OpenAIState } from "./state.js";
import type { OpenAISeedInvite, OpenAISeedInviteProject } from "./types.js";

export function inviteHandlers(state: OpenAIState): Handlers {
  const ofInvite = (answer: (invite: OpenAISeedInvite) => Answer): Handler => {
    return (call) => {
      const invite = state.invites.get(textOf(call, "path", "invite_id"));
      return invite === undefined ? inviteNotFound : answer(invite);
    };
  };
  return {
    "list-invites": (call) => lastIdListAnswer(state.invites.entries(), toInvite, call),
    inviteUser: (call) => inviteUser(state, call),
    "retrieve-invite": ofInvite((invite) => ({ status: 200, body: toInvite(invite) })),
    "delete-invite": ofInvite((invite) => deleteInvite(state, invite)),
  };
}

/** A second invite to the same address is an open question of SOURCES.md: inferred that it is one more invite. */
function inviteUser(state: OpenAIState, call: Call): Answer {
  const projects = projectsOf(state, call);
  if (projects.some(({ id }) => !state.projects.has(id))) return projectNotFound;
  const invite: OpenAISeedInvite = {
    id: state.nextId("invite-sandbox-"),
    email: textOf(call, "body", "email"),
    role: textOf(call, "body", "role") === "owner" ? "owner" : "reader",
    createdAt: state.now(),
    projects,
  };
  state.invites.set(invite.id, invite);
  return { status: 200, body: toInvite(invite) };
}

/** Left out means the default project (openapi), which is the first here; an empty list means none. */
function projectsOf(state: OpenAIState, { body }: Call): readonly OpenAISeedInviteProject[] {
  const given = memberOf(body, "projects");
  // The frame has held the body against the spec.
  if (given !== undefined) return (given as readonly OpenAISeedInviteProject[]).map(({ id, role }) => ({ id, role }));
  const [first] = state.projects.entries();
  return first === undefined ? [] : [{ id: first.id, role: "member" }];
}

function deleteInvite(state: OpenAIState, { id, status }: OpenAISeedInvite): Answer {
  if (status === "accepted") return inviteAccepted;
  state.invites.delete(id);
  return { status: 200, body: { object: "organization.invite.deleted", id, deleted: true } };
}
