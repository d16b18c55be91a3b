/** The vocabulary shared by all scopes; each vendor's scopes stand under a path of their own, such as `rosterkit/openai`. */

export type { Capabilities, Capability, MemberKey, Verb } from "./capabilities.js";
export type { AddOutcome, AddResult, Member, MemberStatus, RemoveOutcome, RemoveResult } from "./member.js";
