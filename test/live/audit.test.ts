// The journal over HTTP: found by day, kind and person, shown before and after, proved whole; and who may look.
import { expect, test } from "vitest";
import { bodyOf, hashOf } from "../../functions/shared/journal/event.ts";
import { ask, propertyNo } from "./asking.ts";
import { registration } from "./custody-story.ts";

const auditor = { account: "auditor@city" };

async function registered(): Promise<string> {
  const number = propertyNo();
  const body = registration(number);
  const headers = { "idempotency-key": number };
  expect((await ask("POST /v1/terminals", { account: "records@household", body, headers })).status).toBe(201);
  return number;
}

test("an auditor finds what was recorded today, the newest first, page by page", async () => {
  const numbers = [await registered(), await registered(), await registered()];
  const seen: string[] = [];
  let cursor = "";
  for (let pages = 0; pages < 200; pages++) {
    const { status, body } = await ask(
      `GET /v1/journal?kind=TERMINAL&person=records@household&type=TerminalRegistered&limit=2${cursor}`,
      auditor,
    );
    expect(status).toBe(200);
    expect(body.rows.length).toBeLessThanOrEqual(2);
    seen.push(...body.rows.map(({ stream }: { stream: string }) => stream));
    if (!body.next) break;
    cursor = `&cursor=${body.next}`;
  }
  expect(new Set(seen).size).toBe(seen.length);
  const ours = numbers.map(number => seen.indexOf(`TERMINAL#${number}`));
  expect(ours.every(place => place >= 0)).toBe(true);
  expect(ours).toEqual([...ours].sort((a, b) => b - a));
});

test("nobody ends the log-in of somebody else, and one's own needs no second factor", async () => {
  const body = { session: "q3Vb8nYtR0mXc5LwZk2PdA" };
  const own = await ask("POST /v1/people/auditor@city/log-out", { ...auditor, body });
  const other = await ask("POST /v1/people/records@household/log-out", { ...auditor, body });
  const odd = await ask("POST /v1/people/auditor@city/log-out", { ...auditor, body: { session: "#" } });
  expect([own.status, other.status, odd.status]).toEqual([204, 403, 422]);
});

test("an event is shown with the state before and after it", async () => {
  const number = await registered();
  await ask(`POST /v1/terminals/${number}/retirement`, {
    account: "property@household",
    body: { cause: "損壞" },
  });
  const first = await ask(`GET /v1/journal/${encodeURIComponent(`TERMINAL#${number}`)}/1`, auditor);
  expect([first.status, first.body.before, first.body.after.propertyNo]).toEqual([200, null, number]);
  expect(first.body.event.type).toBe("TerminalRegistered");
  const { rows } = (await ask(`GET /v1/terminals/${number}/events`, { account: "records@household" })).body;
  const [{ hash, previous, version, ...facts }] = rows;
  expect(facts.answered).toMatchObject({ person: "records@household", key: number });
  // Whoever reads an event can compute its hash, also where it vouches for a kept answer.
  expect(hash).toBe(hashOf(previous, `TERMINAL#${number}`, version, bodyOf(facts)));
  expect(first.body.hash).toBe(hash);
  const beyond = await ask(`GET /v1/journal/${encodeURIComponent(`TERMINAL#${number}`)}/99`, auditor);
  expect(beyond.status).toBe(404);
  const foreign = await ask(`GET /v1/journal/${encodeURIComponent("BLOB#x")}/1`, auditor);
  expect(foreign.status).toBe(422);
});

test("what changed today is proved whole, in as many goes as it takes", async () => {
  await registered();
  let [cursor, streams, events] = ["", 0, 0];
  do {
    const { status, body } = await ask(`GET /v1/journal/verification${cursor}`, auditor);
    expect([status, body.findings]).toEqual([200, []]);
    streams += body.streams;
    events += body.events;
    cursor = body.next ? `?cursor=${body.next}` : "";
  } while (cursor);
  expect(streams).toBeGreaterThan(0);
  expect(events).toBeGreaterThanOrEqual(streams);
});

test.each([
  ["0001-01-01", 422],
  ["1912-01-01", 200],
  ["2000-01-01", 200],
  ["2910-12-31", 200],
  ["9999-12-31", 422],
  ["0000-13-01", 422],
])("proved since %s: %i at once, with what was compared and what was not", async (since, expected) => {
  const { status, body } = await ask(`GET /v1/journal/verification?since=${since}`, auditor);
  expect(status).toBe(expected);
  if (expected !== 200) return;
  expect(body.compared.map(({ name }: { name: string }) => name)).toContain("answers");
  expect(body.notCompared.map(({ name }: { name: string }) => name)).toContain("earlier-heads");
});

test.each(["9999-12-31", "0000-01-01", "1911-12-31", "2911-01-01"])(
  "the journal of %s is refused, and of no other day nobody waits",
  async day => {
    expect((await ask(`GET /v1/journal?day=${day}`, auditor)).status).toBe(422);
  },
);

test("a cursor with a moment of no page is refused at once", async () => {
  const cursor = (question: string) =>
    Buffer.from(JSON.stringify([question, { moment: "zz-zz" }])).toString("base64url");
  const day = "2026-11-20";
  for (const path of [
    `journal?day=${day}&cursor=${cursor(`journal ${day}`)}`,
    `journal/verification?since=${day}&cursor=${cursor(`verification ${day}`)}`,
  ])
    expect((await ask(`GET /v1/${path}`, auditor)).body.code).toBe("invalid-cursor");
});

test.each(["records@household", "worker@household", "archives@national"])(
  "%s reads neither the journal nor the health",
  async account => {
    for (const path of ["journal", "journal/verification", "health"])
      expect((await ask(`GET /v1/${path}`, { account })).status).toBe(403);
  },
);

test("those who run the gate see how it fares, check by check, in both languages", async () => {
  const { status, body } = await ask("GET /v1/health", { account: "center@city" });
  expect(status).toBe(200);
  expect(body.checks.map(({ name }: { name: string }) => name)).toEqual([
    "calendar",
    "signing-key",
    "followers",
    "unread",
    "lists",
    "reports",
    "egress",
    "products",
    "rules",
    "recheck",
    "notices",
    "clock",
  ]);
  for (const { words } of body.checks) expect(Object.keys(words)).toEqual(["zh-TW", "en"]);
});
