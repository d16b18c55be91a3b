/** What cannot be compared or checked, and what to do about it: one line, for a person at a terminal. */
export class ReleaseError extends Error {
  override readonly name = "ReleaseError";
}
