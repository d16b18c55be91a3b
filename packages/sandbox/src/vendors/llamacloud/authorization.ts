// Who may call: bearers of a key of the region asked. Documented (regions-guide, user-roles-guide): keys hold for one region,
// an organization admin manages members, a viewer's writes answer 403. Seen (token-issue, demo-issue): the texts at 401.
// Inferred: that members of any role may list, and that callers from outside the organization get 403.

import { bearerOf } from "../../frame/bearer.js";
import type { HeaderReader } from "../../frame/delivery.js";
import type { Answer } from "../../frame/vendor.js";
import { errorAnswer } from "./errors.js";
import { accountKey, type Organization } from "./state.js";
import type { LlamaCloudRegionName, LlamaCloudSeed, LlamaCloudTestKeys } from "./types.js";

export const testKeys: LlamaCloudTestKeys = {
  apiKey: "llx-sandbox-na",
  euApiKey: "llx-sandbox-eu",
  viewerApiKey: "llx-sandbox-na-viewer",
};

/** Key -> id of the account it belongs to. */
export function keyOwners(region: LlamaCloudRegionName, seed: LlamaCloudSeed): ReadonlyMap<string, string> {
  const { keyOwnerId, viewerKeyOwnerId } = seed[region];
  if (region === "eu") return new Map([[testKeys.euApiKey, keyOwnerId]]);
  const owners = new Map([[testKeys.apiKey, keyOwnerId]]);
  return viewerKeyOwnerId === undefined ? owners : owners.set(testKeys.viewerApiKey, viewerKeyOwnerId);
}

export function callerOf(
  headers: HeaderReader,
  owners: ReadonlyMap<string, string>,
): { readonly userId: string } | { readonly refusal: Answer } {
  const key = bearerOf(headers);
  if (key === undefined) return { refusal: errorAnswer(401, "Not authenticated") };
  const userId = owners.get(key);
  return userId === undefined ? { refusal: errorAnswer(401, "Invalid authentication token") } : { userId };
}

/** @returns undefined for a caller who has the right */
export function refusalIn({ members }: Organization, userId: string, right: "read" | "manage"): Answer | undefined {
  const caller = members.get(accountKey(userId));
  if (caller === undefined) return errorAnswer(403, "You are not a member of this organization");
  if (right === "read" || caller.roles.some(({ role }) => role.name === "Admin")) return undefined;
  return errorAnswer(403, "Only an admin of the organization may change it or its members");
}
