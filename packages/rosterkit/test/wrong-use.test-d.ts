/** Each mistake below must not compile: the compiler fails on an expectation that is not met. */

import { createOpenAIClient } from "@rosterkit/openai";
import { openaiGroup } from "../src/openai.js";

const engineering = openaiGroup(createOpenAIClient(), { groupId: "group_engineering" });

export function mistakes(): void {
  // @ts-expect-error OpenAI groups are keyed by id
  engineering.add({ email: "ada@example.com" });
  // @ts-expect-error a group membership has nothing to update
  engineering.update({ memberId: "user_1" });
  // @ts-expect-error a misspelt key
  engineering.remove({ memberID: "user_1" });
  // @ts-expect-error the group must be named
  openaiGroup(createOpenAIClient(), {});
}

/** Only the outcomes that OpenAI can tell apart. */
export async function handlesAll(): Promise<string> {
  const { outcome } = await engineering.remove({ memberId: "user_1" });
  switch (outcome) {
    case "removed":
      return "gone";
    case "unknown":
      return "ask again";
  }
}

export async function expectsTooMuch(): Promise<void> {
  const { outcome } = await engineering.add({ memberId: "user_1" });
  // @ts-expect-error OpenAI gives no signal for an existing member
  if (outcome === "alreadyMember") return;
}
