// Lanes of what was laid down for a person: their approvals, their home days, their leave and suspensions; one that is not for the
// reader's eyes says so.
import type { InferOutput } from "valibot";
import { readApplications } from "../../approvals/routes.ts";
import { readPerson } from "../../people/routes.ts";
import { readRoster } from "../../rosters/routes.ts";
import { endOfDay, instantOf } from "../../shared/time/calendar.ts";
import { LANES, type Lane, type LaneSpan } from "../counter/timeline.ts";
import { type AnswerOf, ifThere } from "../door/api.ts";
import type { Member } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { said } from "../frame/say.ts";

type Week = AnswerOf<typeof readRoster>["weeks"][string];
type Application = InferOutput<(typeof readApplications)["answer"]["schema"]>["rows"][number];
type Standing = Pick<AnswerOf<typeof readPerson>, "leaves" | "suspended" | "recalled">;

/** `known`: as it was read already. */
export async function personLanes(
  visit: Member,
  person: string,
  known?: Promise<Standing>,
): Promise<readonly Lane[]> {
  const params = { person };
  const [applications, roster, row] = await Promise.all([
    ifThere(visit.api.ask(readApplications, { params })),
    ifThere(visit.api.ask(readRoster, { params })),
    ifThere(known ?? visit.api.ask(readPerson, { params })),
  ]);
  return [
    lane(LANES.approval, applications?.rows.flatMap(approvedSpan(visit))),
    lane(LANES.homeDay, roster && Object.values(roster.weeks).flatMap(homeDays(visit))),
    lane(LANES.away, row && awaySpans(visit, row)),
  ];
}

function lane(words: Lane["words"], spans: readonly LaneSpan[] | undefined): Lane {
  return { words, spans: spans ?? [], marks: [], ...(!spans && { withheld: true }) };
}

/** Of each that had a terminal, what was laid down for them while they had it. */
export async function borrowersLanes(visit: Member, loans: readonly LaneSpan[]): Promise<readonly Lane[]> {
  const lent = loans.slice(-MOST_LOANS).filter(({ borrower }) => borrower !== undefined);
  const people = [...new Set(lent.map(({ borrower = "" }) => borrower))];
  const found = new Map(
    await Promise.all(people.map(async each => [each, await personLanes(visit, each)] as const)),
  );
  const [first] = found.values();
  return (first ?? []).map(({ words }, at) => {
    const theirs = lent.flatMap(loan =>
      (found.get(loan.borrower ?? "")?.[at]?.spans ?? []).flatMap(clippedTo(loan)),
    );
    const withheld = [...found.values()].every(lanes => lanes[at]?.withheld);
    return { words, spans: theirs, marks: [], ...(withheld && { withheld }) };
  });
}

/** Nobody looks at more of them at once. */
const MOST_LOANS = 8;

/** A loan that is not over goes on with whoever has it. */
function clippedTo(loan: LaneSpan) {
  return (span: LaneSpan): LaneSpan[] => {
    const [from = ""] = [span.from, loan.from].sort().reverse();
    const ends = [span.until, loan.until].filter(each => each !== undefined).sort();
    const [until] = ends;
    return until !== undefined && until <= from ? [] : [{ ...span, from, until }];
  };
}

/** Granted, from its first day to its last or until it was ended. */
function approvedSpan({ say }: Member) {
  return ({ from, to, decision, ended, regulation }: Application): LaneSpan[] => {
    if (!decision?.granted) return [];
    const span = { from: instantOf(from, "00:00"), until: ended?.at ?? endOfDay(to) };
    return [{ ...span, look: "is-open", note: said(valueWords(regulation), say) }];
  };
}

/** Of a week that was set; a day that was recalled ends when it was to. */
function homeDays({ say }: Member) {
  return ({ set, days, recalled = {} }: Week): LaneSpan[] => {
    if (!set) return [];
    const home = say("居家辦公", "At home");
    return days.map((day): LaneSpan => {
      const [from, recall] = [instantOf(day, "00:00"), recalled[day]];
      if (recall && recall.at <= from) return { from, until: from, look: "is-shut", note: recall.reason };
      return { from, until: recall?.at ?? endOfDay(day), look: "is-open", note: home };
    });
  };
}

function awaySpans({ say }: Member, { leaves, suspended, recalled }: Standing): LaneSpan[] {
  const away = leaves.map(
    ({ from, until }) => ({ from, until, look: "is-hold", note: say("請假", "Leave") }) as const,
  );
  return [
    ...away,
    ...(suspended ? [{ from: suspended.since, look: "is-shut", note: suspended.reason } as const] : []),
    ...(recalled ? [{ from: recalled.effectiveAt, look: "is-shut", note: recalled.reason } as const] : []),
  ];
}
