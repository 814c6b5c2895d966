// A week of home days from a file.
import { importWeek } from "../../rosters/routes.ts";
import { WEEK_COLUMNS } from "../../rosters/week-sheet.ts";
import { html } from "../../shared/page/html.ts";
import type { Day } from "../../shared/time/day.ts";
import { words } from "../../shared/words.ts";
import { memberForm, memberPage } from "../door/serve.ts";
import type { Visit } from "../door/visit.ts";
import { dayText } from "../frame/time.ts";
import { HOME_DAY_PAGES } from "../routes.ts";
import { type SheetPage, sentSheet, shownSheet } from "./sheet-page.ts";
import { weekAsked } from "./team.ts";
import { weekLinks } from "./week-words.ts";

export const weekFileHandlers = [
  memberPage(HOME_DAY_PAGES.showWeekFile, async visit => shownSheet(visit, pageFor(visit, weekAsked(visit)))),
  memberForm(HOME_DAY_PAGES.sendWeekFile, async (visit, typed) => {
    const week = typed.one("week");
    const asks = (asked: object) => visit.api.ask(importWeek, { ...asked, params: { week } });
    return sentSheet(visit, typed, { page: pageFor(visit, week), asks });
  }),
] as const;

function pageFor(visit: Visit, week: Day): SheetPage {
  return {
    action: "/console/home-work/import",
    back: {
      href: `/console/home-work/agency?week=${week}`,
      words: words("機關一週的居家日", "The agency’s week"),
    },
    title: words("匯入一週的居家日", "A file of home days"),
    heading: html`<small>${dayText(visit, week)} ${visit.say("起", "on")}</small>`,
    links: weekLinks(visit, "/console/home-work/import", week),
    hidden: { week },
    hint: words(
      "欄位：帳號、居家日。居家日寫星期幾，例如「一、三」；沒有居家日者填「無」。最多 5,000 列。",
      "Columns: 帳號, 居家日. Home days as weekdays such as 一、三, or 無 for none. 5,000 rows at most.",
    ),
    done: words("全部登錄，並通知本人。", "all of it is recorded, and everybody is told."),
    file: "home-days.csv",
    columns: WEEK_COLUMNS,
  };
}
