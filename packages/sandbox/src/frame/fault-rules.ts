// Faults waiting for requests: each for whom it is meant, and for how many. The first one that fits a request is used.
import type { CompiledRoute, CompiledSpec } from "../spec/compiled-spec.js";
import { type Fault, isFailureStatus, parseFault } from "./fault.js";

export type FailNextOptions = FaultChoice & {
  /** Only requests for this operation: its operationId, or method and path as in the spec (`"GET /organization/groups"`). */
  readonly operation?: string | undefined;
  /** How many requests are to meet the fault. @default 1 */
  readonly times?: number | "always" | undefined;
};

export type FaultChoice =
  | {
      /** Status to answer, 400 to 599. */
      readonly status: number;
      /** Whole seconds for the `Retry-After` header. Not given: the header is not sent. */
      readonly retryAfter?: number | undefined;
      readonly fault?: undefined;
    }
  | {
      /** As in the `X-Sandbox-Fault` header: `"429;retry-after=1"`, `"reset;after"`, `"empty-page"`. */
      readonly fault: string;
      readonly status?: undefined;
    };

/** The request that looks for a fault. */
export interface FaultSeeker {
  readonly vendor: string;
  /** `undefined` for a request that no operation answers. */
  readonly route: CompiledRoute | undefined;
  /** Whether the fault can happen to this request: only a list has an empty page. */
  readonly canMeet: (fault: Fault) => boolean;
}

/** A waiting fault, as the control API lists it. */
export interface FaultRule {
  readonly vendor?: string;
  readonly operation?: string;
  readonly fault: string;
  readonly times: number | "always";
}

export interface FaultRules {
  /** @throws RangeError saying what is wrong with the options */
  readonly add: (vendor: string | undefined, options: FailNextOptions) => void;
  readonly take: (seeker: FaultSeeker) => { readonly fault: Fault; readonly text: string } | undefined;
  readonly list: () => readonly FaultRule[];
  readonly clear: () => void;
}

interface Waiting {
  readonly vendor: string | undefined;
  readonly operation: string | undefined;
  readonly fault: Fault;
  readonly text: string;
  left: number;
}

/** @param specs by vendor */
export function createFaultRules(specs: ReadonlyMap<string, CompiledSpec>): FaultRules {
  let waiting: Waiting[] = [];
  return {
    add: (vendor, options) => {
      const { operation, times = 1 } = options;
      const text = textOf(options);
      const fault = parseFault(text);
      if (fault.kind === "invalid") throw new RangeError(`sandbox.failNext: ${fault.message.replace(/^\S+/, "fault")}`);
      if (times !== "always") requireWhole("times", times, 1);
      if (operation !== undefined) requireOperation(operation, vendor, specs);
      waiting.push({ vendor, operation, fault, text, left: times === "always" ? Number.POSITIVE_INFINITY : times });
    },
    take: ({ vendor, route, canMeet }) => {
      const found = waiting.find(
        (rule) =>
          (rule.vendor ?? vendor) === vendor && (rule.operation === undefined || isNamed(route, rule.operation)) && canMeet(rule.fault),
      );
      if (found === undefined) return undefined;
      found.left -= 1;
      if (found.left === 0) waiting = waiting.filter((rule) => rule !== found);
      return found;
    },
    list: () =>
      waiting.map(({ vendor, operation, text, left }) => ({
        ...(vendor !== undefined && { vendor }),
        ...(operation !== undefined && { operation }),
        fault: text,
        times: left === Number.POSITIVE_INFINITY ? "always" : left,
      })),
    clear: () => {
      waiting = [];
    },
  };
}

function textOf(options: FaultChoice): string {
  if (options.fault !== undefined) return options.fault;
  const { status, retryAfter } = options;
  if (!isFailureStatus(status)) throw new RangeError(`sandbox.failNext: status must be from 400 to 599, not ${status}`);
  if (retryAfter === undefined) return String(status);
  requireWhole("retryAfter", retryAfter, 0);
  return `${status};retry-after=${retryAfter}`;
}

function requireWhole(name: string, value: number, least: number): void {
  if (Number.isInteger(value) && value >= least) return;
  throw new RangeError(`sandbox.failNext: ${name} must be a whole number, at least ${least}, not ${value}`);
}

function requireOperation(operation: string, vendor: string | undefined, specs: ReadonlyMap<string, CompiledSpec>): void {
  const routes = [...specs].flatMap(([name, spec]) => ((vendor ?? name) === name ? spec.routes : []));
  if (routes.some((route) => isNamed(route, operation))) return;
  const known = routes.map(({ operationId }) => operationId).join(", ");
  throw new RangeError(`sandbox.failNext: there is no operation "${operation}"; known are: ${known}`);
}

function isNamed(route: CompiledRoute | undefined, operation: string): boolean {
  return route !== undefined && (route.operationId === operation || `${route.method} ${route.path}` === operation);
}
