/** LlamaCloud: an organization with pending members and roles that are named, not numbered. */

import { createLlamaCloudClient } from "@rosterkit/llamacloud";
import { llamacloudOrganization } from "rosterkit/llamacloud";
import type { Stage } from "./stage.js";

/** Runs the chapter against a sandbox. */
export async function tellLlamaCloud({ narrator, sandbox, baseUrl }: Stage): Promise<void> {
  const { apiKey } = sandbox.testKeys.llamacloud;
  const llamacloud = createLlamaCloudClient({ apiKey, baseUrl: baseUrl("llamacloud") });
  narrator.chapter(`LlamaCloud: an organization, at ${baseUrl("llamacloud")}`);
  const organization = llamacloudOrganization(llamacloud, { organizationId: "3f0c5f0e-8d5b-4c53-9a58-2f6d1f6b7a10" });

  const invited = await organization.add({ email: "kim.osei@example.com", role: "ViewerV2" });
  narrator.step('organization.add({ email, role: "ViewerV2" })', `${invited.outcome}: the person has no account yet`);
  const added = await organization.add({ memberId: "usr_tova", role: "ViewerV2" });
  narrator.step('organization.add({ memberId: "usr_tova", role: "ViewerV2" })', added.outcome);

  const rows: string[][] = [];
  for await (const { memberId, role, status } of organization.list()) rows.push([memberId ?? "no id yet", role ?? "—", status]);
  narrator.step("for await (const member of organization.list())", `${rows.length} members`);
  narrator.table(["memberId", "role", "status"], rows);

  const promoted = await organization.update({ memberId: "usr_tova", role: "Admin" });
  narrator.step('organization.update({ memberId: "usr_tova", role: "Admin" })', `${promoted.outcome}, the role's id looked up by its name`);
  const removed = await organization.remove({ memberId: "usr_tova" });
  narrator.step('organization.remove({ memberId: "usr_tova" })', removed.outcome);

  narrator.remark("A pending member has no user id, so LlamaCloud's removal cannot name the one invited above; it stays.");
}
