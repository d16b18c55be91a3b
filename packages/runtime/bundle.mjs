// Puts the ES modules of the build into one file: loading thirty small ones takes a program longer than all that they do at its start.
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { rolldown } from "rolldown";

const folder = "dist/esm";
const bundle = await rolldown({ input: `${folder}/index.js`, external: ["openapi-fetch"], platform: "neutral", treeshake: false });
const { output } = await bundle.generate({ format: "esm" });
await bundle.close();
for (const name of readdirSync(folder)) if (name.endsWith(".js")) rmSync(`${folder}/${name}`);
writeFileSync(`${folder}/index.js`, output[0].code);
