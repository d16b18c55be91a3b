// Preloaded before a README's program: every request goes to a sandbox that holds the ids the documents' examples name.
import { createSandbox, defaultOpenAISeed } from "@rosterkit/sandbox";

const openai = defaultOpenAISeed();
openai.groups.push({ ...openai.groups[0], id: "group_01J1F8ABCDXYZ" });
const sandbox = createSandbox({ seed: { openai } });

globalThis.fetch = (input, init) => sandbox.fetch(input, init);
const { openai: openaiKeys, gumloop, llamacloud, cloudplans } = sandbox.testKeys;
process.env.OPENAI_ADMIN_KEY = openaiKeys.adminApiKey;
process.env.GUMLOOP_API_KEY = gumloop.apiKey;
process.env.GUMLOOP_USER_ID = gumloop.userId;
process.env.LLAMA_CLOUD_API_KEY = llamacloud.apiKey;
process.env.CLOUDPLANS_TOKEN = cloudplans.token;
