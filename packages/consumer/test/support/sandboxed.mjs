// Preloaded before a README's program: every request goes to a sandbox that holds the ids the documents' examples name.
import { createSandbox, defaultOpenAISeed } from "@rosterkit/sandbox";

const { organization, users, groups } = defaultOpenAISeed();
const openai = {
  organization,
  users: [...users, { id: "user_abc123", name: "Ada Example", email: "ada.example@example.com" }],
  groups: [...groups, { id: "group_01J1F8ABCDXYZ", name: "Example", createdAt: 1_775_001_600, memberIds: ["user_abc123"] }],
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
