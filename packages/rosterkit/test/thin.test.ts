import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { cloudplansCapabilities } from "../src/cloudplans.js";
import { gumloopCapabilities } from "../src/gumloop.js";
import type { Capabilities } from "../src/index.js";
import { llamacloudCapabilities } from "../src/llamacloud.js";
import { openaiCapabilities } from "../src/openai.js";

const source = new URL("../src/", import.meta.url);
const allCapabilities = [openaiCapabilities, gumloopCapabilities, llamacloudCapabilities, cloudplansCapabilities].flatMap((kinds) =>
  Object.values<Capabilities>(kinds),
);

test("the facade is fewer than a thousand lines of code, comments and blank lines apart", () => {
  const lines = readdirSync(source).flatMap((file) => readFileSync(new URL(file, source), "utf8").split("\n"));
  const code = lines.filter((line) => !/^\s*(\/\/|\/\*|\*|$)/.test(line));
  expect(code.length).toBeGreaterThan(500);
  expect(code.length).toBeLessThan(1000);
});

test("it depends on the runtime alone, and calls no fetch of its own", () => {
  const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  expect(Object.keys(manifest.dependencies)).toEqual(["@rosterkit/runtime"]);
  const callers = readdirSync(source).filter((file) => /\bfetch\(/.test(readFileSync(new URL(file, source), "utf8")));
  expect(callers).toEqual([]);
});

test.each(["openai", "gumloop", "llamacloud", "cloudplans"])(
  "%s is asked as often as its document says, where it says so",
  async (vendor) => {
    const document = readFileSync(new URL(`../../../specs/${vendor}/openapi.yaml`, import.meta.url), "utf8");
    const [, requests, per] = /^x-rate-limit:\n {2}requests: (\d+)\n {2}per: (\d+)/m.exec(document) ?? [];
    const documented = requests === undefined ? undefined : { requests: Number(requests), seconds: Number(per) };
    const capabilities = allCapabilities.filter((each) => each.vendor === vendor);
    expect(capabilities.length).toBeGreaterThan(0);
    for (const { pace } of capabilities) expect(pace).toEqual(documented);
    expect(document.match(/x-rate-limit:/g) ?? []).toHaveLength(documented === undefined ? 0 : 1);
  },
);

test("each client in the workspace says that it is a release which the facade takes", () => {
  const { peerDependencies } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  const releases = readFileSync(new URL("releases.ts", source), "utf8");
  for (const [name, range] of Object.entries<string>(peerDependencies)) {
    const folder = new URL(`../../${name.replace("@rosterkit/", "")}/`, import.meta.url);
    const [major] = JSON.parse(readFileSync(new URL("package.json", folder), "utf8")).version.split(".");
    const release = `"${name} ${major}.x"`;
    expect(range.split(" || ")).toContain(`${major}.x`);
    expect(releases).toContain(release);
    expect(readFileSync(new URL("src/generated/client.ts", folder), "utf8")).toContain(`"~release"?: ${release};`);
  }
});
