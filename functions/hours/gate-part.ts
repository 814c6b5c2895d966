// Working hours at the gate: the agency's office, duty and trading hours, and the overtime assigned to the person; pure, and never a
// guess: where nothing is set nothing is known, and whatever asks for it refuses.
import { agencyOf } from "../agencies/gate-part.ts";
import { counted, unlessUnknownYear } from "../gate/by-calendar.ts";
import type { Deadline, FactsFrom } from "../gate/facts.ts";
import { foundIn, type GatePart, type Moment, type Reads } from "../gate/part.ts";
import { personOf } from "../people/gate-part.ts";
import { stream } from "../shared/journal/keys.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { addDays, type Day } from "../shared/time/day.ts";
import type { Words } from "../shared/words.ts";
import type { Overtime } from "./overtime.ts";
import { plannedOn } from "./shift.ts";
import { inOrder, type Stretch } from "./span.ts";
import type { WindowKind, WorkingHours } from "./window-names.ts";
import { beginningOn, windowsFor } from "./windows.ts";

const OFFICE_ENDS = { "zh-TW": "上班時間結束", en: "office hours end" };
const OVERTIME_ENDS = { "zh-TW": "指派的加班結束", en: "the assigned overtime ends" };
const DUTY_ENDS = { "zh-TW": "職務時段結束", en: "the duty window ends" };
const TRADING_ENDS = { "zh-TW": "交易時段結束", en: "trading hours end" };

export const hoursPart: GatePart = {
  streams: ({ question: { person } }) => (person ? [stream("OVERTIME", person)] : []),
  touches: { OVERTIME: ({ id: [person = ""] }) => ({ person }) },
  facts(reads, moment) {
    const overtime = assignedAt(reads, moment);
    const agency = agencyOf(reads);
    const hours = agency?.state.hours;
    const set = unlessUnknownYear(
      () => hours && { from: agency, ...setAt(hours, overtime.spans, reads, moment) },
    );
    const [told] = set;
    const worked = overtime.from && {
      from: overtime.from,
      known: { overtime: covers(overtime.spans, moment.at) },
      // Where office hours are known, both of them end as one.
      deadlines: told ? [] : ending("overtime", overtime.spans, moment, OVERTIME_ENDS),
    };
    return [worked, told].filter(each => each !== undefined);
  },
};

/** Of the agency that assigned it, once that was done and until it is called off. */
function assignedAt(reads: Reads, { at }: Pick<Moment, "at">) {
  const overtime = foundIn<Overtime>(reads, "OVERTIME", reads.question.person);
  const agency = personOf(reads)?.state.agency;
  const spans = Object.values(overtime?.state.pieces ?? {}).filter(
    ({ agency: of, assigned, ended }) =>
      of === agency && assigned !== undefined && assigned.at <= at && ended === undefined,
  );
  return { from: overtime, spans: inOrder<Stretch>(spans) };
}

/** Overtime straight after office hours goes on without a break; into duty and trading hours it does not reach (twse-2023/3.2.5). */
function setAt(hours: WorkingHours, overtime: readonly Stretch[], reads: Reads, moment: Moment): FactsFrom {
  const title = personOf(reads)?.state.posting?.title;
  const { windows, outsideHours } = hours;
  const today = dayOf(moment.at);
  const around = (kind: WindowKind) => spansAround(windowsFor(windows, kind, title), today);
  const [duty, trading] = [around("duty"), around("trading")];
  const office = shiftsAround(reads, windowsFor(windows, "office", title), today);
  const worked = windowsFor(windows, "duty", title).length > 0 ? duty : office;
  const isBound = outsideHours === "assigned" || moment.overlay?.assignmentOutsideHours === true;
  return {
    known: {
      officeHours: covers(office, moment.at),
      outsideHours,
      dutyHours: covers(worked, moment.at),
      ...(trading.length > 0 && { tradingHours: covers(trading, moment.at) }),
    },
    deadlines: [
      ...(isBound ? endOfWork(office, overtime, moment) : []),
      ...ending("dutyHours", worked, moment, DUTY_ENDS),
      ...ending("tradingHours", trading, moment, TRADING_ENDS),
    ],
  };
}

function endOfWork(office: readonly Stretch[], overtime: readonly Stretch[], moment: Moment): Deadline[] {
  const [end] = ending("officeHours", [...office, ...overtime], moment, OFFICE_ENDS);
  const isOvertime = end !== undefined && !office.some(({ until }) => until === end.at);
  return end ? [isOvertime ? { ...end, reason: counted(OVERTIME_ENDS, dayOf(moment.at)) } : end] : [];
}

/** Of yesterday, what runs past midnight; of tomorrow, what goes on at midnight without a break. */
function spansAround(windows: Parameters<typeof beginningOn>[0], today: Day): readonly Stretch[] {
  const known = (day: Day) => unlessUnknownYear(() => beginningOn(windows, day)).flat();
  return [...known(addDays(today, -1)), ...beginningOn(windows, today), ...known(addDays(today, 1))];
}

/** A day that is planned by shifts has those in place of the agency's office hours. */
function shiftsAround(
  reads: Reads,
  windows: Parameters<typeof beginningOn>[0],
  today: Day,
): readonly Stretch[] {
  const { shifts } = foundIn<Overtime>(reads, "OVERTIME", reads.question.person)?.state ?? {};
  const agency = personOf(reads)?.state.agency;
  return [addDays(today, -1), today, addDays(today, 1)].flatMap(day => {
    const planned = plannedOn(shifts, day, agency);
    if (planned) return planned.stretches;
    return day === today
      ? beginningOn(windows, day)
      : unlessUnknownYear(() => beginningOn(windows, day)).flat();
  });
}

function covers(spans: readonly Stretch[], at: string): boolean {
  return spans.some(({ from, until }) => from <= at && at < until);
}

/** Spans that meet or overlap count as one. */
function ending(
  fact: Deadline["fact"],
  spans: readonly Stretch[],
  { at }: Pick<Moment, "at">,
  reason: Words,
): Deadline[] {
  if (!covers(spans, at)) return [];
  let end = at;
  for (const { from, until } of inOrder(spans)) if (from <= end && end < until) end = until;
  return [{ at: end, fact, reason: counted(reason, dayOf(at)) }];
}
