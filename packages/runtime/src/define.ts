/** Turns descriptors into the functions that users call. */

import { ApiCall } from "./api-call.js";
import type { CallInput, Core } from "./core.js";
import { ListCall } from "./list-call.js";
import type { Operation } from "./operation.js";
import type { CallOptions } from "./options.js";

/** A call function knows its operation, so that guards can name it. */
export interface HasOperation {
  readonly operation: Operation;
}

/** The stand-alone function of an operation; the generator states its signature. */
export function defineOperation<Signature>(operation: Operation): Signature {
  const call = (core: Core, input: CallInput = {}, options: CallOptions = {}): ApiCall<unknown, unknown> =>
    new ApiCall(core.send(operation, input, options));
  return Object.assign(call, { operation }) as Signature; // the signature and the descriptor are printed from the same plan
}

/** The stand-alone function of a list operation, whose descriptor has `pagination`. */
export function defineListOperation<Signature>(operation: Operation & Required<Pick<Operation, "pagination">>): Signature {
  const { pagination } = operation;
  const call = (core: Core, input: CallInput = {}, options: CallOptions = {}): ListCall<unknown, unknown, unknown> => {
    const deadlineAt = core.toDeadline(options);
    return new ListCall(core.send(operation, input, options, deadlineAt), {
      pagination,
      start: input?.query?.[pagination.parameter] ?? undefined, // plain JavaScript may pass null, which send refuses
      maxItems: options.maxItems ?? Number.POSITIVE_INFINITY,
      fetchPage: (continuation) => {
        const query = { ...input.query, [pagination.parameter]: continuation };
        return core.send(operation, { ...input, query }, options, deadlineAt);
      },
    });
  };
  return Object.assign(call, { operation }) as Signature; // as above
}

/** A tree of stand-alone functions: what a tree of methods is before it is bound to a core. */
export type Unbound<C, Resources> = {
  readonly [Key in keyof Resources]: Resources[Key] extends (...parameters: infer Parameters) => infer Outcome
    ? (core: C, ...parameters: Parameters) => Outcome
    : Unbound<C, Resources[Key]>;
};

/** Binds a tree of stand-alone functions to a core. */
export function bind<C, Resources>(core: C, tree: Unbound<C, Resources>): Resources {
  const bound = Object.entries(tree).map(([name, member]) => {
    if (typeof member !== "function") return [name, bind(core, member as Unbound<C, unknown>)]; // a tree holds functions and trees
    return [name, Object.assign(member.bind(undefined, core), { ...member })];
  });
  return Object.fromEntries(bound) as Resources; // Unbound says member by member what binding gives
}
