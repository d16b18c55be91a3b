// Preloaded before a README's program: every request goes to a sandbox that holds the ids the documents' examples name.
import { createSandbox, defaultOpenAISeed } from "@rosterkit/sandbox";

const openai = defaultOpenAISeed();
openai.groups.push({ ...openai.groups[0], id: "group_01J1F8ABCDXYZ" });
const sandbox = createSandbox({ seed: { openai } });

globalThis.fetch = (input, init) => sandbox.fetch(input, init);
process.env.OPENAI_ADMIN_KEY = sandbox.testKeys.openai.adminApiKey;
