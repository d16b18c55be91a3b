/** Who can do what, as rows: the facade's capabilities, for the terminal and for the READMEs. */

import type { Capabilities, Verb } from "rosterkit";
import { cloudplansCapabilities } from "rosterkit/cloudplans";
import { gumloopCapabilities } from "rosterkit/gumloop";
import { llamacloudCapabilities } from "rosterkit/llamacloud";
import { openaiCapabilities } from "rosterkit/openai";

const verbs: readonly Verb[] = ["list", "add", "update", "remove"];

/** Every scope of the facade, in the order of the tables. */
export const allCapabilities: readonly Capabilities[] = [
  openaiCapabilities,
  gumloopCapabilities,
  llamacloudCapabilities,
  cloudplansCapabilities,
].flatMap((kinds) => Object.values<Capabilities>(kinds));

/** The heading of the table. */
export const capabilityHead: readonly string[] = ["vendor", "scope", ...verbs];

/** One row per scope; a cell says what names the member, or that the vendor has no such operation. */
export function toCapabilityRows(): readonly (readonly string[])[] {
  return allCapabilities.map(({ vendor, scope, verbs: offered }) => [
    vendor,
    scope,
    ...verbs.map((verb) => {
      const capability = offered[verb];
      if (capability === undefined) return "—";
      return capability.keys === undefined ? "yes" : `by ${capability.keys.join(" or ")}`;
    }),
  ]);
}

/** The table and its notes as Markdown. */
export function toCapabilityMarkdown(): string {
  const rows = [capabilityHead, capabilityHead.map(() => "---"), ...toCapabilityRows()].map((cells) => `| ${cells.join(" | ")} |`);
  const notes = allCapabilities.flatMap(({ vendor, scope, verbs: offered }) =>
    verbs.flatMap((verb) => {
      const note = offered[verb]?.note;
      return note === undefined ? [] : [`- ${vendor} ${scope}, ${verb}: ${note}`];
    }),
  );
  return [...rows, "", ...notes].join("\n");
}
