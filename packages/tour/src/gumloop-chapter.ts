/** Gumloop: a workspace and a custom role, joined and left; nothing can be listed. */

import { createGumloopClient } from "@rosterkit/gumloop";
import { gumloopRole, gumloopWorkspace } from "rosterkit/gumloop";
import type { Stage } from "./stage.js";

/** Runs the chapter against a sandbox. */
export async function tellGumloop({ narrator, sandbox, baseUrl }: Stage): Promise<void> {
  const { apiKey, userId } = sandbox.testKeys.gumloop;
  const gumloop = createGumloopClient({ apiKey, userId, baseUrl: baseUrl("gumloop") });
  narrator.chapter(`Gumloop: a workspace and a custom role, at ${baseUrl("gumloop")}`);
  const acting = { organizationId: "org_7Hq2mXc9", actorUserId: userId };

  const workspace = gumloopWorkspace(gumloop, { ...acting, workspaceId: "ws_3KxHd7Qe" });
  const joined = await workspace.add({ email: "kim.osei@example.com", isAdmin: true });
  narrator.step("workspace.add({ email, isAdmin: true })", joined.outcome);
  const left = await workspace.remove({ email: "kim.osei@example.com" });
  narrator.step("workspace.remove({ email })", left.outcome);

  const role = gumloopRole(gumloop, { ...acting, roleId: "role_8ZgRv5Mt" });
  const given = await role.add({ email: "kim.osei@example.com" });
  narrator.step("role.add({ email })", given.outcome);
  const taken = await role.remove({ email: "kim.osei@example.com" });
  narrator.step("role.remove({ email })", taken.outcome);

  narrator.remark("Gumloop has no operation that lists or changes members, so the scopes have no list and no update.");
}
