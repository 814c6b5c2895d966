// Home days that wait: a team's week that is not set yet, with the wishes there are, swaps to answer and to decide.
import { listSwapsAsked, readTeam } from "../../rosters/routes.ts";
import { mondayOf, startOfWeek, weekAfter } from "../../rosters/week.ts";
import { html } from "../../shared/page/html.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { dayOf } from "../../shared/time/calendar.ts";
import { words } from "../../shared/words.ts";
import { type AnswerOf, ifThere } from "../door/api.ts";
import type { Member } from "../door/visit.ts";
import { dayText } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { MOST_ROWS, type Waiting, type WaitingRow, type WaitingSource } from "./waiting.ts";

const SECTION = "/console/home-work";

export const homeDaysSource: WaitingSource = {
  roles: ["worker", "supervisor"],
  async read(visit) {
    const { api, person, at } = visit;
    const [team, asked] = await Promise.all([
      hasRole(person, "supervisor") ? teamOfNextWeek(visit) : undefined,
      ifThere(api.ask(listSwapsAsked, { params: { person: person.person } })),
    ]);
    const week = weekAfter(mondayOf(dayOf(at.toISOString())));
    return [
      ...toAnswer(visit, asked?.rows ?? []),
      ...(team ? [...toSet(visit, team, week), ...toDecide(visit, team, week)] : []),
    ];
  },
};

type Team = AnswerOf<typeof readTeam>;

function teamOfNextWeek({ api, person, at }: Member): Promise<Team | undefined> {
  const week = weekAfter(mondayOf(dayOf(at.toISOString())));
  return ifThere(api.ask(readTeam, { params: { person: person.person, week } }));
}

/** Whoever is not set has no home day then: a superior is reminded while there is time. */
function toSet(visit: Member, { rows }: Team, week: string): readonly Waiting[] {
  const { say } = visit;
  const all = `/console/home-work/team?week=${week}`;
  const open = rows.filter(({ days }) => days === undefined);
  return waiting(
    words(`${dayText({ language: "zh-TW" }, week)} 起一週尚未排定`, `The week of ${week} is not set`),
    open.map(({ person, wish }) => ({
      what: html`${who(person)} ${wish ? say(`填了 ${wish.length} 日`, `wishes for ${wish.length}`) : say("未填", "no wish yet")}`,
      href: all,
      until: startOfWeek(week),
    })),
    all,
  );
}

function toDecide({ say }: Member, { rows }: Team, week: string): readonly Waiting[] {
  const all = `/console/home-work/team?week=${week}`;
  const agreed = rows.filter(({ swap }) => swap?.agreed === true);
  return waiting(
    words("兩人同意換日，待您決定", "Swaps that both agree to, yours to decide"),
    agreed.map(({ person }) => ({
      what: html`${who(person)} ${say("換日", "swap")}`,
      href: `/console/acts/decideSwap?${new URLSearchParams({ person, next: all })}`,
    })),
    all,
  );
}

function toAnswer({ say }: Member, asked: AnswerOf<typeof listSwapsAsked>["rows"]): readonly Waiting[] {
  return waiting(
    words("同事請求與您換居家日", "Colleagues ask you to swap a home day"),
    asked.map(({ person, swap }) => ({
      what: html`${who(person)} ${say("換日", "swap")}`,
      href: `/console/acts/answerSwap?${new URLSearchParams({ person, next: "/console" })}`,
      since: swap?.asked,
    })),
    "/console/home-work/week",
  );
}

function waiting(title: Waiting["title"], rows: readonly WaitingRow[], all: string): readonly Waiting[] {
  if (rows.length === 0) return [];
  return [{ kind: "mine", section: SECTION, title, count: rows.length, all, rows: rows.slice(0, MOST_ROWS) }];
}
