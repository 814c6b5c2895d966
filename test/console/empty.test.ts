// Where nothing is there yet a page says what to begin with, in both languages, and never shows an empty table.
import { expect, test } from "vitest";
import { agencyPage } from "../../functions/console/agency/agency.ts";
import { counterPage } from "../../functions/console/counter/counter.ts";
import type { PageContent } from "../../functions/console/door/reply.ts";
import { NOTHING_TYPED } from "../../functions/console/door/typed.ts";
import type { Visit } from "../../functions/console/door/visit.ts";
import { journalPage } from "../../functions/console/journal/journal.ts";
import { peoplePage } from "../../functions/console/people/people.ts";
import { answersPage } from "../../functions/console/reports/answers.ts";
import { packsPage } from "../../functions/console/reports/packs.ts";
import { reportPage } from "../../functions/console/reports/report.ts";
import { ownReportsPage } from "../../functions/console/reports/reports.ts";
import { unansweredPage } from "../../functions/console/reports/unanswered.ts";
import { rulesPage } from "../../functions/console/rules/rules.ts";
import { answerPack } from "../../functions/reports/answer-routes.ts";
import { readerOf } from "./reader.ts";

const nothing = {
  system: "police" as const,
  name: { "zh-TW": "警察體系", en: "Police" },
  managingAgency: "police-bureau",
  reminded: [] as string[],
  status: "missing" as const,
  changedSincePack: false,
  lines: [] as never[],
  version: 0,
} satisfies Parameters<typeof reportPage>[1];

const EMPTY: readonly (readonly [name: string, show: (visit: Visit) => PageContent, teaches: RegExp])[] = [
  ["counter", visit => counterPage(visit, { rows: [], counts: {}, countedTo: 100 }), /先登記終端層電腦/],
  ["people", visit => peoplePage(visit, { rows: [] }), /人事人員登錄後/],
  ["agency", visit => agencyPage(visit, "household-office", undefined), /尚未檢視/],
  ["report", visit => reportPage(visit, nothing), /先擬草稿/],
  ["own reports", visit => ownReportsPage(visit, []), /登入帳號的屬性/],
  ["unanswered", visit => unansweredPage(visit, { limit: 3, rows: [] }), /滿 3 個工作日/],
  ["packs", visit => packsPage(visit, { rows: [] }), /智慧發展中心彙整/],
  [
    "journal",
    visit => journalPage(visit, { day: "2021-06-21", startsOn: "2021-06-21", rows: [], faults: new Map() }),
    /換一日/,
  ],
  ["rules", visit => rulesPage(visit, { profiles: [], clauses: [] }), /看全部條文/],
  [
    "answers",
    visit =>
      answersPage(visit, {
        act: answerPack,
        rows: [],
        fields: [],
        typed: NOTHING_TYPED,
        faults: new Map(),
        key: "k",
      }),
    /各項均已答復/,
  ],
];

test.each(EMPTY)("%s", (_, show, teaches) => {
  const chinese = { ...readerOf(), params: { number: "1" } };
  const text = String(show(chinese).main);
  expect(text).toMatch(teaches);
  expect(text).not.toContain("<tbody></tbody>");
  const english = String(show({ ...readerOf({ language: "en" }), params: { number: "1" } }).main);
  expect(english).not.toMatch(/\p{Script=Han}/u);
});
