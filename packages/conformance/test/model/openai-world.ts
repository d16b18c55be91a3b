// OpenAI's groups and their users, and what becomes of both when a user leaves. Every list is read to its end, page by page, some pages
// of it empty.
import { createOpenAIClient } from "@rosterkit/openai";
import { createSandbox } from "@rosterkit/sandbox";
import fc from "fast-check";
import { outcomeOf, type World } from "./run-model.js";

type Step =
  | { readonly kind: "add" | "remove" | "retrieve"; readonly group: string; readonly user: string }
  | { readonly kind: "createGroup"; readonly name: string }
  | { readonly kind: "renameGroup"; readonly group: string; readonly name: string }
  | { readonly kind: "deleteGroup"; readonly group: string }
  | { readonly kind: "deleteUser"; readonly user: string }
  | { readonly kind: "list"; readonly group: string; readonly limit: number; readonly order: "asc" | "desc" };

interface State {
  users: string[];
  /** Oldest first, members too. */
  groups: { id: string; name: string; members: string[] }[];
  created: number;
}

const users = ["user_1", "user_2", "user_3", "user_4", "user_5"];
const group = fc.constantFrom("group_1", "group_2", "group_sandbox_1", "group_sandbox_2");
const user = fc.constantFrom(...users, "user_unknown");
const name = fc.constantFrom("Red", "Blue", "Grün & <b>");

export const openaiWorld: World<Step, State> = {
  steps: fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({ kind: fc.constantFrom("add" as const, "add" as const, "remove" as const, "retrieve" as const), group, user }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("createGroup" as const), name }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("renameGroup" as const), group, name }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("deleteGroup" as const), group }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("deleteUser" as const), user }) },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant("list" as const),
        group,
        limit: fc.integer({ min: 1, max: 4 }),
        order: fc.constantFrom("asc" as const, "desc" as const),
      }),
    },
  ),
  begin: () => {
    const sandbox = createSandbox({
      vendors: ["openai"],
      validateResponses: true,
      profile: { faults: [{ fault: "empty-page", chance: 0.2 }] },
      seed: {
        openai: {
          organization: { id: "org_1", name: "One" },
          users: users.map((id) => ({ id, name: id, email: null })),
          groups: [
            { id: "group_1", name: "First", createdAt: 1, memberIds: ["user_2", "user_1"] },
            { id: "group_2", name: "Second", createdAt: 2, memberIds: [] },
          ],
        },
      },
    });
    const client = createOpenAIClient({ ...sandbox.testKeys.openai, fetch: sandbox.fetch, retries: 0 });
    return {
      sandbox,
      initial: {
        users: [...users],
        groups: [
          { id: "group_1", name: "First", members: ["user_2", "user_1"] },
          { id: "group_2", name: "Second", members: [] },
        ],
        created: 0,
      },
      expected: expectedOf,
      act: async (step) => {
        switch (step.kind) {
          case "add":
            return outcomeOf(client.groups.users.add({ path: { group_id: step.group }, body: { user_id: step.user } }));
          case "remove":
            return outcomeOf(client.groups.users.remove({ path: { group_id: step.group, user_id: step.user } }));
          case "retrieve":
            return outcomeOf(client.groups.users.retrieve({ path: { group_id: step.group, user_id: step.user } }));
          case "createGroup":
            return outcomeOf(client.groups.create({ body: { name: step.name } }), (body) => (body as { id: string }).id);
          case "renameGroup":
            return outcomeOf(client.groups.update({ path: { group_id: step.group }, body: { name: step.name } }));
          case "deleteGroup":
            return outcomeOf(client.groups.delete({ path: { group_id: step.group } }));
          case "deleteUser":
            return outcomeOf(client.users.delete({ path: { user_id: step.user } }));
          case "list": {
            const call = client.groups.users.list({ path: { group_id: step.group }, query: { limit: step.limit, order: step.order } });
            const outcome = await outcomeOf(call);
            return outcome.status === 200 ? { status: 200, value: await idsIn(call) } : outcome;
          }
        }
      },
      view: ({ groups }) => groups.map(({ id, name: title, members }) => ({ id, name: title, members })),
      look: async () => {
        const seen = [];
        for await (const { id, name: title } of client.groups.list({ query: { limit: 2 } })) {
          seen.push({
            id,
            name: title,
            members: await idsIn(client.groups.users.list({ path: { group_id: id }, query: { limit: 2, order: "asc" } })),
          });
        }
        return seen;
      },
    };
  },
};

async function idsIn(list: AsyncIterable<{ readonly id: string }>): Promise<string[]> {
  const ids = [];
  for await (const { id } of list) ids.push(id);
  return ids;
}

function expectedOf(state: State, step: Step): { status: number; value?: unknown } {
  if (step.kind === "createGroup") {
    state.created += 1;
    const id = `group_sandbox_${state.created}`;
    state.groups.push({ id, name: step.name, members: [] });
    return { status: 200, value: id };
  }
  if (step.kind === "deleteUser") {
    if (!state.users.includes(step.user)) return { status: 404 };
    state.users = state.users.filter((id) => id !== step.user);
    for (const other of state.groups) other.members = other.members.filter((id) => id !== step.user);
    return { status: 200 };
  }
  const found = state.groups.find(({ id }) => id === step.group);
  if (found === undefined) return { status: 404 };
  switch (step.kind) {
    case "renameGroup":
      found.name = step.name;
      return { status: 200 };
    case "deleteGroup":
      state.groups = state.groups.filter((other) => other !== found);
      return { status: 200 };
    case "list":
      return { status: 200, value: step.order === "asc" ? [...found.members] : [...found.members].reverse() };
    case "add":
      if (!state.users.includes(step.user)) return { status: 404 };
      if (!found.members.includes(step.user)) found.members.push(step.user);
      return { status: 200 };
    case "retrieve":
      return { status: found.members.includes(step.user) ? 200 : 404 };
    case "remove": {
      const wasMember = found.members.includes(step.user);
      found.members = found.members.filter((id) => id !== step.user);
      return { status: wasMember ? 200 : 404 };
    }
  }
}
