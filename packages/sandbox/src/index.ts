// The public surface of @rosterkit/sandbox.
export { AnswerDoesNotFitSpecError } from "./frame/check-answer.js";
export type { Drift } from "./frame/drift.js";
export type { FaultProfile, ProfileFault, ProfileName } from "./frame/fault-profile.js";
export type { FailNextOptions, FaultChoice, FaultRule } from "./frame/fault-rules.js";
export type { ListeningServer } from "./frame/listening.js";
export type { RequestListener, RequestLogEntry } from "./frame/request-log.js";
export type { StateData } from "./frame/state-data.js";
export type { ExampleRequest } from "./frame/vendor.js";
export { type ServerName, type VendorName, vendorNames } from "./registry.js";
export { createSandbox } from "./sandbox.js";
export type { Listening, ListenOptions, Sandbox, SandboxOptions, SandboxSnapshot } from "./sandbox-types.js";
export { readSeedFile } from "./seed-file.js";
export { defaultCloudPlansSeed } from "./vendors/cloudplans/seed.js";
export type {
  CloudPlansBehaviour,
  CloudPlansMfa,
  CloudPlansSeed,
  CloudPlansSeedOrganization,
  CloudPlansSeedUser,
  CloudPlansTestKeys,
} from "./vendors/cloudplans/types.js";
export { defaultGumloopSeed } from "./vendors/gumloop/seed.js";
export type {
  GumloopBehaviour,
  GumloopSeed,
  GumloopSeedAuditEvent,
  GumloopSeedCustomRole,
  GumloopSeedOrganization,
  GumloopSeedUser,
  GumloopSeedWorkspace,
  GumloopTestKeys,
} from "./vendors/gumloop/types.js";
export { defaultLlamaCloudSeed } from "./vendors/llamacloud/seed.js";
export type {
  LlamaCloudBehaviour,
  LlamaCloudRegionName,
  LlamaCloudRegionSeed,
  LlamaCloudSeed,
  LlamaCloudSeedAccount,
  LlamaCloudSeedMember,
  LlamaCloudSeedOrganization,
  LlamaCloudSeedPermission,
  LlamaCloudSeedRole,
  LlamaCloudTestKeys,
} from "./vendors/llamacloud/types.js";
export { defaultOpenAISeed } from "./vendors/openai/seed.js";
export type {
  OpenAIBehaviour,
  OpenAISeed,
  OpenAISeedGroup,
  OpenAISeedInvite,
  OpenAISeedInviteProject,
  OpenAISeedProject,
  OpenAISeedProjectGroup,
  OpenAISeedProjectUser,
  OpenAISeedRole,
  OpenAISeedUser,
  OpenAITestKeys,
} from "./vendors/openai/types.js";
