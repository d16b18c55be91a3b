/** OpenAI: one group, listed over several pages, joined, left, refused and rate-limited. */

import { createOpenAIClient } from "@rosterkit/openai";
import { isApiError } from "@rosterkit/runtime";
import { openaiGroup } from "rosterkit/openai";
import type { Stage } from "./stage.js";

/** Runs the chapter against a sandbox. */
export async function tellOpenAI({ narrator, sandbox, baseUrl }: Stage): Promise<void> {
  let requests = 0;
  const openai = createOpenAIClient({
    ...sandbox.testKeys.openai,
    baseUrl: baseUrl("openai"),
    hooks: {
      attempt: (request, next) => {
        requests += 1;
        return next(request);
      },
    },
  });
  narrator.chapter(`OpenAI: the group group_engineering, at ${baseUrl("openai")}`);

  const engineering = openaiGroup(openai, { groupId: "group_engineering" });
  let members = 0;
  for await (const _ of openai.groups.users.list({ path: { group_id: "group_engineering" } })) members += 1;
  narrator.step("for await (const user of openai.groups.users.list(…))", `${members} members, read in ${requests} pages`);

  const added = await engineering.add({ memberId: "user_251" });
  narrator.step('engineering.add({ memberId: "user_251" })', `${added.outcome}, request id ${added.requestId}`);

  const shown = await openai.groups.users.retrieve({ path: { group_id: "group_engineering", user_id: "user_251" } });
  narrator.step("openai.groups.users.retrieve(…)", `${shown.id} is ${shown.name}`);

  const removed = await engineering.remove({ memberId: "user_251" });
  narrator.step('engineering.remove({ memberId: "user_251" })', removed.outcome);

  const again = await openai.groups.users.remove({ path: { group_id: "group_engineering", user_id: "user_251" } }).result();
  narrator.refusal("the same removal once more, with .result()", `case ${again.case}: ${again.error?.message ?? "no error"}`);

  const call = engineering.add({ memberId: "user_nobody" });
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!isApiError(error, openai.groups.users.add, 404))
    throw new Error("the sandbox was expected to refuse an unknown user", { cause: error });
  narrator.refusal('engineering.add({ memberId: "user_nobody" })', `${error.name}: ${error.message}`);

  requests = 0;
  sandbox.failNext({ vendor: "openai", status: 429, retryAfter: 1 });
  const began = performance.now();
  const groups = await openai.groups.list();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  narrator.step(
    "openai.groups.list(), told 429 with Retry-After: 1",
    `${groups.data.length} groups after ${requests} requests and ${seconds} s`,
  );

  narrator.remark("OpenAI documents no answer for adding someone twice or removing a stranger, so neither is taken for success.");
}
