/** Stage 4: prints a plan as files. Nothing is decided here. */

import type { Plan } from "../plan/plan.js";
import { emitApi } from "./emit-api.js";
import { emitClient } from "./emit-client.js";
import { emitCore } from "./emit-core.js";
import { emitIncoming } from "./emit-incoming.js";
import { emitPathsTest } from "./emit-paths-test.js";
import { emitReadme } from "./emit-readme.js";
import { emitResource } from "./emit-resource.js";
import { toHeader } from "./header.js";
import { toExports } from "./imports.js";
import { toDeclaration } from "./types.js";

/** A file of the package. */
export interface EmittedFile {
  /** Relative to the package, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Every generated file but `paths.ts`, which openapi-typescript prints. */
export function emitFiles(plan: Plan): readonly EmittedFile[] {
  const header = toHeader(plan.identity);
  const sources: readonly EmittedFile[] = [
    { path: "index.ts", text: toExports(plan.index) },
    { path: "operations.ts", text: toExports(plan.operations) },
    { path: "core.ts", text: emitCore(plan) },
    { path: "client.ts", text: emitClient(plan) },
    { path: "schemas.ts", text: plan.schemas.length === 0 ? "export {};" : plan.schemas.map(toDeclaration).join("\n\n") },
    ...(plan.incoming.declarations.length === 0 ? [] : [{ path: "webhooks.ts", text: emitIncoming(plan.incoming) }]),
    ...plan.resources.map((resource) => ({ path: `resources/${resource.fileName}.ts`, text: emitResource(resource, plan.identity) })),
  ];
  return [
    ...sources.map(({ path, text }) => ({ path: `src/generated/${path}`, text: `${header}\n${text}\n` })),
    { path: "test/generated/paths.test-d.ts", text: `${header}\n${emitPathsTest(plan.pathsTest)}\n` },
    { path: "README.md", text: emitReadme(plan) },
    { path: "api.md", text: emitApi(plan) },
  ];
}
