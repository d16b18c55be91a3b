// LlamaCloud's organizations, put together for the frame: two regions, each with its own people, roles and keys.
// Names in brackets in this folder's comments are the source ids of specs/llamacloud/SOURCES.md.
import { spec } from "../../compiled/llamacloud.js";
import type { Vendor, VendorContext, VendorSession } from "../../frame/vendor.js";
import { callerOf, keyOwners, testKeys } from "./authorization.js";
import { problemAnswer } from "./errors.js";
import { createHandlers } from "./handlers.js";
import { defaultLlamaCloudSeed } from "./seed.js";
import { openRegion, type Region } from "./state.js";
import type { LlamaCloudBehaviour, LlamaCloudRegionName, LlamaCloudSeed, LlamaCloudTestKeys } from "./types.js";

const regionNames: readonly LlamaCloudRegionName[] = ["na", "eu"];

export const llamacloudVendor: Vendor<LlamaCloudSeed, LlamaCloudBehaviour, LlamaCloudTestKeys> = {
  name: "llamacloud",
  spec,
  defaultSeed: defaultLlamaCloudSeed,
  open: (seed, behaviour, context): VendorSession<LlamaCloudTestKeys> => {
    const regions = { na: openDoor("na", seed, context), eu: openDoor("eu", seed, context) };
    const organizationId = seed.na.organizations[0]?.id ?? "";
    return {
      state: { na: regions.na.region, eu: regions.eu.region },
      testKeys,
      admit: ({ headers, server }) => {
        const { region, owners } = regions[server === "eu" ? "eu" : "na"];
        const caller = callerOf(headers, owners);
        if ("refusal" in caller) return caller;
        return { handlers: createHandlers({ region, behaviour, callerId: caller.userId }) };
      },
      refuse: problemAnswer,
      seeded: regionNames.flatMap((name) => describe(name, seed, regions[name].region)),
      example: { path: `/api/v1/organizations/${organizationId}/users`, headers: { authorization: `Bearer ${testKeys.apiKey}` } },
    };
  },
};

interface Door {
  readonly region: Region;
  /** Key -> account id. */
  readonly owners: ReadonlyMap<string, string>;
}

function openDoor(name: LlamaCloudRegionName, seed: LlamaCloudSeed, context: VendorContext): Door {
  return { region: openRegion(name, seed[name], context), owners: keyOwners(name, seed) };
}

function describe(name: LlamaCloudRegionName, seed: LlamaCloudSeed, region: Region): readonly string[] {
  const organizations = seed[name].organizations.map(({ id }) => {
    const members = [...(region.organizations.get(id)?.members.values() ?? [])];
    const people = members.map(({ userId, email, roles }) => {
      const [assigned] = roles;
      return userId === null ? `${email} (pending)` : assigned === undefined ? userId : `${userId} (${assigned.role.name})`;
    });
    return `${name}: ${id}: ${people.join(", ")}`;
  });
  const roles = [...region.roles.values()].map((role) => `${role.name} ${role.id}`);
  return [...organizations, `${name}: roles ${roles.join(", ")}`];
}
