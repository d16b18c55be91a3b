// LlamaCloud's members: with an account or pending, added several at a time or not at all, each with the role assigned last.
import { createLlamaCloudClient } from "@rosterkit/llamacloud";
import { createSandbox, defaultLlamaCloudSeed } from "@rosterkit/sandbox";
import fc from "fast-check";
import { outcomeOf, type World } from "./run-model.js";

type Who = { readonly user_id: string } | { readonly email: string };

type Step =
  | { readonly kind: "add"; readonly who: readonly Who[]; readonly role: string | null }
  | { readonly kind: "remove"; readonly userId: string }
  | { readonly kind: "assign"; readonly userId: string; readonly role: string };

interface Member {
  readonly userId: string | null;
  readonly email: string;
  role: string | null;
}

const organization_id = "3f0c5f0e-8d5b-4c53-9a58-2f6d1f6b7a10";
const roleIds: Readonly<Record<string, string>> = {
  Admin: "b3f6b9d2-5f0e-4a1e-9c57-0d2a7f1c4e21",
  ViewerV2: "c4a7cae3-601f-4b2f-8d68-1e3b802d5f32",
  Unknown: "00000000-0000-4000-8000-000000000000",
};
const accounts: Readonly<Record<string, string>> = { usr_ada: "ada.marsh@example.com", usr_tova: "tova.weber@example.com" };
const userId = fc.constantFrom("usr_ada", "usr_tova", "usr_unknown");
const who: fc.Arbitrary<Who> = fc.oneof(
  userId.map((id) => ({ user_id: id })),
  fc.constantFrom("ada.marsh@example.com", "Tova.Weber@example.com", "new@example.com", "NEW@example.com").map((email) => ({ email })),
);

export const llamacloudWorld: World<Step, Member[]> = {
  steps: fc.oneof(
    fc.record({
      kind: fc.constant("add" as const),
      who: fc.array(who, { minLength: 1, maxLength: 3 }),
      role: fc.constantFrom("Admin", "ViewerV2", "Unknown", null),
    }),
    fc.record({ kind: fc.constant("remove" as const), userId }),
    fc.record({ kind: fc.constant("assign" as const), userId, role: fc.constantFrom("Admin", "ViewerV2", "Unknown") }),
  ),
  begin: () => {
    const sandbox = createSandbox({ vendors: ["llamacloud"], validateResponses: true });
    const client = createLlamaCloudClient({ apiKey: sandbox.testKeys.llamacloud.apiKey, fetch: sandbox.fetch, retries: 0 });
    const { users } = client.organizations;
    return {
      sandbox,
      initial: initialMembers(),
      expected: (members, step) => ({ status: expectedStatus(members, step) }),
      act: (step) => {
        switch (step.kind) {
          case "add": {
            const common = { project_ids: null, role_id: step.role === null ? null : (roleIds[step.role] ?? null) };
            return outcomeOf(users.add({ path: { organization_id }, body: step.who.map((one) => ({ ...common, ...one })) }));
          }
          case "remove":
            return outcomeOf(users.remove({ path: { organization_id, member_user_id: step.userId } }));
          case "assign":
            return outcomeOf(
              users.assignRole({
                path: { organization_id },
                body: { organization_id, user_id: step.userId, role_id: roleIds[step.role] ?? "" },
              }),
            );
        }
      },
      view: (members) =>
        members.map(({ userId: id, email, role }) => ({ id, email, pending: id === null, roles: role === null ? [] : [role] })),
      look: async () => {
        const listed = await users.list({ path: { organization_id } });
        return listed.map(({ user_id: id, email, pending, roles }) => ({ id, email, pending, roles: roles.map(({ role }) => role.name) }));
      },
    };
  },
};

function initialMembers(): Member[] {
  const { na } = defaultLlamaCloudSeed();
  const members = na.organizations[0]?.members ?? [];
  return members.map(({ email, role = null }) => ({
    userId: na.accounts.find((account) => account.email === email)?.id ?? null,
    email,
    role,
  }));
}

function expectedStatus(members: Member[], step: Step): number {
  if (step.kind === "add") return expectedAddStatus(members, step.who, step.role);
  const index = members.findIndex((member) => member.userId === step.userId);
  const member = members[index];
  if (member === undefined) return 404;
  if (step.kind === "remove") {
    members.splice(index, 1);
    return 204;
  }
  if (step.role === "Unknown") return 404;
  member.role = step.role;
  return 200;
}

function expectedAddStatus(members: Member[], wanted: readonly Who[], role: string | null): number {
  if (wanted.some((one) => "user_id" in one && accounts[one.user_id] === undefined) || role === "Unknown") return 404;
  for (const one of wanted) {
    const email = "user_id" in one ? (accounts[one.user_id] ?? "") : one.email;
    if (members.some((member) => member.email.toLowerCase() === email.toLowerCase())) continue;
    const account = Object.entries(accounts).find(([, address]) => address === email.toLowerCase());
    members.push(account === undefined ? { userId: null, email, role: null } : { userId: account[0], email: account[1], role });
  }
  return 200;
}
