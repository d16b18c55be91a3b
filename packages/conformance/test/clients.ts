// The clients that are held to the exchanges. A vendor joins with one line.
import { createCloudPlansClient } from "@rosterkit/cloudplans";
import { createGumloopClient } from "@rosterkit/gumloop";
import { createLlamaCloudClient } from "@rosterkit/llamacloud";
import { createOpenAIClient } from "@rosterkit/openai";

/** How to create each vendor's client; the options come from the exchange file. */
export const clients: ReadonlyMap<string, (options: never) => object> = new Map<string, (options: never) => object>([
  ["cloudplans", createCloudPlansClient],
  ["gumloop", createGumloopClient],
  ["llamacloud", createLlamaCloudClient],
  ["openai", createOpenAIClient],
]);
