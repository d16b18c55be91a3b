// The error for a file of this package that cannot be used: which file, what is wrong, what to do.

export class ExchangeError extends Error {
  override readonly name = "ExchangeError";

  /** @param place the file, and the part of it where that helps: `exchanges/openai/groups.list.yaml: request` */
  constructor(place: string, problem: string, cure: string, options?: ErrorOptions) {
    super(`${place}: ${problem}. ${cure}.`, options);
  }
}
