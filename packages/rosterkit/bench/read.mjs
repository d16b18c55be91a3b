// One measurement: reads fifty scopes of ten thousand members each, and prints what it took as JSON.
// Parameters: the vendors' address, shared or distinct, audit or visit.
import { createCloudPlansClient } from "@rosterkit/cloudplans";
import { createLlamaCloudClient } from "@rosterkit/llamacloud";
import { createOpenAIClient } from "@rosterkit/openai";
import { audit, visitMembers } from "rosterkit";
import { cloudplansOrganization } from "rosterkit/cloudplans";
import { llamacloudOrganization } from "rosterkit/llamacloud";
import { openaiGroup } from "rosterkit/openai";

const [address, mode, how] = process.argv.slice(2);
let requests = 0;
const hooks = {
  attempt: (request, next) => {
    requests += 1;
    return next(request);
  },
};
const toOptions = (vendor) => ({ baseUrl: `${address}/${mode}/${vendor}`, hooks });
const openai = createOpenAIClient({ adminApiKey: "bench", ...toOptions("openai") });
const llamacloud = createLlamaCloudClient({ apiKey: "bench", ...toOptions("llamacloud") });
const cloudplans = createCloudPlansClient({ token: "bench", ...toOptions("cloudplans") });
const numbers = (count) => Array.from({ length: count }, (_, index) => String(1000 + index));
const scopes = [
  ...numbers(20).map((number) => openaiGroup(openai, { groupId: `group_${number}` })),
  ...numbers(15).map((number) => llamacloudOrganization(llamacloud, { organizationId: `00000000-0000-4000-8000-00000000${number}` })),
  ...numbers(15).map((number) => cloudplansOrganization(cloudplans, { organizationId: number })),
];
const options = { pace: { openai: false } };
const began = performance.now();
const counted = { members: 0, people: undefined };
if (how === "visit") {
  const readings = await visitMembers(scopes, () => {}, options);
  counted.members = readings.reduce((sum, { members }) => sum + members, 0);
} else {
  const { people, read } = await audit(scopes, options);
  counted.members = read.reduce((sum, { members }) => sum + members, 0);
  counted.people = people.length;
}
const seconds = (performance.now() - began) / 1000;
console.log(JSON.stringify({ ...counted, requests, seconds, megabytes: process.resourceUsage().maxRSS / 1024 }));
