// `fetch` without a port: a Request becomes a call, what comes of it a Response, or the error that Node's fetch would reject with.
import { type Delivery, firstHalf, type IncomingCall } from "./delivery.js";

export async function toCall(request: Request): Promise<IncomingCall> {
  const { method, headers, signal } = request;
  const { pathname, searchParams: query } = new URL(request.url);
  return { method, pathname, query, headers, text: await request.text(), signal: () => signal };
}

/** @throws TypeError("fetch failed") for a connection that was cut, with the cause that Node gives it */
export function toResponse({ status, headers, body, ending }: Delivery): Response {
  if (ending === "reset")
    throw new TypeError("fetch failed", { cause: Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }) });
  if (ending === "truncated" && body !== undefined) return new Response(brokenOff(body), { status, headers });
  return new Response(body ?? null, { status, headers });
}

function brokenOff(body: string): ReadableStream<Uint8Array> {
  const start = new TextEncoder().encode(firstHalf(body));
  let isStarted = false;
  return new ReadableStream({
    pull: (controller) => {
      if (isStarted || start.length === 0) {
        const cause = Object.assign(new Error("other side closed"), { code: "UND_ERR_SOCKET" });
        controller.error(new TypeError("terminated", { cause }));
        return;
      }
      isStarted = true;
      controller.enqueue(start);
    },
  });
}
