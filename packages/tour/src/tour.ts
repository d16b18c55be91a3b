/** The whole tour: starts a sandbox on free ports, plays every chapter over HTTP, and leaves nothing running. */

import { createSandbox, type VendorName } from "@rosterkit/sandbox";
import { capabilityHead, toCapabilityRows } from "./capability-table.js";
import { tellCloudPlans } from "./cloudplans-chapter.js";
import { tellEverywhere } from "./everywhere-chapter.js";
import { tellGumloop } from "./gumloop-chapter.js";
import { tellLlamaCloud } from "./llamacloud-chapter.js";
import { createNarrator, type Write } from "./narrator.js";
import { tellOpenAI } from "./openai-chapter.js";
import type { Stage } from "./stage.js";

/** Plays the tour; rejects when anything turns out otherwise than it should. */
export async function playTour(write: Write): Promise<void> {
  const narrator = createNarrator(write);
  narrator.chapter("Who can do what");
  narrator.table(capabilityHead, toCapabilityRows());
  const sandbox = createSandbox();
  const listening = await sandbox.listen();
  try {
    const stage: Stage = { narrator, sandbox, baseUrl: (vendor: VendorName) => listening.baseUrl(vendor) };
    for (const tell of [tellOpenAI, tellGumloop, tellLlamaCloud, tellCloudPlans, tellEverywhere]) await tell(stage);
  } finally {
    await listening.close();
  }
  narrator.chapter("The sandbox is closed; nothing is left running.");
}
