// The Redocly plugin, for code that configures Redocly itself; a redocly.yaml names redocly-plugin.cjs instead.
export { rosterkitPlugin } from "./lint/plugin.js";
