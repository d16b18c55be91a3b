/** Everything that a list yields. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** What a promise rejects with; a promise that is kept is itself the failure. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  const kept = Symbol("kept");
  const reason: unknown = await promise.then(
    () => kept,
    (error: unknown) => error,
  );
  if (reason === kept) throw new Error("the promise was expected to reject, and was kept");
  return reason;
}
