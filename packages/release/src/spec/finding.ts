/** What a change of the document means for somebody who has the package installed. */

import type { Bump } from "../bump.js";

/** A verdict with its words; `words` is a sentence without its full stop. */
export interface Verdict {
  readonly bump: Bump;
  readonly words: string;
  /** Whether only words changed that nobody's program sees; such findings are counted, not listed, in a changelog. */
  readonly isDocumentation?: true;
}

/** A verdict with its place in the documents. */
export interface SpecFinding extends Verdict {
  /** `specs/openai/openapi.yaml:342`; of the base where something is gone. */
  readonly place: string;
  readonly pointer: string;
  /** What `redocly diff` says of it, before it is read with a TypeScript user's eyes. */
  readonly redocly: Bump;
}

/** A value as it is shown in a sentence. */
export function show(value: unknown): string {
  return value === undefined ? "nothing" : `\`${JSON.stringify(value)}\``;
}
