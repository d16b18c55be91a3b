// The vendors this sandbox knows. A new vendor is a folder in vendors/ and one line in each list here.
import type { Vendor } from "./frame/vendor.js";
import type { CloudPlansBehaviour, CloudPlansSeed, CloudPlansTestKeys } from "./vendors/cloudplans/types.js";
import { cloudplansVendor } from "./vendors/cloudplans/vendor.js";
import type { GumloopBehaviour, GumloopSeed, GumloopTestKeys } from "./vendors/gumloop/types.js";
import { gumloopVendor } from "./vendors/gumloop/vendor.js";
import type { LlamaCloudBehaviour, LlamaCloudRegionName, LlamaCloudSeed, LlamaCloudTestKeys } from "./vendors/llamacloud/types.js";
import { llamacloudVendor } from "./vendors/llamacloud/vendor.js";
import type { OpenAIBehaviour, OpenAISeed, OpenAITestKeys } from "./vendors/openai/types.js";
import { openaiVendor } from "./vendors/openai/vendor.js";

export interface VendorTypes {
  readonly openai: { readonly seed: OpenAISeed; readonly behaviour: OpenAIBehaviour; readonly keys: OpenAITestKeys };
  readonly gumloop: { readonly seed: GumloopSeed; readonly behaviour: GumloopBehaviour; readonly keys: GumloopTestKeys };
  readonly llamacloud: {
    readonly seed: LlamaCloudSeed;
    readonly behaviour: LlamaCloudBehaviour;
    readonly keys: LlamaCloudTestKeys;
    /** Names of its servers; a vendor with one server has none. */
    readonly server: LlamaCloudRegionName;
  };
  readonly cloudplans: { readonly seed: CloudPlansSeed; readonly behaviour: CloudPlansBehaviour; readonly keys: CloudPlansTestKeys };
}

export type VendorName = keyof VendorTypes;

/** The names of a vendor's servers: `"na" | "eu"`; `never` where it has only one. */
export type ServerName<Name extends VendorName> = VendorTypes[Name] extends { readonly server: infer Server extends string }
  ? Server
  : never;

export type VendorRegistry = {
  readonly [Name in VendorName]: Vendor<VendorTypes[Name]["seed"], VendorTypes[Name]["behaviour"], VendorTypes[Name]["keys"]>;
};

export const vendors: VendorRegistry = {
  openai: openaiVendor,
  gumloop: gumloopVendor,
  llamacloud: llamacloudVendor,
  cloudplans: cloudplansVendor,
};

export const vendorNames: readonly VendorName[] = Object.keys(vendors).filter(isVendorName);

export function isVendorName(text: string): text is VendorName {
  return Object.hasOwn(vendors, text);
}
