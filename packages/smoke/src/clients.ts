/** The clients by vendor; each reads its credentials from the environment variables that its package names. */

import { createCloudPlansClient } from "@rosterkit/cloudplans";
import { createGumloopClient } from "@rosterkit/gumloop";
import { createLlamaCloudClient } from "@rosterkit/llamacloud";
import { createOpenAIClient } from "@rosterkit/openai";

/** The vendors that can be checked. */
export const vendorNames = ["openai", "gumloop", "llamacloud", "cloudplans"] as const;

export type VendorName = (typeof vendorNames)[number];

/** Opens the client of a vendor. @throws ConfigError naming the variable or the option that is missing. */
export function openClient(vendor: VendorName, options: Readonly<Record<string, unknown>>): object {
  switch (vendor) {
    case "openai":
      return createOpenAIClient(options);
    case "gumloop":
      return createGumloopClient(options);
    case "llamacloud":
      return createLlamaCloudClient(options);
    case "cloudplans":
      // CloudPlans documents no host, so its type asks for one; without it the client says so.
      return createCloudPlansClient({ ...options, baseUrl: options.baseUrl as string });
  }
}
