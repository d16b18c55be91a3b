/** How adapters make a scope's verbs: what is given is checked, then sent, then told in the facade's words. */

import { type CallOptions, DecodeError, type WithResponse } from "@rosterkit/runtime";
import { type Capabilities, readMemberKey, type Verb } from "./capabilities.js";
import type { Member, MemberReference, Result, VerbOn } from "./member.js";

/** A client's call. */
interface Call<Raw> {
  withResponse(): Promise<WithResponse<Raw>>;
}

/** What a call came to, in one word, and the member that the answer describes. */
interface Told<Outcome, RawMember> {
  readonly outcome: Outcome;
  readonly member?: Member<RawMember>;
}

/** A verb out of what sends it, given the value that names the member, and what its answer says. */
type CreateVerb = <Input extends MemberReference, Raw, Outcome extends string, RawMember>(
  verb: Verb,
  send: (key: string, member: Input, options?: CallOptions) => Call<Raw>,
  tell: Outcome | ((raw: Raw) => Told<Outcome, RawMember>),
) => VerbOn<Input, Result<Outcome, Raw> & Told<Outcome, RawMember>>;

/** Makes verbs that send nothing when what they need is missing. */
export function createVerbs(capabilities: Capabilities): CreateVerb {
  return (verb, send, tell) => async (member, options) => {
    const { data, requestId } = await send(readMemberKey(capabilities, verb, member), member, options).withResponse();
    const told = typeof tell === "function" ? tell(data) : { outcome: tell };
    return { ...told, raw: data, ...(requestId === undefined ? {} : { requestId }) };
  };
}

/** An answer, and the list in it; a malformed one must never pass for an empty scope. @throws DecodeError */
export async function readList<Raw, Entry>(
  vendor: string,
  call: Call<Raw>,
  pick: (raw: Raw) => readonly Entry[],
): Promise<Listed<Raw, Entry>> {
  const { data, response, requestId } = await call.withResponse();
  const list = pick(data);
  // The document promises a list of objects; nothing but this line holds the server to it.
  if (Array.isArray(list) && list.every((entry) => typeof entry === "object" && entry !== null)) return { list, raw: data, requestId };
  const problem = "the list in the answer is no array of objects, and is not taken for an empty one.";
  throw new DecodeError(problem, { vendor, status: response.status, requestId, excerpt: "" });
}

type Listed<Raw, Entry> = { readonly list: readonly Entry[]; readonly raw: Raw; readonly requestId: string | undefined };
