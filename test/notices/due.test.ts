// When somebody is told: what is urgent at once, the rest in working hours or once a day, and ever more slowly where it fails.
import { describe, expect, test } from "vitest";
import {
  deliveriesFor,
  GIVEN_UP_AFTER_MS,
  nextDaily,
  nextTry,
  whenOpen,
} from "../../functions/notices/due.ts";
import type { HasServices, Urgency } from "../../functions/notices/names.ts";
import { USUAL_WISH } from "../../functions/notices/notice.ts";

const taipei = (text: string) => new Date(`${text}+08:00`).toISOString();
const MONDAY = "2026-11-23";
const wish = USUAL_WISH;

test.each([
  ["on a working day", `${MONDAY}T10:00`, `${MONDAY}T10:00`],
  ["before the office opens", `${MONDAY}T06:00`, `${MONDAY}T08:00`],
  ["in the evening", `${MONDAY}T18:00`, "2026-11-24T08:00"],
  ["on a Friday evening", "2026-11-27T21:00", "2026-11-30T08:00"],
  ["in a year without a calendar, by the day of the week", "2040-01-07T10:00", "2040-01-09T08:00"],
])("what is not urgent waits for office hours: %s", (_, at, open) => {
  expect(whenOpen(taipei(at), wish)).toBe(taipei(open));
});

test("who takes them at any time has them at any time", () => {
  const at = taipei("2026-11-28T23:00");
  expect(whenOpen(at, { hours: "any" })).toBe(at);
  expect(nextDaily(at, { hours: "any", dailyAt: 8 })).toBe(taipei("2026-11-29T08:00"));
});

test("a daily mail goes at its hour, on the next working day where that has passed", () => {
  expect(nextDaily(taipei(`${MONDAY}T07:00`), wish)).toBe(taipei(`${MONDAY}T08:00`));
  expect(nextDaily(taipei("2026-11-27T08:01"), wish)).toBe(taipei("2026-11-30T08:00"));
});

test("at night goes what is urgent alone, and nothing that is quiet at any time", () => {
  const at = taipei("2026-11-28T23:00");
  const none = { at, has: { voice: false, messenger: false } };
  expect(deliveriesFor({ urgency: "urgent" }, wish, none)).toEqual([{ channel: "mail", due: at }]);
  expect(deliveriesFor({ urgency: "usual" }, wish, none)).toEqual([
    { channel: "mail", due: taipei("2026-11-30T08:00") },
  ]);
  expect(deliveriesFor({ urgency: "quiet" }, wish, none)).toEqual([]);
  expect(deliveriesFor({ urgency: "urgent" }, { ...wish, mail: "none" }, none)).toEqual([]);
});

test("what the messenger was given goes by mail a day later, an hour later where it is urgent", () => {
  const at = taipei(`${MONDAY}T10:00`);
  const both = { at, has: { voice: false, messenger: true } };
  expect(deliveriesFor({ urgency: "usual" }, wish, both)).toEqual([
    { channel: "messenger", due: at },
    { channel: "mail", due: taipei("2026-11-24T10:00") },
  ]);
  expect(deliveriesFor({ urgency: "urgent" }, wish, both)[1]).toEqual({
    channel: "mail",
    due: taipei(`${MONDAY}T11:00`),
  });
  expect(deliveriesFor({ urgency: "usual" }, { ...wish, messenger: false }, both)).toHaveLength(1);
});

describe("keelung-pregnancy/5.3.4: by how urgent it is, on a Saturday night", () => {
  const at = taipei("2026-11-28T23:00");
  const [hence, monday] = [taipei("2026-11-29T00:00"), taipei("2026-11-30T08:00")];
  const tuesday = taipei("2026-12-01T08:00");
  const routed = (urgency: Urgency, wishes: object, has: HasServices) =>
    deliveriesFor({ urgency }, { ...wish, ...wishes }, { at, has }).map(
      ({ channel, due }) => `${channel} ${due}`,
    );
  const ALL = { voice: true, messenger: true };
  const [NO_MESSENGER, NO_VOICE] = [
    { ...ALL, messenger: false },
    { ...ALL, voice: false },
  ];
  const SILENT = { mail: "none", messenger: false };

  test.each<[Urgency, object, HasServices, string[]]>([
    ["urgent", {}, ALL, [`voice ${at}`, `messenger ${at}`, `mail ${hence}`]],
    ["urgent", { mail: "daily" }, NO_MESSENGER, [`voice ${at}`, `mail ${at}`]],
    ["urgent", {}, NO_VOICE, [`messenger ${at}`, `mail ${hence}`]],
    ["urgent", SILENT, ALL, [`voice ${at}`]],
    ["usual", {}, ALL, [`messenger ${monday}`, `mail ${tuesday}`]],
    ["usual", {}, NO_MESSENGER, [`mail ${monday}`]],
    ["usual", SILENT, ALL, []],
    ["routine", {}, ALL, [`mail ${monday}`]],
    ["routine", { hours: "any", dailyAt: 9 }, ALL, [`mail ${taipei("2026-11-29T09:00")}`]],
    ["routine", SILENT, ALL, []],
    ["quiet", {}, ALL, []],
  ])("%s, wishing %j, where there is %j", (urgency, wishes, has, expected) => {
    expect(routed(urgency, wishes, has)).toEqual(expected);
  });
});

test("it is tried again ever more slowly, hourly in the end, and given up after three days", () => {
  const firstDue = taipei(`${MONDAY}T10:00`);
  const pause = (attempts: number) =>
    (Date.parse(nextTry({ attempts, firstDue }, firstDue) ?? "") - Date.parse(firstDue)) / 60_000;
  expect([1, 2, 3, 6, 40].map(pause)).toEqual([2, 4, 8, 60, 60]);
  const late = new Date(Date.parse(firstDue) + GIVEN_UP_AFTER_MS).toISOString();
  expect(nextTry({ attempts: 80, firstDue }, late)).toBeUndefined();
});
