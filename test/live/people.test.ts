// People over HTTP: personnel enrol, supervisors suspend and recall, and nobody lifts what stops themselves.
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { ask } from "./asking.ts";

const enrolment = { agency: "household-office", status: "civil-servant" };

async function enrolled(person: string = randomUUID()): Promise<string> {
  const answer = await ask(`POST /v1/people/${person}/enrol`, {
    account: "personnel@household",
    body: enrolment,
  });
  expect([answer.status, answer.body.active]).toEqual([200, true]);
  return person;
}

const supervisor = "supervisor@household";

/** Under the supervisor, who must be of the agency for that. */
async function placed(person?: string): Promise<string> {
  const account = await enrolled(person);
  await enrolled(supervisor);
  const posted = await ask(`POST /v1/people/${account}/posting`, {
    account: "personnel@household",
    body: { superior: supervisor },
  });
  expect(posted.status).toBe(200);
  return account;
}

test("a person enrolled by personnel is on the agency's roll", async () => {
  const person = await enrolled();
  const one = await ask(`GET /v1/people/${person}`, { account: "personnel@household" });
  expect(one.body).toMatchObject({ person, ...enrolment, active: true, loans: {}, holds: {}, version: 1 });
  const roll = await ask("GET /v1/people?limit=200", { account: supervisor });
  expect(roll.body.rows.map((row: { person: string }) => row.person)).toContain(person);
});

test.each([
  ["records@household", 403, "not-permitted"],
  ["worker@household", 403, "not-permitted"],
  ["admin@police", 403, "not-permitted"],
])("%s may not enrol anybody", async (account, status, code) => {
  const answer = await ask(`POST /v1/people/${randomUUID()}/enrol`, { account, body: enrolment });
  expect([answer.status, answer.body.code]).toEqual([status, code]);
});

test("a suspension stands until it is lifted, with its reason and clause", async () => {
  const person = await placed();
  const act = (what: string, body: object) =>
    ask(`POST /v1/people/${person}/${what}`, { account: supervisor, body });
  const suspended = await act("suspend", { reason: "違反工作規定", clause: "ey-draft/14a" });
  expect(suspended.body.suspended).toMatchObject({ reason: "違反工作規定", clause: "ey-draft/14a" });
  expect((await act("reinstate", { reason: "調查完畢" })).body.suspended).toBeUndefined();
  const again = await act("reinstate", { reason: "調查完畢" });
  expect([again.status, again.body.code]).toEqual([409, "person-not-suspended"]);
});

test("a recall names its moment; a clause that does not exist is refused", async () => {
  const person = await placed();
  const body = { reason: "業務需要", effectiveAt: "2021-06-16T13:00:00+08:00" };
  const recalled = await ask(`POST /v1/people/${person}/recall`, { account: supervisor, body });
  expect(recalled.body.recalled).toEqual({ reason: "業務需要", effectiveAt: "2021-06-16T05:00:00.000Z" });
  const wrong = { reason: "x", clause: "ey-draft/99" };
  const answer = await ask(`POST /v1/people/${person}/suspend`, { account: supervisor, body: wrong });
  expect([answer.status, answer.body.faults[0].pointer]).toEqual([422, "/clause"]);
});

test("a leave is granted, must end after it begins, and can be cancelled", async () => {
  const person = await enrolled();
  const account = "personnel@household";
  const leave = { from: "2021-06-15T08:00:00+08:00", until: "2021-06-15T17:00:00+08:00" };
  const granted = await ask(`POST /v1/people/${person}/leaves`, { account, body: leave });
  expect(granted.body.leaves).toEqual([
    { from: "2021-06-15T00:00:00.000Z", until: "2021-06-15T09:00:00.000Z" },
  ]);
  const backwards = { from: leave.until, until: leave.from };
  expect((await ask(`POST /v1/people/${person}/leaves`, { account, body: backwards })).body.code).toBe(
    "leave-order",
  );
  const cancelled = await ask(`POST /v1/people/${person}/leaves/cancel`, {
    account,
    body: { from: leave.from },
  });
  expect(cancelled.body.leaves).toEqual([]);
});

test("nobody reinstates themselves", async () => {
  await ask(`POST /v1/people/${supervisor}/enrol`, { account: "personnel@household", body: enrolment });
  await ask(`POST /v1/people/${supervisor}/suspend`, {
    account: "personnel@household",
    body: { reason: "調查中" },
  });
  const own = await ask(`POST /v1/people/${supervisor}/reinstate`, {
    account: supervisor,
    body: { reason: "無事" },
  });
  expect([own.status, own.body.detail]).toEqual([403, "不得自行解除對自己的停止或召回。"]);
});

test("nobody keeps their own standing, in whatever roles: not even to put off their own recall", async () => {
  const account = "personnel@household";
  await ask(`POST /v1/people/${account}/enrol`, { account: "personnel@household", body: enrolment });
  const acts: readonly (readonly [string, object])[] = [
    ["enrol", enrolment],
    ["recall", { reason: "x", effectiveAt: "2910-01-01T00:00:00Z" }],
    ["suspend", { reason: "x" }],
    ["leaves", { from: "2021-06-15T08:00:00+08:00", until: "2021-06-15T17:00:00+08:00" }],
    ["leaves/cancel", { from: "2021-06-15T08:00:00+08:00" }],
    ["leave-agency", {}],
    ["posting", { title: "科長" }],
    [
      "deputies",
      { deputy: supervisor, from: "2021-06-15T08:00:00+08:00", until: "2021-06-16T08:00:00+08:00" },
    ],
    ["deputies/end", { deputy: supervisor }],
    ["lift-recall", { reason: "x" }],
    ["reinstate", { reason: "x" }],
  ];
  for (const [verb, body] of acts) {
    const { status } = await ask(`POST /v1/people/${account}/${verb}`, { account, body });
    expect([verb, status]).toEqual([verb, 403]);
  }
});

test("a later recall does not put off the first", async () => {
  const person = await placed();
  const recalled = (effectiveAt: string) =>
    ask(`POST /v1/people/${person}/recall`, { account: supervisor, body: { reason: "x", effectiveAt } });
  await recalled("2021-06-16T05:00:00Z");
  const again = await recalled("2099-01-01T00:00:00Z");
  expect(again.body.recalled.effectiveAt).toBe("2021-06-16T05:00:00.000Z");
});

test("who has left can be neither suspended nor seen on the roll, and who was never enrolled is unknown", async () => {
  const person = await enrolled();
  const account = "personnel@household";
  expect((await ask(`POST /v1/people/${person}/leave-agency`, { account, body: {} })).body.active).toBe(
    false,
  );
  const roll = await ask("GET /v1/people?limit=200", { account });
  expect(roll.body.rows.map((row: { person: string }) => row.person)).not.toContain(person);
});

test("a worker sees how they stand themselves, and nobody else", async () => {
  const other = await enrolled();
  await ask("POST /v1/people/worker@household/enrol", { account: "personnel@household", body: enrolment });
  const answers = await Promise.all(
    ["worker@household", other].map(person =>
      ask(`GET /v1/people/${person}`, { account: "worker@household" }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 403]);
});

test("an account is one person however it is typed, and what looks like it is nobody else", async () => {
  const tail = randomUUID().replace(/[01]/g, "2");
  const person = await enrolled(`lin01-${tail}`);
  const enrol = (typed: string) =>
    ask(`POST /v1/people/${encodeURIComponent(typed)}/enrol`, {
      account: "personnel@household",
      body: enrolment,
    });
  for (const typed of [person.toUpperCase(), person.replace("lin", "ｌｉｎ")])
    expect((await enrol(typed)).body).toMatchObject({ person });
  for (const [typed, name] of [
    [person.replace("i", "\u0456"), "U+0456"],
    [`${person}\u2069`, "U+2069"],
    [`${person}\u00ad`, "U+00AD"],
  ] as const) {
    const answer = await enrol(typed);
    expect([answer.status, answer.body.faults[0].message]).toEqual([422, expect.stringContaining(name)]);
  }
  await ask(`POST /v1/people/${person}/leave-agency`, { account: "personnel@household", body: {} });
  for (const typed of [person.replace("l", "1"), person.replace("0", "o"), person.replace("01", "ol")]) {
    const answer = await enrol(typed);
    expect([answer.status, answer.body.code]).toEqual([409, "account-looks-alike"]);
    expect(answer.body.detail).toContain(person);
  }
  expect((await enrol("DocGate")).body.faults[0].code).toBe("reserved-name");
  expect((await enrol(person)).body.active).toBe(true);
});

test("of two that look alike and are enrolled at once one is let in", async () => {
  const tail = randomUUID();
  const answers = await Promise.all(
    [`o-${tail}`, `0-${tail}`].map(person =>
      ask(`POST /v1/people/${person}/enrol`, { account: "personnel@household", body: enrolment }),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
});
