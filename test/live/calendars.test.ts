// A year's official calendar over HTTP: its file tried, proposed, confirmed by somebody else, and counted with from then on.
import { expect, test } from "vitest";
import { officialFile, officialRows } from "../calendars/official.ts";
import { ask } from "./asking.ts";

/** Far enough that no other test counts in it. */
const YEAR = 2039;
const off = [`${YEAR}-01-03`];
const file = officialFile(officialRows(YEAR, { off }));
const propose = (account: string, query = "", body: Uint8Array = file) =>
  ask(`POST /v1/calendars/${YEAR}/proposal?document=1${query}`, {
    account,
    body,
    headers: { "content-type": "text/csv" },
  });
const act = (account: string, verb: string, body: object) =>
  ask(`POST /v1/calendars/${YEAR}/${verb}`, { account, body });
const row = async () => {
  const { body } = await ask("GET /v1/calendars", { account: "admin@household" });
  return body.rows.find(({ year }: { year: number }) => year === YEAR);
};

test("a year is loaded by two people, and by no fewer", async () => {
  const tried = await propose("admin@household", "&dryRun=true");
  expect([tried.status, tried.body.proposed?.difference]).toEqual([200, { nowOff: off, nowWorked: [] }]);
  expect(await row()).toBeUndefined();
  expect((await propose("personnel@household")).status).toBe(403);
  expect((await propose("admin@household")).status).toBe(200);
  expect((await row()).current).toBeUndefined();
  const own = await act("admin@household", "confirmation", {});
  expect([own.status, own.body.code]).toEqual([409, "confirmer-proposed-it"]);
  const confirmed = await act("center@city", "confirmation", {});
  expect(confirmed.body).toMatchObject({
    current: { weekdaysOff: off },
    loaded: { confirmedBy: "center@city" },
  });
  expect(await row()).toMatchObject({ current: { weekdaysOff: off, saturdaysWorked: [] } });
});

test("a faulty file takes nothing, and says each fault by its row; a year that is over stays as it is", async () => {
  const half = officialFile(officialRows(YEAR).slice(0, 100));
  const refused = await propose("admin2@household", "", half);
  expect([refused.status, refused.body.code]).toEqual([422, "calendar-faulty"]);
  expect(refused.body.faults[0].code).toBe("days-missing");
  const past = await ask("POST /v1/calendars/2021/proposal?document=1", {
    account: "admin@household",
    body: file,
    headers: { "content-type": "text/csv" },
  });
  expect([past.status, past.body.code]).toEqual([409, "calendar-of-the-past"]);
});
