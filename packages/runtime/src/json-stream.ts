/** Streams of JSON values: one on each line, or each behind a separator (RFC 7464); only operations that answer so import it. */

import type { StreamFormat, StreamParser, StreamRecord } from "./stream-format.js";

/** `application/x-ndjson` and its other names: one JSON value on each line; empty lines mean nothing. */
export const jsonLines: StreamFormat = {
  mediaType: /^application\/((x-)?(ndjson|jsonl|jsonlines)|stream\+json)$/,
  isStrict: true,
  parse: () => splitAt("\n", toLine),
};

/** `application/json-seq`: each JSON value begins with a record separator and ends with a line feed (RFC 7464). */
export const jsonSequence: StreamFormat = {
  mediaType: /^application\/([\w.-]+\+)?json-seq$/,
  isStrict: true,
  parse: () => splitAt("\u001e", toSequenceText),
};

function splitAt(separator: string, toRecord: (text: string, isLast: boolean) => StreamRecord): StreamParser {
  let kept = "";
  const toRecords = (texts: readonly string[], isLast: boolean): readonly StreamRecord[] =>
    texts.filter((text) => text.trim() !== "").map((text) => toRecord(text, isLast));
  return {
    push: (text) => {
      const parts = text.split(separator);
      const last = parts.pop() ?? "";
      const [first, ...others] = parts;
      if (first === undefined) {
        kept += last;
        return [];
      }
      const complete = [kept + first, ...others];
      kept = last;
      return toRecords(complete, false);
    },
    end: () => toRecords([kept], true),
    get pending() {
      return kept.length;
    },
  };
}

function toLine(text: string): StreamRecord {
  return { text };
}

/** A number or a word that nothing ends may be the beginning of another one (RFC 7464, section 2.4). */
function toSequenceText(text: string): StreamRecord {
  return /[\s"\]}]$/.test(text) ? { text } : { text, problem: "may be cut short: no line feed ends it" };
}
