// Instants and days as they come in: on days that exist and that a Republic date can show, instants kept as UTC.
import { globSync, readFileSync } from "node:fs";
import * as v from "valibot";
import { expect, test } from "vitest";
import { nameScanOfficers } from "../../../functions/agencies/routes.ts";
import { FROM, UNTIL } from "../../../functions/allowlist/lists/span-text.ts";
import { listJournal } from "../../../functions/audit/routes.ts";
import { readMoment, readTyped } from "../../../functions/console/form/read-text.ts";
import { dayText, momentText } from "../../../functions/console/frame/time.ts";
import { readPerson } from "../../../functions/people/routes.ts";
import { askSession, explainGate, listSessions } from "../../../functions/sessions/routes.ts";
import { scope } from "../../../functions/sessions/shapes.ts";
import { account, actor, day, faultsOf, instant } from "../../../functions/shared/http/schema.ts";
import { lendTerminal } from "../../../functions/terminals/loan-routes.ts";
import { REGISTER_COLUMNS } from "../../../functions/terminals/register-sheet.ts";
import { BAD_ACCOUNTS, GOOD_ACCOUNTS } from "../characters.ts";

test.each([
  ["2021-06-11T08:30:00+08:00", "2021-06-11T00:30:00.000Z"],
  ["2024-02-29T23:59:59.999Z", "2024-02-29T23:59:59.999Z"],
  ["2022-01-01T00:00:00+08:00", "2021-12-31T16:00:00.000Z"],
  ["1912-01-01T00:00:00+08:00", "1911-12-31T16:00:00.000Z"],
  ["2910-12-31T23:59:59.999+08:00", "2910-12-31T15:59:59.999Z"],
])("%s is taken as %s", (text, utc) => {
  expect(v.parse(instant(), text)).toBe(utc);
});

test.each([
  "2021-02-29T00:00:00Z",
  "2021-04-31T08:00:00+08:00",
  "1911-12-31T23:59:59.999+08:00",
  "2911-01-01T00:00:01+08:00",
  "9999-12-31T23:59:59.999Z",
  "9999-12-31T23:59:59.999-12:00",
  "0000-01-01T00:00:00+14:00",
  "2021-06-11T08:30:00",
  "2021-06-11",
])("%s is none", text => {
  expect(v.safeParse(instant(), text).success).toBe(false);
});

test.each(["1912-01-01", "2021-06-11", "2910-12-31"])("%s is a day", text => {
  expect(v.parse(day(), text)).toBe(text);
});

test.each(["0001-01-01", "1899-01-01", "1911-12-31", "2911-01-01", "5000-01-01", "9000-01-01", "9999-12-31"])(
  "%s is out of reach at every door",
  text => {
    const codeOf = (schema: v.GenericSchema, value: string) => {
      const read = v.safeParse(schema, value);
      return read.success ? "taken" : faultsOf(read.issues)[0]?.code;
    };
    const cells = [FROM, UNTIL, REGISTER_COLUMNS.inServiceFrom].map(each => each.parse(text));
    expect(codeOf(day(), text)).toBe("date-out-of-reach");
    expect(codeOf(instant(), `${text}T12:00:00+08:00`)).toBe("date-out-of-reach");
    expect(cells.map(cell => cell.kind === "refused" && cell.code)).toEqual(
      Array(3).fill("date-out-of-reach"),
    );
    expect([readTyped("day", text).kind, readTyped("moment", `${text} 08:00`).kind]).toEqual([
      "fault",
      "fault",
    ]);
    expect(readMoment(`${text}T12:00:00+08:00`)).toBeUndefined();
  },
);

test.each([
  ["0001-01-01T00:00:00.000Z", "0001-01-01 08:00"],
  ["9999-12-31T10:00:00.000Z", "9999-12-31 18:00"],
  ["9999-12-31T20:00:00.000Z", "+010000-01-01 04:00"],
  ["2910-12-31T16:00:00.000Z", "2911-01-01 00:00"],
  ["+275760-09-13T00:00:00.000Z", "+275760-09-13T00:00:00.000Z"],
  ["soon", "soon"],
])("an old record of %s is shown as %s, since no page may fail over it", (old, shown) => {
  expect(momentText({ language: "zh-TW" }, old)).toBe(shown);
});

test.each(["1899-01-01", "9999-12-31", "2021-02-30", ""])("an old day %j is shown as it is", old => {
  expect(dayText({ language: "zh-TW" }, old)).toBe(old);
});

test.each(GOOD_ACCOUNTS)("the account %s is %s", (typed, one) => {
  expect([v.parse(account(), typed), v.parse(account(), ` ${typed} `)]).toEqual([one, one]);
});

test.each(BAD_ACCOUNTS)("%s is in no account, and is named", (_, typed, name) => {
  const read = v.safeParse(account(), typed);
  const faults = read.success ? [] : faultsOf(read.issues);
  expect(faults.map(({ words }) => words.en).join()).toContain(name);
  expect(faults.map(({ words }) => words["zh-TW"]).join()).toContain(name);
});

test.each([".", "..", "@", "--", ""])("the account %j is nobody's", typed => {
  expect(v.safeParse(account(), typed).success).toBe(false);
});

test("the gateway's own name is nobody's account; in the journal it can be looked for", () => {
  for (const name of ["docgate", "DOCGATE", "ｄocgate"]) {
    expect(v.safeParse(account(), name).success).toBe(false);
    expect(v.parse(actor(), name)).toBe("docgate");
  }
});

test("an old entry that ends where no days are written is exported as the instant it is", () => {
  const ends = ["9999-12-31T20:00:00.000Z", "8999-12-31T16:00:00.000Z"];
  expect(ends.map(end => UNTIL.format(end))).toEqual(ends);
  expect(UNTIL.format("2910-12-31T16:00:00.000Z")).toBe("2910-12-31");
});

const TYPED = "ＷORKER@Household";
const terminal = "3140101-03-0000123";
const way = { terminal, system: "household", channel: "vpn" };
const loan = { purpose: "x", dueOn: "2021-06-18", norm: "1" };

test.each<[string, v.GenericSchema, unknown, (read: never) => unknown]>([
  ["a path", readPerson.params, { person: TYPED }, ({ person }) => person],
  ["a filter", listSessions.query, { person: TYPED }, ({ person }) => person],
  ["an explanation", explainGate.query, { person: TYPED, ...way }, ({ person }) => person],
  [
    "a broker's question",
    askSession.body,
    { person: TYPED, terminal, endpoint: "x" },
    ({ person }) => person,
  ],
  ["a loan", lendTerminal.body, { borrower: TYPED, ...loan }, ({ borrower }) => borrower],
  ["a list of officers", nameScanOfficers.body, { people: [TYPED] }, ({ people }) => (people as string[])[0]],
  ["a stop", scope, { kind: "person", id: TYPED }, ({ id }) => id],
  ["the journal", listJournal.query, { person: TYPED }, ({ person }) => person],
])("%s names a person in the one form", (_, schema, typed, person) => {
  expect(person(v.parse(schema, typed) as never)).toBe("worker@household");
});

test("a stop of anything else keeps its name", () => {
  expect(v.parse(scope, { kind: "agency", id: "Household-Office" }).id).toBe("Household-Office");
});

test("no schema goes round this door with days, instants or characters of its own", () => {
  const files = globSync("functions/**/*.ts").filter(file => !file.endsWith("shared/http/schema.ts"));
  const own = files.filter(file =>
    /v\.(isoDate|isoTimestamp|isoDateTime|normalize)\(/.test(readFileSync(file, "utf8")),
  );
  expect([files.length > 100, own]).toEqual([true, []]);
});
