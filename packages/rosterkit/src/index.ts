/** The vocabulary shared by all scopes, and what works over several; each vendor's scopes stand under a path of their own, such as `rosterkit/openai`. */

export { type ApplyReport, apply } from "./apply.js";
export { type AuditReport, audit, type Person, type Place, type Reading, type Visit, visitMembers } from "./audit.js";
export type { Capabilities, Capability, MemberKey, Pace, Verb } from "./capabilities.js";
export type { AddOutcome, AddResult, Member, MemberReference, MemberStatus, RemoveOutcome, RemoveResult, UpdateResult } from "./member.js";
export { type Leaver, type OffboardResult, offboard } from "./offboard.js";
export { type NewMemberOf, type Plan, type PlanOptions, plan } from "./plan.js";
export type { PaceByVendor, PacedOptions, Progress, RunOptions } from "./run-over-scopes.js";
export type { ListableScope, MemberInput, Scope, ScopeFacts, ScopeReference } from "./scope.js";
export type { Standing, Step, StepResult } from "./steps.js";
