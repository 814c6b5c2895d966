// What was recorded of a return names the site as the agency calls it: on the terminal's page and in the journal.
import { expect, test } from "vitest";
import { type Events, terminalPage } from "../../functions/console/counter/terminal.ts";
import type { TerminalRow } from "../../functions/console/counter/terminal-row.ts";
import { eventPage, keeperOf } from "../../functions/console/journal/journal-event.ts";
import { worldAt } from "../terminals/trip.ts";
import { readerOf } from "./reader.ts";

const AT = "2021-06-21T00:45:00.000Z";
const SITES = [{ id: "north-gate", name: "北側門外棚架" }];
const disinfection = { site: "north-gate", startedAt: "2021-06-21T00:30:00.000Z", doneAt: AT };
const recorded = {
  ...{ version: 5, happenedAt: AT, recordedAt: AT, hash: "h" },
  event: { type: "Disinfected", ...disinfection },
};
const reader = readerOf({ roles: ["records", "auditor"] });

const history = (sites?: typeof SITES) => {
  const row = { ...worldAt("registered").terminal("PC"), version: 1, hash: "" } as unknown as TerminalRow;
  const events = [{ ...recorded, by: { person: "scan@household" } }] as unknown as Events;
  return String(terminalPage({ ...reader, sites }, row, events).main);
};

test("in a terminal's history the site stands by its name; where the sites are not known, by its code", () => {
  expect(history(SITES)).toContain("<dd>北側門外棚架</dd>");
  expect(history(SITES)).not.toContain("north-gate");
  expect(history()).toContain("<dd>north-gate</dd>");
  expect(history([{ id: "south-gate", name: "南側門" }])).toContain("<dd>north-gate</dd>");
});

const state = { agency: "household-office", custody: { loan: {} } };
const event = {
  ...{ ...recorded, stream: "TERMINAL#3140101-03-0000001", type: "Disinfected", last: 5, previous: "g" },
  ...{
    by: { person: "scan@household", agency: "household-office" },
    action: "disinfectTerminal",
    request: "r",
  },
  ...{ before: state, after: { ...state, custody: { loan: { disinfection } } } },
} as unknown as Parameters<typeof eventPage>[1];

test("an event of the journal names it too, in what was recorded and in what that changed", () => {
  const text = String(eventPage({ ...reader, sites: SITES }, event).main);
  expect(text).toContain("<dd>北側門外棚架</dd>");
  expect(text).toContain("<ins>北側門外棚架</ins>");
  expect(text).not.toContain("north-gate");
  expect(String(eventPage(reader, event).main)).toContain("<ins>north-gate</ins>");
});

test("whose sites these are is told by the terminal; no other thing has any", () => {
  expect(keeperOf(event)).toBe("household-office");
  expect(keeperOf({ ...event, after: null })).toBe("household-office");
  expect(keeperOf({ ...event, stream: "PERSON#a@household" })).toBeUndefined();
  expect(keeperOf({ ...event, before: null, after: null })).toBeUndefined();
});
