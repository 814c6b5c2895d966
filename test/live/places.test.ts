// People who have a place, over HTTP: superiors act on their own people and nobody else's, deputies while they stand in.
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { ask } from "./asking.ts";

const agency = "household-office";
const personnel = "personnel@household";
const supervisor = "supervisor@household";
const enrol = (person: string, status = "civil-servant") =>
  ask(`POST /v1/people/${person}/enrol`, { account: personnel, body: { agency, status } });
const post = (person: string, body: object) =>
  ask(`POST /v1/people/${person}/posting`, { account: personnel, body });
const suspend = (person: string, account = supervisor) =>
  ask(`POST /v1/people/${person}/suspend`, { account, body: { reason: "x" } });

async function colleague(posting?: object): Promise<string> {
  const person = randomUUID();
  await enrol(person);
  if (posting) expect((await post(person, posting)).status).toBe(200);
  return person;
}

test("a supervisor of the agency acts on nobody of whom no superior is on record, and is told who can set it", async () => {
  await enrol(supervisor);
  const person = await colleague();
  const refused = await suspend(person);
  expect([refused.status, refused.body.code]).toEqual([403, "not-permitted"]);
  expect(refused.body.detail).toContain("請人事人員先登錄");
  expect((await post(person, { superior: supervisor })).status).toBe(200);
  expect((await suspend(person)).status).toBe(200);
});

test("nor on those of another superior", async () => {
  const other = await colleague();
  const person = await colleague({ superior: other });
  const refused = await suspend(person);
  expect([refused.status, refused.body.detail]).toEqual([
    403,
    expect.stringContaining("您不是此人的直屬主管"),
  ]);
  expect((await suspend(person, personnel)).status).toBe(200);
});

test("a unit's head acts on its people and on those below, and a deputy in the head's place", async () => {
  await enrol(supervisor);
  const chief = await colleague();
  const [top, below] = [`u-${randomUUID().slice(0, 8)}`, `u-${randomUUID().slice(0, 8)}`];
  const unit = (code: string, body: object) =>
    ask(`POST /v1/agencies/${agency}/units/${code}`, { account: personnel, body });
  await unit(top, { name: "本所", head: chief });
  const set = await unit(below, { name: "收發課", parent: top });
  expect(set.body.rows).toContainEqual({ unit: below, name: "收發課", parent: top });
  const person = await colleague({ unit: below, title: "課員", calendar: "shifts" });
  const inUnit = await ask(`GET /v1/people?unit=${below}`, { account: personnel });
  expect(inUnit.body.rows.map((each: { person: string }) => each.person)).toEqual([person]);
  expect((await suspend(person)).status).toBe(403);
  const span = { from: "2000-01-01T00:00:00Z", until: "2900-01-01T00:00:00Z" };
  const named = await ask(`POST /v1/people/${chief}/deputies`, {
    account: personnel,
    body: { deputy: supervisor, ...span },
  });
  expect(named.body.deputies).toMatchObject([{ deputy: supervisor }]);
  const over = await ask(`GET /v1/people/${person}/superiors`, { account: personnel });
  expect(over.body.rows).toEqual([
    { person: chief, as: "unit-head", unit: top },
    { person: supervisor, as: "deputy", of: chief },
  ]);
  expect((await suspend(person)).status).toBe(200);
  await ask(`POST /v1/people/${chief}/deputies/end`, { account: personnel, body: { deputy: supervisor } });
  expect((await suspend(person)).status).toBe(403);
  const topListed = async () => {
    const { body } = await ask(`GET /v1/agencies/${agency}/units`, { account: personnel });
    return body.rows.find((each: { unit: string }) => each.unit === top);
  };
  expect(await topListed()).toEqual({ unit: top, name: "本所", head: chief });
  expect((await ask(`POST /v1/people/${chief}/leave-agency`, { account: personnel, body: {} })).status).toBe(
    200,
  );
  expect(await topListed()).toMatchObject({ head: chief, headLeft: true });
});

test("two who are put under each other at one moment: one of them is refused", async () => {
  const [one, other] = [await colleague(), await colleague()];
  const answers = await Promise.all([post(one, { superior: other }), post(other, { superior: one })]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test("only personnel say where people belong", async () => {
  const person = await colleague();
  const body = { superior: supervisor };
  const refused = await ask(`POST /v1/people/${person}/posting`, { account: supervisor, body });
  expect(refused.status).toBe(403);
  const unit = await ask(`POST /v1/agencies/${agency}/units/x`, { account: supervisor, body: { name: "x" } });
  expect(unit.status).toBe(403);
});
