// Three vendors that list ten thousand members in every scope, over HTTP, in a process of their own. Prints its address.
// An address is somebody's in all scopes of a vendor, or, at /distinct/…, in one scope alone.
import { createServer } from "node:http";

const size = 10_000;

const server = createServer((request, response) => {
  const url = new URL(request.url, "http://127.0.0.1");
  const [, mode, vendor, ...path] = url.pathname.split("/");
  const scope = vendor === "cloudplans" ? url.searchParams.get("org_id") : path.find((part) => /^[0-9a-f-]{36}$|^group_/.test(part));
  const toEmail = (number) => `member.${number}${mode === "distinct" ? `.${scope.slice(-4)}` : ""}@${vendor}.example.com`;
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(answers[vendor](toEmail, url.searchParams, scope)));
});

const answers = {
  openai: (toEmail, query) => {
    const limit = Number(query.get("limit"));
    const first = Number(query.get("after") ?? 0);
    const end = Math.min(size, first + limit);
    const data = range(first, end).map((number) => ({ id: `user_${number}`, name: `Member ${number}`, email: toEmail(number) }));
    return { object: "list", data, has_more: end < size, next: end < size ? String(end) : null };
  },
  llamacloud: (toEmail, _, organization_id) =>
    range(0, size).map((number) => ({
      id: toUuid(number),
      organization_id,
      email: toEmail(number),
      user_id: `usr_${number}`,
      pending: false,
      roles: [
        { id: toUuid(number), user_id: `usr_${number}`, organization_id, role: { id: toUuid(7), name: "ViewerV2", permissions: [] } },
      ],
      created_at: "2026-01-01T00:00:00.000Z",
    })),
  cloudplans: (toEmail) => ({
    status: 200,
    users: range(0, size).map((number) => ({ email: toEmail(number), role: "planner", state: "active" })),
    mfa: { view: false, create: false, update: false, delete: false, usersmgmt: false },
  }),
};

function range(first, end) {
  return Array.from({ length: end - first }, (_, index) => first + index);
}

function toUuid(number) {
  return `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
