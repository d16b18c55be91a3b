import { expect, test } from "vitest";
import { eventStream, jsonLines, jsonSequence, type StreamFormat, type StreamRecord } from "../src/index.js";

/** The records of a body that arrives in pieces of so many bytes. */
function parse(format: StreamFormat, body: string, size = Number.POSITIVE_INFINITY): readonly StreamRecord[] {
  const bytes = new TextEncoder().encode(body);
  const decoder = new TextDecoder();
  const parser = format.parse();
  const records: StreamRecord[] = [];
  for (let start = 0; start < bytes.length; start += size) {
    records.push(...parser.push(decoder.decode(bytes.slice(start, start + size), { stream: true })));
  }
  return [...records, ...parser.push(decoder.decode()), ...parser.end()];
}

function event(text: string, frame: Partial<StreamRecord["frame"]> = {}): StreamRecord {
  return { text, frame: { event: "message", id: "", retry: undefined, ...frame } };
}

const bodies: readonly (readonly [string, string, readonly StreamRecord[]])[] = [
  ["one event", "data: a\n\n", [event("a")]],
  ["data on several lines", "data: a\ndata\ndata:  b\n\n", [event("a\n\n b")]],
  ["line ends of all kinds", "data: a\r\n\r\ndata: b\r\rdata: c\n\n", [event("a"), event("b"), event("c")]],
  ["a byte order mark", "\uFEFFdata: a\n\n", [event("a")]],
  ["comments and unknown fields", ": ping\n\nother: 1\ndata:a\n\n", [event("a")]],
  ["a name, which holds for one event", "event: add\ndata: a\n\ndata: b\n\n", [event("a", { event: "add" }), event("b")]],
  ["a name without data", "event: add\n\ndata: a\n\n", [event("a")]],
  ["an id, which holds on", "id: 7\ndata: a\n\ndata: b\n\nid\ndata: c\n\n", [event("a", { id: "7" }), event("b", { id: "7" }), event("c")]],
  ["an id with NUL", "id: 7\0\ndata: a\n\n", [event("a")]],
  ["a time to wait", "retry: 1500\ndata: a\n\nretry: soon\ndata: b\n\n", [event("a", { retry: 1500 }), event("b", { retry: 1500 })]],
  ["data of no characters", "data:\n\n", [event("")]],
  ["an event that nothing completes", "data: a\n\ndata: b\n", [event("a")]],
  ["characters of several bytes", "data: ä€😀\n\n", [event("ä€😀")]],
];

test.each(bodies)("an event stream may hold %s", (_, body, expected) => {
  expect(parse(eventStream, body)).toEqual(expected);
});

test.each(bodies)("%s survives any border between pieces", (_, body, expected) => {
  for (const size of [1, 2, 3, 5]) expect(parse(eventStream, body, size), `${size} bytes`).toEqual(expected);
});

test.each([
  ["values on lines", '{"a":1}\n[2]\n', [{ text: '{"a":1}' }, { text: "[2]" }]],
  ["empty lines and carriage returns", '1\r\n\r\n \n"ä"\n', [{ text: "1\r" }, { text: '"ä"' }]],
  ["a last line without an end", "1\n2", [{ text: "1" }, { text: "2" }]],
])("JSON lines may hold %s", (_, body, expected) => {
  for (const size of [1, 2, 100]) expect(parse(jsonLines, body, size)).toEqual(expected);
});

test.each([
  ["values behind separators", '\u001e{"a":1}\n\u001e"x"\n', [{ text: '{"a":1}\n' }, { text: '"x"\n' }]],
  ["values on several lines", "\u001e[\n1\n]\n", [{ text: "[\n1\n]\n" }]],
  ["a number that may be cut short", "\u001e12", [{ text: "12", problem: "may be cut short: no line feed ends it" }]],
])("a JSON sequence may hold %s", (_, body, expected) => {
  for (const size of [1, 2, 100]) expect(parse(jsonSequence, body, size)).toEqual(expected);
});

test("keep-alives do not count as a part of an event", () => {
  const parser = eventStream.parse();
  parser.push(": ping\n\n".repeat(1000));
  expect(parser.pending).toBe(0);
  parser.push("data: abc\ndata: de");
  expect(parser.pending).toBe(12);
});
