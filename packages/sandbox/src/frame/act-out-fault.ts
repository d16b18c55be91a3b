// What a fault makes of a call: an answer in place of the real one, or the real one bent.
import type { CompiledPagination } from "../spec/compiled-spec.js";
import { bendPage, type PagePosition } from "./bent-page.js";
import type { Delivery } from "./delivery.js";
import type { Fault, InvalidFault } from "./fault.js";
import { unreachable } from "./unreachable.js";
import type { Answer, Problem } from "./vendor.js";

/** An answer of a vendor, or what stands in for it. */
export interface Content extends Answer {
  /** Sent as it is, instead of `body`. */
  readonly text?: string;
  readonly ending?: Delivery["ending"];
}

export interface FaultScene {
  readonly refuse: (problem: Problem) => Answer;
  /** Carries the call out. */
  readonly carryOut: () => Answer;
  readonly signal: () => AbortSignal;
  /** For a call to a list that comes in pages. */
  readonly page: { readonly pagination: CompiledPagination; readonly position: PagePosition } | undefined;
}

export async function actOutFault(fault: Fault | InvalidFault, { refuse, carryOut, signal, page }: FaultScene): Promise<Content> {
  switch (fault.kind) {
    case "invalid":
      return refuse({ kind: "invalidFault", message: fault.message });
    case "status":
      return refuse({ kind: "fault", status: fault.status, retryAfter: fault.retryAfter });
    case "html":
      return { status: fault.status, headers: { "content-type": "text/html; charset=utf-8" }, text: htmlPage(fault.status) };
    case "latency":
      await wait(fault.milliseconds, signal());
      return carryOut();
    case "reset":
      if (fault.isHandled) carryOut();
      return { status: 0, ending: "reset" };
    case "truncate":
      return { ...carryOut(), ending: "truncated" };
    case "contentType": {
      const answer = carryOut();
      return { ...answer, headers: { ...answer.headers, "content-type": fault.value } };
    }
    case "emptyPage":
    case "repeatCursor": {
      const answer = carryOut();
      return page === undefined || answer.status !== 200 ? answer : bendPage(fault.kind, answer, page);
    }
    default:
      return unreachable(fault);
  }
}

/** By the global timer, so that the fake timers of a test reach it. @throws the signal's reason, once it is aborted */
function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const giveUp = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", giveUp);
      resolve();
    }, milliseconds);
    signal.addEventListener("abort", giveUp, { once: true });
  });
}

function htmlPage(status: number): string {
  const body = `<h1>${status}</h1><p>A page that the sandbox was asked for.</p>`;
  return `<!DOCTYPE html>\n<html><head><title>${status}</title></head><body>${body}</body></html>\n`;
}
