// The vendors this sandbox knows. A new vendor is a folder in vendors/ and one line in each list here.
import type { Vendor } from "./frame/vendor.js";
import type { OpenAIBehaviour, OpenAISeed, OpenAITestKeys } from "./vendors/openai/types.js";
import { openaiVendor } from "./vendors/openai/vendor.js";

export interface VendorTypes {
  readonly openai: { readonly seed: OpenAISeed; readonly behaviour: OpenAIBehaviour; readonly keys: OpenAITestKeys };
}

export type VendorName = keyof VendorTypes;

export type VendorRegistry = {
  readonly [Name in VendorName]: Vendor<VendorTypes[Name]["seed"], VendorTypes[Name]["behaviour"], VendorTypes[Name]["keys"]>;
};

export const vendors: VendorRegistry = {
  openai: openaiVendor,
};

export const vendorNames: readonly VendorName[] = Object.keys(vendors).filter(isVendorName);

export function isVendorName(text: string): text is VendorName {
  return Object.hasOwn(vendors, text);
}
