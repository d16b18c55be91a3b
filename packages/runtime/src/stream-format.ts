/** What the formats of streams have in common: text comes in pieces as they arrive, and records go out as they are complete. */

/** One item of a stream, as text that is not read yet. */
export interface StreamRecord {
  /** What the item holds: JSON, or text where the document says so. */
  readonly text: string;
  /** What stands around it, such as the name of an event; undefined where the item is what it holds. */
  readonly frame?: Readonly<Record<string, unknown>>;
  /** Why it cannot be trusted. */
  readonly problem?: string;
}

/** Parses one stream. */
export interface StreamParser {
  /** The records that a piece of text completes. */
  push(text: string): readonly StreamRecord[];
  /** The records that the end of the stream completes. */
  end(): readonly StreamRecord[];
  /** Characters kept for the record that is not complete yet. */
  readonly pending: number;
}

/** A format in which a body is a sequence of items. */
export interface StreamFormat {
  /** The media types it is sent as. */
  readonly mediaType: RegExp;
  /** Whether damaged UTF-8 makes the stream unreadable. */
  readonly isStrict: boolean;
  parse(): StreamParser;
}
