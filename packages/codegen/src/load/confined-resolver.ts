/** Reads the files a document refers to: only those in its own folder, and nothing over the network. */

import { realpathSync } from "node:fs";
import { isAbsolute, relative, sep } from "node:path";
import { BaseResolver, isAbsoluteUrl, type Source } from "@redocly/openapi-core";
import type { ProblemCode } from "../problem.js";

/** Why a reference was not followed. */
export interface Refusal {
  readonly code: ProblemCode;
  readonly message: string;
}

/** A resolver that refuses what lies outside a folder, and remembers what it refused. */
export class ConfinedResolver extends BaseResolver {
  readonly #folder: string;
  readonly #refusals = new Map<string, Refusal>();

  constructor(folder: string) {
    super();
    this.#folder = realpathSync(folder);
  }

  /** The refusal that a problem message of Redocly quotes, if it quotes one. */
  findRefusal(message: string): Refusal | undefined {
    return [...this.#refusals.values()].find((refusal) => message.includes(refusal.message));
  }

  override async loadExternalRef(reference: string): Promise<Source> {
    if (isAbsoluteUrl(reference)) this.#refuse("remote-reference", `${reference} is on another host`);
    if (!this.#isInside(reference)) this.#refuse("outside-reference", `${this.#toRelative(reference)} is outside the document's folder`);
    return super.loadExternalRef(reference);
  }

  #toRelative(file: string): string {
    return relative(this.#folder, file).replaceAll(sep, "/");
  }

  #isInside(file: string): boolean {
    let real: string;
    try {
      real = realpathSync(file);
    } catch {
      // A missing file has no real path; its name decides, and reading it then reports that it is missing.
      real = file;
    }
    const path = relative(this.#folder, real);
    return path !== ".." && !path.startsWith(`..${sep}`) && !isAbsolute(path);
  }

  #refuse(code: ProblemCode, message: string): never {
    this.#refusals.set(message, { code, message });
    throw new Error(message);
  }
}
