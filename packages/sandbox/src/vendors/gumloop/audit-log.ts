// The audit log of an organization, in numbered pages. Documented (audit-logs-page, openapi-copy): parameters and members.
// Inferred: the newest event first, both ends of the span included, and that filters match whole values.
import { integerOf, optionalTextOf, textOf } from "../../frame/call-values.js";
import type { Answer, Call } from "../../frame/vendor.js";
import { adminOf } from "./admin-of.js";
import { badRequest, errorAnswer } from "./errors.js";
import type { GumloopState } from "./state.js";
import type { GumloopSeedAuditEvent } from "./types.js";

export function listAuditLog(state: GumloopState, call: Call): Answer {
  const organization = adminOf(state, call, { place: "query", unknown: organizationNotFound });
  if ("status" in organization) return organization;
  const page = integerOf(call, "query", "page");
  const pageSize = integerOf(call, "query", "page_size");
  if (page < 1 || pageSize < 1) return badRequest("page and page_size must be 1 or more.", page < 1 ? "page" : "page_size");
  const events = organization.auditLog.filter(matches(call)).toReversed();
  return {
    status: 200,
    body: {
      audit_logs: events.slice((page - 1) * pageSize, page * pageSize).map(toWire),
      total_count: events.length,
      page,
      page_size: pageSize,
      total_pages: Math.ceil(events.length / pageSize),
    },
  };
}

function matches(call: Call): (event: GumloopSeedAuditEvent) => boolean {
  const start = Date.parse(textOf(call, "query", "start_time"));
  const end = Date.parse(textOf(call, "query", "end_time"));
  const isWanted = (name: string, values: readonly (string | undefined)[]): boolean => {
    const wanted = optionalTextOf(call, "query", name)?.split(",");
    return wanted === undefined || values.some((value) => value !== undefined && wanted.includes(value));
  };
  return ({ timestamp, type, userId, workspaceId, entityIds = [] }) => {
    const time = Date.parse(timestamp);
    return (
      time >= start &&
      time <= end &&
      isWanted("event_types", [type]) &&
      isWanted("user_ids", [userId]) &&
      isWanted("ip_addresses", [sourceAddress]) &&
      isWanted("workspace_ids", [workspaceId]) &&
      isWanted("entity_ids", entityIds)
    );
  };
}

function toWire({ id, timestamp, type, userId, details }: GumloopSeedAuditEvent): object {
  return { event_id: id, timestamp, event_type: type, user_id: userId, details, source_ip: sourceAddress, user_agent: "rosterkit-sandbox" };
}

/** From a range that documentation may use (RFC 5737): where a request comes from is not modelled. */
const sourceAddress = "203.0.113.10";
const organizationNotFound = errorAnswer({ status: 404, message: "There is no such organization.", code: "not_found" });
