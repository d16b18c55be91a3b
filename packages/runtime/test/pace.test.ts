import { expect, test } from "vitest";
import { AbortedError, DeadlineError, type Fetch, HttpError } from "../src/index.js";
import { coolDown, createPace, toBudget } from "../src/pace.js";
import { type AcmeClient, createAcme } from "./support/acme.js";
import { impatient, TestClock } from "./support/clock.js";
import { failureAs } from "./support/failure.js";
import { type Answer, serve } from "./support/server.js";

const path = { group_id: "g_1", user_id: "u_1" };

test("200 calls to a server that answers only 503 come to 300 requests: the budget of the client ends the repeats", async () => {
  const server = await serve({ status: 503 });
  const client = createAcme({ baseUrl: server.url }, impatient);

  const outcomes = await Promise.all(Array.from({ length: 200 }, () => client.groups.users.get({ path }).result()));

  expect(server.requests).toHaveLength(300);
  expect(outcomes.every((outcome) => outcome.status === 503)).toBe(true);
});

test("clients made by withOptions share the budget", async () => {
  const server = await serve({ status: 503 });
  const client = createAcme({ baseUrl: server.url }, impatient);

  for (const each of [client, client.withOptions({ headers: { "x-trace": "1" } })]) {
    await Promise.all(Array.from({ length: 100 }, () => each.groups.users.get({ path }).result()));
  }

  expect(server.requests).toHaveLength(300);
});

test("answers earn the budget back, so that after an outage calls are repeated again", async () => {
  let isDown = true;
  const answer: Answer = (response) => void response.writeHead(isDown ? 503 : 404).end();
  const server = await serve(answer);
  const client = createAcme({ baseUrl: server.url }, impatient);
  const get = () => client.groups.users.get({ path }).result();
  await Promise.all(Array.from({ length: 100 }, get));
  const before = server.requests.length;
  isDown = false;
  for (let count = 0; count < 2; count += 1) await get();
  isDown = true;

  await get();

  expect(before).toBe(200);
  expect(server.requests).toHaveLength(205);
});

test.each([
  { title: "a repeat takes one", budget: 5, change: -1 as const, after: 4 },
  { title: "an answer gives one back", budget: 5, change: 1 as const, after: 6 },
  { title: "a final failure changes nothing", budget: 5, change: 0 as const, after: 5 },
  { title: "there is never more than the full budget", budget: 100, change: 1 as const, after: 100 },
])("of the budget, $title", ({ budget, change, after }) => {
  expect(toBudget(budget, change)).toBe(after);
});

test("a shorter cool-down does not end a longer one, and those that are over are forgotten", () => {
  const pace = createPace();

  coolDown(pace, "old", { delay: 10, now: 0 });
  coolDown(pace, "key", { delay: 500, now: 100 });
  coolDown(pace, "key", { delay: 50, now: 200 });

  expect([...pace.coolDowns]).toEqual([["key", 600]]);
});

interface Throttled {
  readonly client: AcmeClient;
  /** The credentials of the requests so far. */
  readonly sent: string[];
  readonly first: Promise<unknown>;
}

/** A client whose first call has just been told to wait, and waits. */
async function throttle(clock: TestClock, retryAfter: string): Promise<Throttled> {
  const sent: string[] = [];
  const fetch: Fetch = async (_, { headers }) => {
    sent.push(new Headers(headers).get("authorization") ?? "");
    if (sent.length > 1) return Response.json({ id: "u_1" });
    return new Response(null, { status: 429, headers: { "retry-after": retryAfter } });
  };
  const client = createAcme({ baseUrl: "https://api.example.com", fetch, adminKey: "key-1" }, clock);
  const first = client.groups.users.get({ path });
  first.catch(() => {});
  await turn();
  return { client, sent, first };
}

/** Lets everything run that waits for no timer. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

test("a 429 with Retry-After makes other calls with that credential wait as well", async () => {
  const clock = new TestClock();
  const { client, sent, first } = await throttle(clock, "20");
  clock.advance(5_000);
  const second = client.groups.users.add({ path: { group_id: "g_1" }, body: { user_id: "u_1" } });

  await turn();
  const sentDuringWait = sent.length;
  clock.advance(15_000);
  await turn();
  const sentAtTheEarliest = sent.length;
  clock.advance(1_000);
  await Promise.all([first, second]);

  expect([sentDuringWait, sentAtTheEarliest, sent.length]).toEqual([1, 1, 3]);
  expect(clock.pending).toBe(0);
});

test("a client made by withOptions waits for the cool-down of the credential that it shares", async () => {
  const clock = new TestClock();
  const { client, sent, first } = await throttle(clock, "20");

  const second = client.withOptions({ headers: { "x-trace": "1" } }).groups.users.get({ path });
  await turn();
  const sentDuringWait = sent.length;
  clock.advance(21_000);
  await turn();
  clock.advance(1_000);
  await Promise.all([first, second]);

  expect([sentDuringWait, sent.length]).toEqual([1, 3]);
});

test("a call with another credential does not wait", async () => {
  const { client, sent } = await throttle(new TestClock(), "20");

  await client.withOptions({ adminKey: "key-2" }).groups.users.get({ path });

  expect(sent).toEqual(["Bearer key-1", "Bearer key-2"]);
});

test("a hint of more than a minute holds only the call that got it", async () => {
  const { client, sent, first } = await throttle(new TestClock(), "61");

  await client.groups.users.get({ path });

  expect(sent).toHaveLength(2);
  expect(await failureAs(HttpError, first)).toMatchObject({ retryAfter: 61_000 });
});

test("the signal ends the wait for another call's cool-down, and leaves no timer", async () => {
  const clock = new TestClock();
  const { client, sent } = await throttle(clock, "20");
  const controller = new AbortController();
  const call = client.groups.users.get({ path }, { signal: controller.signal });
  await turn();
  const before = clock.pending;

  controller.abort();

  const error = await failureAs(AbortedError, call);
  expect(error.message).toBe("acme: GET /groups/g_1/users/u_1 was aborted by its signal before anything was sent.");
  expect(before - clock.pending).toBe(1);
  expect(sent).toHaveLength(1);
});

test("a cool-down that reaches beyond the deadline fails at once, and the error says when to come back", async () => {
  const clock = new TestClock({ now: 1_000 });
  const { client, sent } = await throttle(clock, "20");

  const error = await failureAs(DeadlineError, client.groups.users.get({ path }, { deadline: 20_000 }));

  expect(error.message).toBe(
    "acme: GET /groups/g_1/users/u_1 cannot meet its deadline: the server told this credential to wait 20 s more (429), before anything was sent.",
  );
  expect(error.retryAt?.getTime()).toBe(21_000);
  expect(error.attempts).toEqual([]);
  expect(sent).toHaveLength(1);
});

test("a cool-down that would end within the deadline, but for the dice, is not waited for beyond it", async () => {
  const clock = new TestClock({ random: 0.5 });
  const { client, sent } = await throttle(clock, "20");

  // Half of the tenth that the dice may add makes it 21 seconds.
  const error = await failureAs(DeadlineError, client.groups.users.get({ path }, { deadline: 20_500 }));

  expect(error.retryAt?.getTime()).toBe(1_020_000);
  expect(sent).toHaveLength(1);
});
