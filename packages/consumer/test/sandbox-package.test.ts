import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createProject, type Project } from "./support/project.js";

/** Starts the command as a terminal does, asks the server that it names with plain fetch, and presses ctrl-c. */
const program = `import { spawn } from "node:child_process";
import { once } from "node:events";
const child = spawn("npx", ["--no", "@rosterkit/sandbox", "openai", "--port", "0"], { detached: true, stdio: ["ignore", "pipe", "inherit"] });
const close = once(child, "close"); // once nobody holds its output any more, the server's process included
let text = "";
for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
  text += chunk;
  if (text.includes("Ctrl-C")) break;
}
child.stdout.resume();
const [baseUrl] = /http:\\/\\/127\\.0\\.0\\.1:\\d+\\/v1/.exec(text);
const [key] = /sk-admin-\\w+/.exec(text);
const answer = await fetch(baseUrl + "/organization/groups?limit=1", { headers: { authorization: "Bearer " + key } });
const { data } = await answer.json();
process.kill(-child.pid, "SIGINT");
await close;
const afterwards = await fetch(baseUrl).then(() => "still there", () => "gone");
console.log(answer.status, data.length, afterwards);
`;

describe("the packed sandbox in an empty project", () => {
  let project: Project;

  beforeAll(async () => {
    project = await createProject(["@rosterkit/sandbox"]);
  });

  afterAll(() => project?.[Symbol.asyncDispose]());

  test("brings nothing but itself, its router and its command line", async () => {
    expect(await project.installed()).toEqual(["@rosterkit/sandbox", "commander", "rou3"]);
  });

  test("starts by npx, answers, and ends with ctrl-c", async () => {
    await project.write("run.mjs", program);
    expect(await project.node(["run.mjs"])).toMatchObject({ code: 0, output: "200 1 gone\n" });
  });
});
