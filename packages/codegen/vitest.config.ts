import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { reporters: ["default", ["json", { outputFile: ".results/unit.json" }]], testTimeout: 60_000 },
});
