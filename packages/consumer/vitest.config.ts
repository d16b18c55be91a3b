import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    maxConcurrency: 3,
    hookTimeout: 120_000,
    testTimeout: 60_000,
    reporters: ["default", ["json", { outputFile: ".results/unit.json" }]],
  },
});
