// Written by scripts/facade-releases.mjs from the peer dependencies in package.json. Do not edit: run "npm run generate".

/** The releases of the client packages that the scopes are made for. */
interface Releases {
  readonly cloudplans: "@rosterkit/cloudplans 0.x";
  readonly gumloop: "@rosterkit/gumloop 0.x";
  readonly llamacloud: "@rosterkit/llamacloud 0.x";
  readonly openai: "@rosterkit/openai 0.x";
}

/** What a client of those releases has, for the compiler alone: a client of another one does not compile. */
export type Fits<Vendor extends keyof Releases> = { readonly "~release"?: Releases[Vendor] | undefined };
