/** Reads a body item by item as it arrives, within the time, the size and the patience of the call; only stream operations import it. */

import type { ApiError } from "./errors.js";
import { toConnectionError, toCutError, toDecodeError, toFamily } from "./failures.js";
import { type Cut, onAbort, within } from "./limits.js";
import type { StreamRule } from "./operation.js";
import { type Passage, toRemaining } from "./passage.js";
import { ArgumentProblem } from "./scalar.js";
import type { StreamRecord } from "./stream-format.js";

/** Where the items come from. */
export interface StreamSource {
  readonly passage: Passage;
  readonly rule: StreamRule;
  readonly response: Response;
  readonly body: ReadableStream<Uint8Array> | null;
}

/**
 * The items of an answer, in the order in which the server sends them. Iterate it once; leaving the loop closes the connection.
 *
 * One that nobody begins to iterate within the `timeout` of its call is closed, so that no connection stays open for nobody.
 */
export class ItemStream<Item> implements AsyncIterable<Item> {
  readonly #source: StreamSource;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  readonly #stopTimer: () => void;
  readonly #stopListening: (() => void) | undefined;
  /** What iterating fails with, once it has begun or is too late. */
  #refusal: (() => unknown) | undefined;
  #isClosed = false;

  constructor(source: StreamSource) {
    const { passage, body } = source;
    const { environment, signal } = passage;
    const { timeout } = passage.policy;
    const remaining = toRemaining(passage);
    const patience: Cut = remaining < timeout ? "deadline" : "timeout";
    this.#source = source;
    this.#reader = body?.getReader();
    const giveUp = (cut: Cut): void => this.#close(() => toCutError(passage, cut, "the loop over its stream"));
    this.#stopTimer = environment.schedule(() => giveUp(patience), Math.min(timeout, remaining));
    this.#stopListening = signal && onAbort(signal, () => giveUp("aborted"));
    if (signal?.aborted) giveUp("aborted");
  }

  /** Closes the connection. A loop that waits for the next item fails: what it has been given is not all. */
  cancel(): void {
    this.#close(() => this.#refuse("was cancelled"));
  }

  /** @throws ApiError when the stream ends before its time; the items before have been given. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    if (this.#refusal !== undefined) throw this.#refusal();
    this.#refusal = () => this.#refuse("has been iterated before, and its items come only once");
    this.#stopTimer();
    try {
      let number = 0;
      for await (const records of this.#readRecords()) {
        for (const record of records) {
          number += 1;
          yield this.#toItem(record, number);
        }
      }
    } finally {
      this.#close(this.#refusal);
    }
  }

  async *#readRecords(): AsyncGenerator<readonly StreamRecord[], void, undefined> {
    const { format } = this.#source.rule;
    const parser = format.parse();
    const decoder = new TextDecoder("utf-8", { fatal: format.isStrict });
    for (;;) {
      const chunk = await this.#readChunk();
      yield parser.push(this.#decode(decoder, chunk));
      if (chunk === undefined) break;
      this.#checkSize(parser.pending);
    }
    yield parser.end();
  }

  /** The next bytes; undefined at the end. Between two of them no more time may pass than an attempt has. */
  async #readChunk(): Promise<Uint8Array | undefined> {
    const { passage } = this.#source;
    const toCut = (cut: Cut): ApiError => toCutError(passage, cut, "the next item of its stream");
    try {
      const result = await within(passage, { timeout: passage.policy.timeout, toError: toCut }, () => this.#read());
      if (!this.#isClosed) return result?.value;
    } catch (error) {
      if (!this.#isClosed) throw error;
    }
    throw this.#refusal?.();
  }

  async #read(): Promise<ReadableStreamReadResult<Uint8Array> | undefined> {
    try {
      return await this.#reader?.read();
    } catch (error) {
      throw toConnectionError(this.#source.passage, error, true);
    }
  }

  #decode(decoder: TextDecoder, chunk: Uint8Array | undefined): string {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw this.#toDecodeError("its stream is not valid UTF-8");
    }
  }

  #toItem({ text, frame, problem }: StreamRecord, number: number): Item {
    this.#checkSize(text.length);
    if (problem !== undefined) throw this.#toDecodeError(`item ${number} of its stream ${problem}`, text);
    const data = this.#toData(text, number);
    return (frame === undefined ? data : { ...frame, data }) as Item; // the generator typed the items by the schema of the same media type
  }

  #toData(text: string, number: number): unknown {
    const { rule, passage } = this.#source;
    if (rule.data === "text") return text;
    let data: unknown;
    try {
      data = JSON.parse(text);
    } catch {
      throw this.#toDecodeError(`item ${number} of its stream is not valid JSON`, text);
    }
    const { int64 } = passage.operation;
    const problem = int64?.find(int64, data);
    if (problem !== undefined) throw this.#toDecodeError(`in item ${number} of its stream ${problem}`, text);
    return data;
  }

  #checkSize(size: number): void {
    const { maxResponseBytes } = this.#source.passage.policy;
    if (size > maxResponseBytes) {
      throw this.#toDecodeError(`an item of its stream is larger than ${maxResponseBytes} bytes (option maxResponseBytes)`);
    }
  }

  #toDecodeError(problem: string, text = ""): ApiError {
    return toDecodeError(this.#source.passage, { problem, text, response: this.#source.response });
  }

  #refuse(problem: string): unknown {
    return toFamily(new ArgumentProblem("stream", problem), this.#source.passage);
  }

  #close(refusal: () => unknown): void {
    this.#stopTimer();
    this.#stopListening?.();
    this.#refusal = refusal;
    this.#isClosed = true;
    // Nothing waits for it: a connection that is lost already cannot be closed.
    this.#reader?.cancel().catch(() => {});
  }
}
