// Files that the console hands out: one that would end early is none, and the page says why and what to do.
import { expect, test } from "vitest";
import { MOST_ROWS_IN_FILE, tooManyForFile } from "../../functions/console/frame/list.ts";
import { journalPage } from "../../functions/console/journal/journal.ts";
import { logPage } from "../../functions/console/sessions/log.ts";
import { readerOf } from "./reader.ts";

const visit = readerOf({ roles: ["auditor"], query: { export: "csv" } });
const refused = tooManyForFile(visit);
const journal = { day: "2021-06-21", startsOn: "2021-06-01", rows: [], faults: new Map() };

test.each([
  ["the journal", () => journalPage(visit, { ...journal, refused })],
  ["the log of requests", () => logPage(visit, { refused })],
])("%s says that a file takes no more, and that the days have to be fewer", (_, page) => {
  const [, said = ""] = /role="alert"><p>([^<]*)</.exec(String(page().main)) ?? [];
  expect([said.includes(String(MOST_ROWS_IN_FILE)), said.includes("縮短起訖日期")]).toEqual([true, true]);
});
