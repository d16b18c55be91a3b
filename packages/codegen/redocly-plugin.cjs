// What a redocly.yaml names under `plugins`. Redocly calls a plugin file's default export and nothing else, our modules
// have named exports only, and a CommonJS file's `module.exports` is its default export.
module.exports = require("./dist/redocly-plugin.js").rosterkitPlugin;
