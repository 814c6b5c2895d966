// Who is told what of home days: whoever they are of, and whoever is asked to swap; pure.
import { type HomeWeekEvent, homeWeekLaw } from "../../rosters/home-week.ts";
import { type Roster, type RosterEvent, rosterLaw } from "../../rosters/roster.ts";
import type { Happening } from "../../shared/journal/event.ts";
import { words } from "../../shared/words.ts";
import { agencyBoxes, ownBox } from "../notice.ts";
import { day, type Row, type Table, type Told, tells } from "../telling.ts";

type Of = Told<Happening, Roster>;
const MY_WEEK = "/console/home-work/week";

const own = ({ id: [account = ""] }: Of) => [ownBox(account)];
const partner = ({ event }: Of) => [ownBox((event as { readonly with?: string }).with ?? "")];

function row(to: Row<Happening, Roster>["to"], zh: string, en: string): Row<Happening, Roster> {
  return { to, say: () => words(zh, en), page: () => MY_WEEK };
}

/** With the day or the week that it is about. */
function dated(of: string, zh: (day: string) => string, en: (day: string) => string): Row<Happening, Roster> {
  return {
    ...row(own, "", ""),
    facts: ({ event }) => ({ on: String((event as unknown as Record<string, unknown>)[of] ?? "") }),
    say: ({ on = "" }) => words(zh(day(on)["zh-TW"]), en(day(on).en)),
  };
}

function answered(of: "agrees" | "granted", yes: Said, no: Said): Row<Happening, Roster> {
  return {
    ...row(own, "", ""),
    facts: ({ event }) => ({ is: String((event as unknown as Record<string, unknown>)[of]) }),
    say: ({ is }) => words(...(is === "true" ? yes : no)),
  };
}
type Said = readonly [zh: string, en: string];

const table: Table<RosterEvent, Roster> = {
  HomeDaysWished: "stands on the team's page, where the week is set",
  WeekSet: dated(
    "week",
    on => `${on} 起一週的居家日已排定`,
    on => `Your home days of the week of ${on} are set`,
  ),
  HomeDayMoved: dated(
    "to",
    on => `居家日已調整到 ${on}`,
    on => `A home day of yours was moved to ${on}`,
  ),
  HomeDayRecalled: {
    ...dated(
      "day",
      on => `${on} 的居家日已召回，請回辦公室上班`,
      on => `Your home day on ${on} is recalled: work at the office`,
    ),
    urgency: "urgent",
  },
  SwapAsked: row(partner, "有同事請求與您換居家日", "A colleague asks to swap a home day with you"),
  SwapAnswered: answered(
    "agrees",
    ["對方同意換日，待主管決定", "The other agrees to swap: your superior decides"],
    ["對方不同意換日", "The other does not want to swap"],
  ),
  SwapDecided: answered(
    "granted",
    ["換日已核可", "The swap is granted"],
    ["換日未獲核可", "The swap was refused"],
  ),
  HomeDaySwapped: dated(
    "take",
    on => `換日後，您的居家日改為 ${on}`,
    on => `After the swap your home day is ${on}`,
  ),
  HomeDayCapAsked: {
    ...row(
      ({ event }) => agencyBoxes((event as { agency?: string }).agency ?? "", "personnel"),
      "有同仁的另訂居家日數待核准",
      "a number of home days of somebody’s own waits for approval",
    ),
    page: () => "/console/home-work/agency",
  },
  HomeDayCapDecided: answered(
    "granted",
    ["機關已核准另訂您的居家日數", "The agency set a number of home days for you"],
    ["另訂居家日數未獲核准", "No number of home days of your own was approved"],
  ),
  RestSet: "recorded with whoever rests; it stands on their week",
  RestEnded: "recorded with whoever rests; it stands on their week",
};

export const rosters = tells(rosterLaw, table);

const counts: Table<HomeWeekEvent, unknown> = {
  HomeDaysCounted: "follows from the rosters, whose own events tell it",
};
export const homeWeeks = tells(homeWeekLaw, counts);
