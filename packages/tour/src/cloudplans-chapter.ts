/** CloudPlans: an organization keyed by e-mail address, with tokens that expire and failures that may hide inside a 200. */

import { createCloudPlansClient } from "@rosterkit/cloudplans";
import { cloudplansOrganization } from "rosterkit/cloudplans";
import type { Stage } from "./stage.js";

/** Runs the chapter against a sandbox. */
export async function tellCloudPlans({ narrator, sandbox, baseUrl }: Stage): Promise<void> {
  let asked = 0;
  const token = (): string => {
    asked += 1;
    // The first answer stands for a token that has expired since it was copied from the console.
    return asked === 1 ? "cp-expired-token" : sandbox.testKeys.cloudplans.token;
  };
  const cloudplans = createCloudPlansClient({ token, baseUrl: baseUrl("cloudplans") });
  narrator.chapter(`CloudPlans: an organization, at ${baseUrl("cloudplans")}`);
  const organization = cloudplansOrganization(cloudplans, { organizationId: "48213" });
  const email = "kim.osei@example.com";

  const added = await organization.add({ email, role: "planner", status: "active" });
  narrator.step(
    'organization.add({ email, role: "planner", status: "active" })',
    `${added.outcome}, after a 401 that asked for the token once more`,
  );

  const updated = await organization.update({ email, status: "inactive" });
  narrator.step('organization.update({ email, status: "inactive" })', updated.outcome);

  const rows: string[][] = [];
  for await (const { role, status } of organization.list()) rows.push([String(rows.length + 1), role ?? "—", status]);
  narrator.step("for await (const member of organization.list())", `${rows.length} users`);
  narrator.table(["user", "role", "status"], rows);

  const removed = await organization.remove({ email, reason: "End of the tour" });
  narrator.step('organization.remove({ email, reason: "End of the tour" })', removed.outcome);

  narrator.remark("CloudPlans documents no host, so the client does not compile without a baseUrl; inactive is not removed.");
}
