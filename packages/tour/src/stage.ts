/** What a chapter plays on. */

import type { Sandbox, VendorName } from "@rosterkit/sandbox";
import type { Narrator } from "./narrator.js";

/** A running sandbox, where its vendors listen, and the voice that tells what happens. */
export interface Stage {
  readonly narrator: Narrator;
  readonly sandbox: Sandbox;
  baseUrl(vendor: VendorName): string;
}
