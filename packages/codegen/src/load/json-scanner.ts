/** Finds where the values of a JSON text end. The text is known to be JSON, so that brackets go in pairs. */

/** What is shorter is scanned again where it is asked for again. */
const longEnoughToKeep = 1_000;

/** Moves over a text; what was moved over once at length is not read again. */
export class JsonScanner {
  readonly text: string;
  readonly #ends = new Map<number, number>();

  constructor(text: string) {
    this.text = text;
  }

  /** Where the value that begins at a place ends. */
  skipValue(start: number): number {
    const first = this.text.charAt(start);
    if (first === '"') return this.#skipString(start);
    return first === "{" || first === "[" ? this.#skipContainer(start) : this.#find(/[\s,\]}]|$/g, start);
  }

  /** The next place that is no white space. */
  skipSpace(start: number): number {
    return this.#find(/\S|$/g, start);
  }

  /** The next place after a comma, if there is one, and white space. */
  skipComma(start: number): number {
    const at = this.skipSpace(start);
    return this.text.charAt(at) === "," ? this.skipSpace(at + 1) : at;
  }

  #skipContainer(start: number): number {
    const marks = /["[\]{}]/g;
    const open: number[] = [];
    for (let at = start; at < this.text.length; at = this.#find(marks, at)) {
      const mark = this.text.charAt(at);
      const known = this.#ends.get(at);
      if (mark === '"') at = this.#skipString(at);
      else if (known !== undefined) at = known;
      else if (mark === "{" || mark === "[") open.push(at++);
      else this.#keep(open.pop() ?? start, ++at);
      if (open.length === 0) return at;
    }
    return this.text.length;
  }

  #keep(start: number, end: number): void {
    if (end - start > longEnoughToKeep) this.#ends.set(start, end);
  }

  #skipString(start: number): number {
    for (let end = this.text.indexOf('"', start + 1); end !== -1; end = this.text.indexOf('"', end + 1)) {
      let slashes = 0;
      while (this.text.charAt(end - 1 - slashes) === "\\") slashes += 1;
      if (slashes % 2 === 0) return end + 1;
    }
    return this.text.length;
  }

  #find(pattern: RegExp, start: number): number {
    pattern.lastIndex = start;
    return pattern.exec(this.text)?.index ?? this.text.length;
  }
}
