// Who may call: bearers of the admin key. That a project key is refused is documented; the statuses (401 for no key or an
// unknown one, 403 for a key of the wrong kind) are inferred from HTTP and from the errors the official SDK distinguishes.

import { bearerOf } from "../../frame/bearer.js";
import type { HeaderReader } from "../../frame/delivery.js";
import type { Answer } from "../../frame/vendor.js";
import { errorAnswer } from "./errors.js";
import type { OpenAITestKeys } from "./types.js";

export const testKeys: OpenAITestKeys = { adminApiKey: "sk-admin-sandbox" };

export function authorize(headers: HeaderReader): Answer | undefined {
  const key = bearerOf(headers);
  if (key === undefined) {
    return errorAnswer({ status: 401, message: "No API key. Send Authorization: Bearer <admin key>.", code: "missing_api_key" });
  }
  if (key === testKeys.adminApiKey) return undefined;
  if (key.startsWith("sk-proj-")) {
    const message = "A project key cannot manage the organization. Use an admin key.";
    return errorAnswer({ status: 403, message, code: "insufficient_permissions" });
  }
  const message = `Unknown API key. The sandbox accepts ${testKeys.adminApiKey}.`;
  return errorAnswer({ status: 401, message, code: "invalid_api_key" });
}
