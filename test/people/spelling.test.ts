// Who was enrolled before accounts had one form is named as such, with the account to enrol instead.
import { expect, test } from "vitest";
import { peoplePage } from "../../functions/console/people/people.ts";
import { readPerson } from "../../functions/people/routes.ts";
import { personView } from "../../functions/people/view.ts";
import { readerOf } from "../console/reader.ts";

const state = {
  agency: "household-office",
  status: "civil-servant",
  active: true,
  loans: {},
  holds: {},
  leaves: [],
} as const;
const shown = (person: string, more: object = {}) =>
  personView({ stream: `PERSON#${person}`, version: 1, head: "0", state: { ...state, ...more } }) as never;

test("an account in its one form needs no other", () => {
  expect(shown("worker@household")).not.toHaveProperty("nowWritten");
});

test("one in capitals is told, with whatever stops the person", () => {
  expect(shown("WORKER@Household")).toMatchObject({ nowWritten: "worker@household" });
  const visit = readerOf({ roles: ["personnel"] });
  const suspended = { reason: "x", since: "2021-06-01T00:00:00.000Z" };
  const page = peoplePage(visit, {
    rows: [shown("WORKER@Household", { suspended }), shown("scan@household")],
  }).main;
  expect(String(page)).toMatch(/停止連線 · 舊寫法，請改以 worker@household 登錄/);
  expect(String(page)).toContain("/console/people/scan%40household");
  expect(String(page)).not.toContain("/console/people/WORKER");
  expect(readPerson.answer.schema.entries).toHaveProperty("nowWritten");
});
