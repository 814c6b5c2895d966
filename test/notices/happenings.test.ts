// The table of what people are told: whole, followed, and in words of both languages.
import { expect, test } from "vitest";
import { EVENTS } from "../../functions/console/words/event-names.ts";
import { ENTRIES } from "../../functions/entries.ts";
import { LAWS } from "../../functions/laws.ts";
import { cameBack } from "../../functions/notices/bounce.ts";
import { dueOf, KINDS, rowOf, sayingOf } from "../../functions/notices/happenings.ts";
import type { Happening, Recorded } from "../../functions/shared/journal/event.ts";
import { STREAM_KINDS, type StreamKind } from "../../functions/shared/journal/keys.ts";

const ROWS = STREAM_KINDS.flatMap(kind =>
  Object.entries(KINDS[kind].table).map(([type, row]) => ({ kind, type, row })),
);

test("every event that has a name on screen is told to somebody, or it is said why nobody is", () => {
  const known = new Set(ROWS.map(({ type }) => type));
  expect(Object.keys(EVENTS).filter(type => !known.has(type))).toEqual([]);
  for (const { row } of ROWS) if (typeof row === "string") expect(row.length).toBeGreaterThan(10);
});

test("each table is read by the law of its own kind", () => {
  for (const kind of STREAM_KINDS) {
    expect([kind, KINDS[kind].law.kind]).toEqual([kind, kind]);
    expect(KINDS[kind].law).toBe(LAWS[kind]);
  }
});

test("every kind that tells somebody is followed, and no other", () => {
  const telling = new Set(ROWS.filter(({ row }) => typeof row === "object").map(({ kind }) => kind));
  const follows = ENTRIES.find(({ path }) => path === "notices/note")?.follows ?? [];
  expect([...follows].sort()).toEqual([...telling].sort());
});

/** Whatever a row may ask for. */
const FACTS = {
  ...{
    propertyNo: "1",
    due: "2026-11-30",
    workingDays: "3",
    daysBefore: "3",
    on: "2026-11-30",
    through: "2026-11-30",
  },
  ...{
    system: "household",
    channel: "vpn",
    direction: "inbound",
    number: "1",
    count: "2",
    session: "s",
    year: "2027",
  },
  ...{
    id: "land",
    scope: "system",
    result: "failed",
    granted: "true",
    who: "worker@household",
    why: "bounced",
  },
};

test("every row has words in both languages and leads to a page of the console", () => {
  for (const { type, row } of ROWS) {
    if (typeof row === "string") continue;
    const { title, page } = sayingOf({
      happening: type,
      facts: FACTS,
    });
    expect([type, title["zh-TW"] !== "" && title.en !== "", page.startsWith("/console")]).toEqual([
      type,
      true,
      true,
    ]);
    expect(`${title["zh-TW"]}${title.en}`).not.toContain("undefined");
  }
});

const at = "2026-11-23T01:00:00.000Z";
function told(
  kind: StreamKind,
  id: string,
  event: Happening & Record<string, unknown>,
  state: unknown,
  before?: unknown,
) {
  const row = rowOf(kind, event.type);
  if (!row) throw new Error(`nobody is told of ${event.type}`);
  const by = { person: "records@household", agency: "household-office", roles: [] };
  const recorded = {
    stream: `${kind}#${id}`,
    version: 7,
    event,
    recordedAt: at,
    happenedAt: at,
    by,
  } as unknown as Recorded;
  return dueOf(row, recorded, { state, before });
}
const terminal = {
  agency: "household-office",
  custody: { stage: "out", loan: { borrower: "worker@household", dueOn: "2026-11-20" } },
};

test("an overdue terminal is told to its borrower, records and supervisors; one that is due soon to no supervisor", () => {
  const late = told("TERMINAL", "1", { type: "NoticeGiven", workingDays: -1 }, terminal);
  expect(late?.to).toEqual([
    "person/worker@household",
    "agency/household-office/records",
    "agency/household-office/supervisor",
  ]);
  expect(late?.notice).toMatchObject({ urgency: "usual", id: "TERMINAL#1#7" });
  expect(sayingOf(late?.notice ?? { happening: "", facts: {} }).title["zh-TW"]).toContain(
    "已逾歸還期限 1 個上班日（期限 115/11/20）",
  );
  const soon = told("TERMINAL", "1", { type: "NoticeGiven", workingDays: 3 }, terminal);
  expect([soon?.notice.urgency, soon?.to.length]).toEqual(["usual", 2]);
});

test("a loan has its receipts: what was handed over and is due, and what came back, told to whose it was", () => {
  const loan = { ...terminal.custody.loan, number: 2, accessories: ["電源線", "滑鼠"] };
  const out = told("TERMINAL", "1", { type: "CarriedOut" }, { ...terminal, custody: { stage: "out", loan } });
  expect(out?.to).toEqual(["person/worker@household", "agency/household-office/property"]);
  const { title } = sayingOf(out?.notice ?? { happening: "", facts: {} });
  expect(title["zh-TW"]).toBe("借用收據：1 第 2 次借用已登錄攜出，配件 電源線、滑鼠，應於 115/11/20 前歸還");
  const after = { agency: "household-office", custody: { stage: "in-office", loans: 2 } };
  const released = { ...loan, release: { missing: ["滑鼠"] } };
  const back = told("TERMINAL", "1", { type: "LoanClosed" }, after, {
    ...terminal,
    custody: { stage: "released", loan: released },
  });
  // By mail as well: it is what one keeps.
  expect([back?.to, back?.notice.urgency]).toEqual([["person/worker@household"], "usual"]);
  const said = sayingOf(back?.notice ?? { happening: "", facts: {} });
  expect([said.title["zh-TW"], said.page]).toEqual([
    "歸還收據：1 第 2 次借用已歸還結案，短少 滑鼠",
    "/console",
  ]);
  const gone = told("TERMINAL", "1", { type: "LoanCancelled" }, after, {
    ...terminal,
    custody: { stage: "registered", loan },
  });
  expect(gone?.to).toContain("person/worker@household");
});

test("a decided change is told to whoever proposed it, though the list has forgotten them", () => {
  const before = { changes: { 4: { by: "admin@household" } } };
  const due = told(
    "LIST",
    "household#vpn#inbound",
    { type: "ChangeRejected", number: 4, because: "x" },
    { changes: {} },
    before,
  );
  expect(due?.to).toEqual(["person/admin@household"]);
  expect(sayingOf(due?.notice ?? { happening: "", facts: {} }).page).toBe(
    "/console/lists/household/vpn/inbound/changes/4",
  );
});

test("a stop of a system reaches those it cuts off, by their system, and a lifted one the same", () => {
  const stop = {
    scope: { kind: "system", id: "land" },
    agency: "",
    system: "land",
    person: "",
    because: "x",
    stop: "s",
  };
  const cut = told("STOP", "city", { type: "ConnectionsStopped", ...stop }, undefined);
  expect(cut?.to).toEqual(
    expect.arrayContaining(["city/center", "system/land/worker", "system/land/administrator"]),
  );
  const lifted = told(
    "STOP",
    "city",
    { type: "StopLifted", stop: "s", because: "y" },
    {},
    { active: { s: stop } },
  );
  expect(lifted?.to).toEqual(cut?.to);
});

function urgencyOf(type: string, row: (typeof ROWS)[number]["row"]): string | undefined {
  if (typeof row === "string") return undefined;
  const { urgency = "usual" } = row;
  if (typeof urgency !== "function") return urgency;
  const event = { type, result: "failed" };
  return urgency({ event, state: undefined, before: undefined, id: [], by: "" });
}

test("people are called of what happened and cannot wait for the morning, and of no reminder", () => {
  const urgent = ROWS.flatMap(({ type, row }) => (urgencyOf(type, row) === "urgent" ? [type] : []));
  expect(urgent.sort()).toEqual(
    [
      ...["FoundInfected", "IncidentOpened", "LossReported", "Recalled", "Suspended", "HomeDayRecalled"],
      ...["SeenAfterClosing", "StrayFound", "EndUnconfirmed", "NetworkActFailed", "RemoteTestRecorded"],
      ...["ConnectionsStopped", "YesesStopped", "YesesUnjudged", "ReopeningProposed"],
      ...["ProductsConfirmed", "ExceptionRevoked", "EntriesRemoved", "DriftFound", "ApplyRefused"],
    ].sort(),
  );
});

test("a refused session is told once a day, and in the inbox alone", () => {
  const session = { person: "worker@household", terminal: "1", system: "household" };
  const one = told("SESSION", "a", { type: "SessionRefused" }, session);
  const two = told("SESSION", "b", { type: "SessionRefused" }, session);
  expect(one?.notice.id).toBe(two?.notice.id);
  expect(one?.notice.urgency).toBe("quiet");
});

test.each([
  [
    { notificationType: "Bounce", bounce: { bounceType: "Permanent" }, mail: { messageId: "m" } },
    { message: "m", kind: "bounce", isFinal: true },
  ],
  [
    { notificationType: "Bounce", bounce: { bounceType: "Transient" }, mail: { messageId: "m" } },
    { message: "m", kind: "bounce", isFinal: false },
  ],
  [
    { eventType: "Complaint", mail: { messageId: "m" } },
    { message: "m", kind: "complaint", isFinal: true },
  ],
  [{ notificationType: "Delivery", mail: { messageId: "m" } }, undefined],
  [{ notificationType: "Bounce" }, undefined],
  [null, undefined],
])("what came back is known by the message's id: %j", (said, back) => {
  expect(cameBack(JSON.stringify(said))).toEqual(back);
  expect(cameBack("no JSON")).toBeUndefined();
});
