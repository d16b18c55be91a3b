/** The Redocly plugin, as a redocly.yaml names it under `plugins`. */
declare const plugin: () => import("@redocly/openapi-core", { with: { "resolution-mode": "import" }}).Plugin;
export = plugin;
