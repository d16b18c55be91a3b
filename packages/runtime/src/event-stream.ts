/** Server-sent events (WHATWG HTML, section 9.2, "Server-sent events"); only operations that answer so import it. */

import type { StreamFormat, StreamParser, StreamRecord } from "./stream-format.js";

/** An event of a `text/event-stream`. */
export interface ServerSentEvent<Data> {
  /** `message` where the server gives it no name. */
  readonly event: string;
  readonly data: Data;
  /** The id that the server gave last, with this event or an earlier one; empty when it gave none. */
  readonly id: string;
  /** Milliseconds after which the server wants to be asked again once the stream has ended, where it said so. */
  readonly retry: number | undefined;
}

/** `text/event-stream`. An event that no empty line ends is not complete, and left out as the standard demands. */
export const eventStream: StreamFormat = {
  mediaType: /^text\/event-stream$/,
  isStrict: false,
  parse: () => new EventParser(),
};

class EventParser implements StreamParser {
  /** The line that is not complete yet. */
  #line = "";
  /** Whether a line feed at the beginning of the next piece belongs to the carriage return before it. */
  #isAfterReturn = false;
  #data: string[] = [];
  #dataLength = 0;
  #event = "";
  #id = "";
  #retry: number | undefined;

  get pending(): number {
    return this.#line.length + this.#dataLength;
  }

  push(text: string): readonly StreamRecord[] {
    if (text === "") return [];
    const rest = this.#isAfterReturn && text.startsWith("\n") ? text.slice(1) : text;
    this.#isAfterReturn = text.endsWith("\r");
    const lines = rest.split(/\r\n|[\n\r]/);
    const last = lines.pop() ?? "";
    const [first, ...others] = lines;
    if (first === undefined) {
      this.#line += last;
      return [];
    }
    const complete = [this.#line + first, ...others];
    this.#line = last;
    return complete.flatMap((line) => this.#take(line) ?? []);
  }

  end(): readonly StreamRecord[] {
    return [];
  }

  /** Takes one line in; an empty one completes the event. */
  #take(line: string): StreamRecord | undefined {
    if (line === "") return this.#dispatch();
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + (line[colon + 1] === " " ? 2 : 1));
    if (field === "data") {
      this.#data.push(value);
      this.#dataLength += value.length + 1;
    } else if (field === "event") this.#event = value;
    else if (field === "id" && !value.includes("\0")) this.#id = value;
    else if (field === "retry" && /^\d+$/.test(value)) this.#retry = Number(value);
    return undefined;
  }

  #dispatch(): StreamRecord | undefined {
    const text = this.#data.length === 0 ? undefined : this.#data.join("\n");
    const frame = { event: this.#event || "message", id: this.#id, retry: this.#retry };
    this.#data = [];
    this.#dataLength = 0;
    this.#event = "";
    return text === undefined ? undefined : { text, frame };
  }
}
