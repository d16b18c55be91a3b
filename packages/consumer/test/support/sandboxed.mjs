// Preloaded before a README's program: every request goes to a sandbox that holds the ids the documents' examples name.
import { createSandbox, defaultOpenAISeed } from "@rosterkit/sandbox";

const seed = defaultOpenAISeed();
const role = { id: "role_01J1F8ROLE01", name: "Example role", permissions: ["api.groups.read"] };
const projectRole = { ...role, id: "role_01J1F8PROJ" };
const createdAt = 1_775_001_600;
const openai = {
  ...seed,
  users: [...seed.users, { id: "user_abc123", name: "Ada Example", email: "ada.example@example.com", roleIds: [role.id] }],
  groups: [...seed.groups, { id: "group_01J1F8ABCDXYZ", name: "Example", createdAt, memberIds: ["user_abc123"], roleIds: [role.id] }],
  invites: [...seed.invites, { id: "invite-abc123", email: "lena.brandt@example.com", role: "reader", createdAt }],
  projects: [
    ...seed.projects,
    {
      id: "proj_abc123",
      name: "Example project",
      createdAt,
      users: [{ userId: "user_abc123", role: "member", roleIds: [role.id] }],
      groups: [{ groupId: "group_01J1F8ABCDXYZ", roleIds: [role.id] }],
      roles: [role, projectRole],
    },
  ],
  // An example creates a role of a name that the default seed has.
  roles: [...seed.roles.map((seeded) => ({ ...seeded, name: `Seeded ${seeded.name}` })), role],
};
const sandbox = createSandbox({ seed: { openai }, behaviour: { llamacloud: { removeNonMember: "ok" } } });

// Where the sandbox's command listens unless told otherwise; the first vendor's server stands for it.
const listening = "http://127.0.0.1:4010/v1";
const real = sandbox.baseUrl("openai");

globalThis.fetch = (input, init) =>
  sandbox.fetch(typeof input === "string" && input.startsWith(listening) ? real + input.slice(listening.length) : input, init);
const { openai: openaiKeys, gumloop, llamacloud, cloudplans } = sandbox.testKeys;
process.env.OPENAI_ADMIN_KEY = openaiKeys.adminApiKey;
process.env.GUMLOOP_API_KEY = gumloop.apiKey;
process.env.GUMLOOP_USER_ID = gumloop.userId;
process.env.LLAMA_CLOUD_API_KEY = llamacloud.apiKey;
process.env.CLOUDPLANS_TOKEN = cloudplans.token;
process.env.CLOUDPLANS_BASE_URL = sandbox.baseUrl("cloudplans");
