import { describe, test } from "vitest";
import { cloudplansWorld } from "./model/cloudplans-world.js";
import { gumloopWorld } from "./model/gumloop-world.js";
import { llamacloudWorld } from "./model/llamacloud-world.js";
import { openaiWorld } from "./model/openai-world.js";
import { expectNoDifference } from "./model/run-model.js";

const patience = 240_000;

describe("random sequences through our client leave no difference between the sandbox and a plain model of", () => {
  test("openai", { timeout: patience }, () => expectNoDifference(openaiWorld));
  test("gumloop", { timeout: patience }, () => expectNoDifference(gumloopWorld));
  test("llamacloud", { timeout: patience }, () => expectNoDifference(llamacloudWorld));
  test("cloudplans", { timeout: patience }, () => expectNoDifference(cloudplansWorld));
});
