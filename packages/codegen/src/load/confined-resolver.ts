/** Reads the files a document refers to: those in its own folder, and over the network those on hosts that the user allowed. */

import { realpathSync } from "node:fs";
import { dirname, isAbsolute, relative, sep } from "node:path";
import { BaseResolver, type Document, isAbsoluteUrl, Source } from "@redocly/openapi-core";
import type { ProblemCode } from "../problem.js";
import { isAllowed } from "./allowed-hosts.js";
import { findExcess, findExcessOfText } from "./check-extent.js";
import { isAddress, toShownAddress } from "./document-place.js";
import { fetchText } from "./fetch-text.js";

/** Why a reference was not followed. */
export interface Refusal {
  readonly code: ProblemCode;
  readonly message: string;
}

/** A resolver that refuses what is neither in the document's folder nor allowed, and remembers what it refused. */
export class ConfinedResolver extends BaseResolver {
  /** The folder of a document that is a file. */
  readonly #folder: string | undefined;
  readonly #allowedHosts: readonly string[];
  readonly #refusals = new Map<string, Refusal>();
  readonly #texts = new Map<string, string>();

  /** `place` is the document's absolute path or address. */
  constructor(place: string, allowedHosts: readonly string[]) {
    super();
    this.#folder = isAddress(place) ? undefined : toRealPath(dirname(place));
    this.#allowedHosts = allowedHosts;
  }

  /** The text of each file that was read, by its absolute path or address. */
  get texts(): ReadonlyMap<string, string> {
    return this.#texts;
  }

  /** The refusal that a problem message of Redocly quotes, if it quotes one. */
  findRefusal(message: string): Refusal | undefined {
    return [...this.#refusals.values()].find((refusal) => message.includes(refusal.message));
  }

  override async loadExternalRef(reference: string): Promise<Source> {
    const source = await this.#load(reference);
    const excess = findExcessOfText(source.body);
    if (excess !== undefined) this.#refuse("too-large", excess);
    this.#texts.set(reference, source.body);
    return source;
  }

  override parseDocument(source: Source, isRoot?: boolean): Document {
    // Redocly's type leaves out the text that it gives for a file of an unknown kind.
    const document: Document = super.parseDocument(source, isRoot);
    const excess = findExcess(document.parsed);
    if (excess !== undefined) this.#refuse("too-large", excess);
    return document;
  }

  async #load(reference: string): Promise<Source> {
    if (isAddress(reference)) return this.#fetch(new URL(reference));
    if (isAbsoluteUrl(reference)) this.#refuse("outside-reference", `${reference.slice(0, 100)} is no place in the document's folder`);
    if (!this.#isInside(reference)) this.#refuse("outside-reference", `${this.#toRelative(reference)} is outside the document's folder`);
    return super.loadExternalRef(reference);
  }

  async #fetch(address: URL): Promise<Source> {
    const isPermitted = (target: URL): boolean => isAllowed(target, this.#allowedHosts);
    if (!isPermitted(address)) this.#refuse("remote-reference", `${toShownAddress(address)} is on a host that is not allowed`);
    const result = await fetchText(address, isPermitted);
    if (result.kind !== "fetched") {
      this.#refuse(result.kind === "refused" ? "remote-reference" : "address-not-readable", result.message.replace(/\.$/, ""));
    }
    // The media type makes Redocly look at the text and not at the name.
    return new Source(address.href, result.text.replaceAll("\r\n", "\n"), "application/yaml");
  }

  #toRelative(file: string): string {
    return relative(this.#folder ?? "", file).replaceAll(sep, "/");
  }

  #isInside(file: string): boolean {
    if (this.#folder === undefined) return false;
    const path = relative(this.#folder, toRealPath(file));
    return path !== ".." && !path.startsWith(`..${sep}`) && !isAbsolute(path);
  }

  #refuse(code: ProblemCode, message: string): never {
    this.#refusals.set(message, { code, message });
    throw new Error(message);
  }
}

/** A missing file has no real path; its name decides, and reading it then reports that it is missing. */
function toRealPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
