// CloudPlans' organization users: known by address whatever its case, and never without an owner.
import { createCloudPlansClient } from "@rosterkit/cloudplans";
import { createSandbox } from "@rosterkit/sandbox";
import fc from "fast-check";
import { outcomeOf, type World } from "./run-model.js";

type UserState = "active" | "inactive";

type Step =
  | { readonly kind: "add"; readonly email: string; readonly role: string; readonly state: UserState }
  | { readonly kind: "update"; readonly email: string; readonly role: string; readonly state: UserState }
  | { readonly kind: "remove"; readonly email: string };

interface User {
  email: string;
  role: string;
  state: UserState;
}

const email = fc.constantFrom("ada@example.com", "ADA@example.com", "bo@example.com", "cy@example.com");
const role = fc.constantFrom("admin", "owner", "viewer");
const state = fc.constantFrom<UserState>("active", "inactive");
const seeded: User[] = [
  // The caller; no step names them.
  { email: "root@example.com", role: "admin", state: "active" },
  { email: "ada@example.com", role: "owner", state: "active" },
];

export const cloudplansWorld: World<Step, User[]> = {
  steps: fc.oneof(
    fc.record({ kind: fc.constant("add" as const), email, role, state }),
    fc.record({ kind: fc.constant("update" as const), email, role, state }),
    fc.record({ kind: fc.constant("remove" as const), email }),
  ),
  begin: () => {
    const sandbox = createSandbox({
      vendors: ["cloudplans"],
      validateResponses: true,
      seed: {
        cloudplans: { tokenOwner: "root@example.com", viewerTokenOwner: "root@example.com", organizations: [{ id: "1", users: seeded }] },
      },
    });
    const { token } = sandbox.testKeys.cloudplans;
    const client = createCloudPlansClient({ token, baseUrl: sandbox.baseUrl("cloudplans"), fetch: sandbox.fetch, retries: 0 });
    return {
      sandbox,
      initial: seeded,
      expected: (users, step) => ({ status: expectedStatus(users, step) }),
      act: (step) => {
        if (step.kind === "remove") return outcomeOf(client.organizations.users.remove({ body: { org_id: "1", user_id: step.email } }));
        const body = { org_id: "1", user_id: step.email, role: step.role, state: step.state };
        return outcomeOf(step.kind === "add" ? client.organizations.users.add({ body }) : client.organizations.users.update({ body }));
      },
      view: (users) => users,
      look: async () => (await client.organizations.users.list({ query: { org_id: "1" } })).users,
    };
  },
};

function expectedStatus(users: User[], step: Step): number {
  const index = users.findIndex((user) => user.email.toLowerCase() === step.email.toLowerCase());
  const user = users[index];
  if (step.kind === "add") {
    if (user === undefined) users.push({ email: step.email, role: step.role, state: step.state });
    return 200;
  }
  if (user === undefined) return 404;
  const isLastOwner = user.role === "owner" && users.filter((other) => other.role === "owner").length === 1;
  if (isLastOwner && (step.kind === "remove" || step.role !== "owner")) return 409;
  if (step.kind === "remove") users.splice(index, 1);
  else users[index] = { email: user.email, role: step.role, state: step.state };
  return 200;
}
