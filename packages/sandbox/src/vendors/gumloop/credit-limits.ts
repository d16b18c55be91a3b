// The custom roles of an organization with their credit limits, page by page. Documented (credit-limits-page): the members, the
// opaque cursor, that it takes an admin and the Enterprise plan. Inferred: the order, and what a strange cursor answers.
import { integerOf, optionalTextOf } from "../../frame/call-values.js";
import type { Answer, Call } from "../../frame/vendor.js";
import { adminOf, notAdmin } from "./admin-of.js";
import { badRequest, errorAnswer } from "./errors.js";
import type { GumloopState } from "./state.js";

export function listCreditLimits(state: GumloopState, call: Call): Answer {
  const organization = adminOf(state, call, { place: "path", unknown: notAdmin });
  if ("status" in organization) return organization;
  const { facts, containers } = organization;
  if (facts.isEnterprise === false) return notEnterprise;
  const start = startOf(optionalTextOf(call, "query", "cursor"));
  if (start === undefined) return badRequest("cursor is not the next_cursor of a page.", "cursor");
  const size = integerOf(call, "query", "page_size");
  // The vendor documents no smallest page; one of nobody would never end.
  if (size < 1) return badRequest("page_size must be 1 or more.", "page_size");
  const end = start + size;
  const roles = facts.customRoles.slice(start, end).map(({ id, name = id, isDefault = false, monthlyCreditLimit = null }) => ({
    role_id: id,
    role_name: name,
    is_default: isDefault,
    member_count: containers.customRole.get(id)?.size ?? 0,
    monthly_credit_limit: monthlyCreditLimit,
  }));
  return { status: 200, body: { roles, next_cursor: end < facts.customRoles.length ? sealed(end) : null } };
}

function sealed(start: number): string {
  return Buffer.from(`roles from ${start}`).toString("base64url");
}

/** Custom roles come and go by no operation, so that a place in their list stays true. */
function startOf(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return 0;
  const place = /^roles from (\d{1,9})$/.exec(Buffer.from(cursor, "base64url").toString("latin1"))?.[1];
  return place === undefined ? undefined : Number(place);
}

const notEnterprise = errorAnswer({ status: 403, message: "The organization is not on the Enterprise plan.", code: "forbidden" });
