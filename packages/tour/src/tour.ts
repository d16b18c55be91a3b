/** The whole tour: starts a sandbox on free ports, plays every chapter over HTTP, and leaves nothing running. */

import { createSandbox } from "@rosterkit/sandbox";
import { createNarrator, type Write } from "./narrator.js";
import { tellOpenAI } from "./openai-chapter.js";

/** Plays the tour; rejects when anything turns out otherwise than it should. */
export async function playTour(write: Write): Promise<void> {
  const narrator = createNarrator(write);
  const sandbox = createSandbox();
  const listening = await sandbox.listen();
  try {
    const stage = { narrator, sandbox, baseUrl: (vendor: "openai") => listening.baseUrl(vendor) };
    await tellOpenAI(stage);
    narrator.chapter("The sandbox is closed; nothing is left running.");
  } finally {
    await listening.close();
  }
}
