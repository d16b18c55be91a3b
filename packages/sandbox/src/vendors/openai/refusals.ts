// The refusals of OpenAI's operations. That they have this envelope is documented; statuses and codes are inferred.
import type { Answer } from "../../frame/vendor.js";
import { errorAnswer } from "./errors.js";

export const groupNotFound: Answer = notFound("No group with this id was found.", "group_id", "group_not_found");
export const userNotFound: Answer = notFound("No user with this id was found in the organization.", "user_id", "user_not_found");
export const notMember: Answer = notFound("No user with this id was found in the group.", "user_id", "group_user_not_found");
export const inviteNotFound: Answer = notFound("No invite with this id was found.", "invite_id", "invite_not_found");
export const projectNotFound: Answer = notFound("No project with this id was found.", "project_id", "project_not_found");
export const emailNotFound: Answer = notFound("No user of the organization has this address.", "email", "user_not_found");
export const roleNotFound: Answer = notFound("No role with this id was found.", "role_id", "role_not_found");
export const roleNotAssigned: Answer = notFound("The role is not assigned.", "role_id", "role_assignment_not_found");
export const notProjectUser: Answer = notFound("No user with this id was found in the project.", "user_id", "project_user_not_found");
export const notProjectGroup: Answer = notFound("No group with this id has access to the project.", "group_id", "project_group_not_found");

export const alreadyMember: Answer = conflict("The user is already in the group.", "user_id", "group_user_already_exists");
export const alreadyProjectUser: Answer = conflict("The user is already in the project.", "user_id", "project_user_already_exists");
export const alreadyProjectGroup: Answer = conflict("The group already has access.", "group_id", "project_group_already_exists");
export const alreadyAssigned: Answer = conflict("The role is already assigned.", "role_id", "role_assignment_already_exists");
/** That names are unique is documented (openapi), how a repetition is answered is not. */
export const roleNameTaken: Answer = conflict("Another role has this name.", "role_name", "role_name_taken");

/** Documented: an archived project answers changes of its users with 400 (openapi). */
export const projectArchived: Answer = badRequest("The project is archived.", "project_id", "project_archived");
/** Documented: an accepted invite cannot be deleted (openapi). */
export const inviteAccepted: Answer = badRequest("The invite has been accepted. Delete the user instead.", "invite_id", "invite_accepted");
export const predefinedRole: Answer = badRequest("A predefined role cannot be changed.", "role_id", "predefined_role");
export const oneOfIdAndEmail: Answer = badRequest("Give user_id or email.", "user_id", "invalid_value");

export const invalidCursor: Answer = badRequest(
  "after is not a cursor of this list in this order. Send the next of the page before, not an id.",
  "after",
  "invalid_cursor",
);
export const invalidLastId: Answer = badRequest(
  "after is not the id of an item of this list. Send the last_id of the page before.",
  "after",
  "invalid_cursor",
);

export function unknownRole(roles: readonly string[]): Answer {
  return badRequest(`role must be one of ${roles.join(", ")}.`, "role", "invalid_value");
}

function notFound(message: string, param: string, code: string): Answer {
  return errorAnswer({ status: 404, message, param, code });
}

function conflict(message: string, param: string, code: string): Answer {
  return errorAnswer({ status: 409, message, param, code });
}

function badRequest(message: string, param: string, code: string): Answer {
  return errorAnswer({ status: 400, message, param, code });
}
