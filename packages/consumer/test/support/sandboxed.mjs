// Preloaded before a README's program: every request goes to a sandbox that holds the ids the documents' examples name.
import { createSandbox, defaultOpenAISeed } from "@rosterkit/sandbox";

const seed = defaultOpenAISeed();
const roleId = "role_01J1F8ROLE01";
const role = { id: roleId, name: "Example role", permissions: ["api.groups.read"] };
const openai = {
  ...seed,
  users: [
    ...seed.users.map(({ roleIds, ...user }) => user),
    { id: "user_abc123", name: "Ada Example", email: "ada.example@example.com", roleIds: [roleId] },
  ],
  groups: [
    ...seed.groups,
    { id: "group_01J1F8ABCDXYZ", name: "Example", createdAt: 1_775_001_600, memberIds: ["user_abc123"], roleIds: [roleId] },
  ],
  invites: [...seed.invites, { id: "invite-abc123", email: "new.example@example.com", role: "reader", createdAt: 1_775_001_600 }],
  projects: [
    ...seed.projects,
    {
      id: "proj_abc123",
      name: "Example",
      createdAt: 1_775_001_600,
      users: [{ userId: "user_abc123", role: "member", roleIds: [roleId] }],
      groups: [{ groupId: "group_01J1F8ABCDXYZ", roleIds: [roleId] }],
      roles: [role, { ...role, id: "role_01J1F8PROJ", name: "Example project role" }],
    },
  ],
  // The documents' own example creates a role of that name.
  roles: [...seed.roles.filter(({ name }) => name !== "Group manager"), role],
};
const sandbox = createSandbox({ seed: { openai } });

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
