// Gumloop's workspaces and custom roles: nothing lists who belongs to one, so each answer's message is compared.
import { createGumloopClient } from "@rosterkit/gumloop";
import { createSandbox } from "@rosterkit/sandbox";
import fc from "fast-check";
import { outcomeOf, type World } from "./run-model.js";

interface Step {
  readonly container: "ws_1" | "ws_2" | "role_1";
  readonly action: "add" | "remove";
  readonly email: string;
}

type State = Record<Step["container"], string[]>;

const emails = ["noor@example.com", "ada@example.com", "kim@example.com"];

export const gumloopWorld: World<Step, State> = {
  steps: fc.record({
    container: fc.constantFrom("ws_1" as const, "ws_2" as const, "role_1" as const),
    action: fc.constantFrom("add" as const, "remove" as const),
    email: fc.constantFrom(...emails, "ADA@example.com", "stranger@example.com"),
  }),
  begin: () => {
    const sandbox = createSandbox({
      vendors: ["gumloop"],
      validateResponses: true,
      seed: {
        gumloop: {
          keyOwnerId: "usr_0",
          organizations: [
            {
              id: "org_1",
              users: emails.map((email, index) => ({ id: `usr_${index}`, email, isAdmin: index === 0 })),
              workspaces: [
                { id: "ws_1", memberIds: ["usr_1"] },
                { id: "ws_2", memberIds: [] },
              ],
              customRoles: [{ id: "role_1", memberIds: ["usr_2"] }],
            },
          ],
        },
      },
    });
    const { apiKey, userId } = sandbox.testKeys.gumloop;
    const client = createGumloopClient({ apiKey, userId, fetch: sandbox.fetch, retries: 0 });
    return {
      sandbox,
      initial: { ws_1: ["ada@example.com"], ws_2: [], role_1: ["kim@example.com"] },
      expected: expectedOf,
      act: ({ container, action, email }) => {
        const common = { organization_id: "org_1", user_id: "usr_0", action, user_email: email };
        const message = (body: unknown): unknown => (body as { message?: string }).message;
        return container === "role_1"
          ? outcomeOf(client.roles.users.manage({ body: { ...common, group_id: container } }), message)
          : outcomeOf(client.workspaces.users.manage({ body: { ...common, workspace_id: container } }), message);
      },
      // What can be seen is what the steps were answered.
      view: () => undefined,
      look: async () => undefined,
    };
  },
};

function expectedOf(state: State, { container, action, email: given }: Step): { status: number; value?: unknown } {
  const email = given.toLowerCase();
  const what = container === "role_1" ? "custom role" : "workspace";
  const members = state[container];
  const isMember = members.includes(email);
  if (!emails.includes(email) || (action === "remove" && !isMember)) return { status: 404 };
  if (action === "remove") {
    state[container] = members.filter((member) => member !== email);
    return { status: 200, value: `The user was removed from the ${what}.` };
  }
  if (isMember) return { status: 200, value: `The user was in the ${what} already.` };
  members.push(email);
  return { status: 200, value: `The user was added to the ${what}.` };
}
