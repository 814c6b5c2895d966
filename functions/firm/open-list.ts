// What is still to be done about a securities firm's file, the oldest first: each with its clause, since when it is open and by when it
// is due; pure.

import { unlessUnknownYear } from "../gate/by-calendar.ts";
import type { HoursWindow } from "../hours/window-names.ts";
import { beginningOn, windowsFor } from "../hours/windows.ts";
import type { ClauseId } from "../shared/rules/clauses.ts";
import { dayOf, instantOf } from "../shared/time/calendar.ts";
import { addDays, type Day } from "../shared/time/day.ts";
import { lastDayOfMonths } from "../shared/time/months.ts";
import { type Words, words } from "../shared/words.ts";
import { lackingOf } from "./applying.ts";
import type { Firm, Running } from "./firm.ts";
import {
  type Business,
  CHECK_WORDS,
  CHECKS,
  type CheckName,
  isOfBusiness,
  PAPER_NAMES,
  PAPERS,
} from "./names.ts";
import * as standing from "./standing.ts";

export interface OpenItem {
  readonly what: string;
  readonly clauses: readonly ClauseId[];
  readonly words: Words;
  readonly business?: Business;
  readonly person?: string;
  /** Since when it is open, and for how many days. */
  readonly since: Day;
  readonly days: number;
  readonly due?: Day | undefined;
  readonly late: boolean;
}

type Item = Omit<OpenItem, "days" | "late">;

export interface OpenAt {
  readonly at: string;
  /** The agency's windows; of trading ones each of the next days wants a supervisor. */
  readonly windows?: readonly HoursWindow[] | undefined;
}

export function openItems(firm: Firm, { at, windows = [] }: OpenAt): readonly OpenItem[] {
  const today = dayOf(at);
  const running = Object.values(firm.businesses).filter(each => isGoingOn(each, today));
  const items = [
    ...running.flatMap(each => [...ofBusiness(firm, each, at), ...checksOf(firm, each, today)]),
    ...(running.length > 0
      ? [...ofConsent(firm), ...ofTraining(firm, today), ...ofSupervision(firm, windows, at)]
      : []),
  ];
  return items
    .map(each => ({
      ...each,
      days: daysFrom(each.since, today),
      late: each.due !== undefined && each.due < today,
    }))
    .sort((one, other) => (one.since < other.since ? -1 : one.since > other.since ? 1 : 0));
}

function isGoingOn({ to, ended, decision }: Running, today: Day): boolean {
  return !ended && decision?.granted !== false && today <= to;
}

function ofBusiness(firm: Firm, running: Running, at: string): readonly Item[] {
  const { business, way, applied, decision, papersFiled, papersDue, since } = running;
  const asked = dayOf(applied.at);
  const awaited = way === "emergency" && !papersFiled;
  const lacks = lackingOf(firm, business, { at, since }).map(each => ({ ...each, business, since: asked }));
  const beside = PAPER_NAMES.filter(
    name =>
      !PAPERS[name].plan &&
      isOfBusiness(PAPERS[name], business) &&
      !standing.isValid(standing.paperOf(firm, business, name), dayOf(at)),
  ).map(name => ({
    what: name as string,
    clauses: PAPERS[name].clauses,
    words: PAPERS[name],
    business,
    since: asked,
  }));
  const one = (is: boolean, item: Omit<Item, "business" | "since">): readonly Item[] =>
    is ? [{ ...item, business, since: asked }] : [];
  return [
    ...one(awaited, {
      what: "papers",
      clauses: ["twse-2023/2.1.1b"],
      words: words("緊急通報後補具書件", "Papers to follow the notice"),
      due: papersDue,
    }),
    ...one(!decision, {
      what: "decision",
      clauses: ["twse-2023/2.1.1a"],
      words: words("登錄主管機關核准結果", "Record what the authority decided"),
    }),
    ...one(standing.controlsOf(firm, running) === undefined && !awaited, {
      what: "controls",
      clauses: ["twse-2023/3.4.1"],
      words: words("現行資安管控版次與申請時不同", "The controls are not those applied with"),
    }),
    ...lacks,
    ...beside,
  ];
}

/** As long as it goes on, each of these has to have been looked into within its last months. */
const CHECKED: readonly CheckName[] = ["recordings", "conflicts"];
const CHECK_MONTHS = 1;

function checksOf(firm: Firm, { business, since }: Running, today: Day): readonly Item[] {
  return CHECKED.filter(
    about => about !== "recordings" || ["brokerage", "proprietary"].includes(business),
  ).flatMap(about => {
    const last = firm.checks
      .filter(each => each.about === about && each.business === business)
      .map(({ dated }) => dated)
      .sort()
      .at(-1);
    const due = lastDayOfMonths(last ?? since, CHECK_MONTHS);
    if (today <= due) return [];
    return [
      {
        what: about,
        clauses: clausesOf(about, business),
        words: CHECK_WORDS[about],
        business,
        since: addDays(due, 1),
      },
    ];
  });
}

export function clausesOf(about: CheckName, business: Business): readonly ClauseId[] {
  if (about !== "recordings") return CHECKS[about];
  return business === "proprietary" ? ["twse-2023/3.2.6"] : ["twse-2023/3.1.5"];
}

function ofConsent({ consent }: Firm): readonly Item[] {
  if (consent?.consent !== "to-be-ratified") return [];
  return [
    {
      what: "ratification",
      clauses: ["twse-2023/2.2.10"],
      words: words("董事會追認", "The board’s ratification"),
      since: consent.dated,
      due: consent.due,
    },
  ];
}

function ofTraining({ trained }: Firm, today: Day): readonly Item[] {
  const months = standing.monthsOf("trainingMonths");
  return Object.entries(trained).flatMap(([person, on]) => {
    const last = lastDayOfMonths(on, months);
    const overdue = words("教育訓練屆期", "Training is overdue");
    if (today <= last) return [];
    return [
      {
        what: "training",
        clauses: ["twse-2023/2.2.12"] as const,
        words: overdue,
        person,
        since: addDays(last, 1),
      },
    ];
  });
}

/** A week ahead. */
const DAYS_AHEAD = 7;

/** Whoever is somebody's only supervisor is none of their own: here whoever it is counts. */
function ofSupervision(firm: Firm, windows: readonly HoursWindow[], at: string): readonly Item[] {
  const today = dayOf(at);
  const trading = windowsFor(windows, "trading", undefined);
  const days = Array.from({ length: DAYS_AHEAD }, (_, ahead) => addDays(today, ahead));
  return days.flatMap(day =>
    unlessUnknownYear(() => beginningOn(trading, day))
      .flat()
      .filter(each => at < each.until)
      .flatMap(each => {
        const from = each.from < at ? at : each.from;
        const kept = standing.supervisedAt(firm.turns, [each], { at: from, person: "" });
        if (kept.is && (kept.until === undefined || each.until <= kept.until)) return [];
        const alone = words(`${day} 交易時間無人監督`, `Nobody supervises on ${day}`);
        return [
          { what: "supervisor", clauses: ["twse-2023/3.5.3"] as const, words: alone, since: today, due: day },
        ];
      }),
  );
}

const DAY_MS = 86_400_000;
function daysFrom(since: Day, today: Day): number {
  return Math.max(
    0,
    Math.round((Date.parse(instantOf(today, "00:00")) - Date.parse(instantOf(since, "00:00"))) / DAY_MS),
  );
}
