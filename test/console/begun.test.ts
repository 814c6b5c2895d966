// What a link hands to a form stands there as people write it, and means the same when it is sent.
import { expect, test } from "vitest";
import type { Member } from "../../functions/console/door/visit.ts";
import { ACTS, fieldsOfAct } from "../../functions/console/form/acts.ts";
import { begunWith } from "../../functions/console/form/begun.ts";
import { readMoment } from "../../functions/console/form/read-text.ts";
import { readerOf } from "./reader.ts";

async function begun(name: string, query: Readonly<Record<string, string>>) {
  const fields = fieldsOfAct(ACTS.get(name) ?? expect.fail(`no act ${name}`));
  return begunWith(readerOf({ query }) as Member, name, fields);
}

test("an instant is by the clock of Taipei and the year of the Republic, and means what it meant", async () => {
  const from = "2026-11-20T10:00:00.000Z";
  const typed = await begun("claimOvertime", { from, until: "115/11/20 20:00" });
  expect([typed.one("from"), typed.one("until")]).toEqual(["115/11/20 18:00", "115/11/20 20:00"]);
  expect(readMoment(typed.one("from"))).toBe(from);
});

test("a moment that is no whole minute, and what is none, stay as they came", async () => {
  const exact = "2026-11-20T10:00:30.000Z";
  const typed = await begun("claimOvertime", { from: exact, until: "tonight" });
  expect([typed.one("from"), typed.one("until")]).toEqual([exact, "tonight"]);
});

test("a day is written so too", async () => {
  expect((await begun("moveHomeDay", { from: "2026-11-18" })).one("from")).toBe("115/11/18");
});
