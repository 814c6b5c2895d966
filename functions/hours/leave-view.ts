// How the API shows somebody's compensatory leave: every lot with the overtime it comes from, what used it, and what proves that it could
// not be used; pure.
import type { Rules } from "../shared/rules/profiles.ts";
import { dayOf } from "../shared/time/calendar.ts";
import type { Day } from "../shared/time/day.ts";
import { sourcesFor } from "./accounting.ts";
import type { CompLeave, Lot } from "./comp-leave.ts";
import type { CompLeaveShown } from "./leave-routes.ts";
import { proofFor } from "./taking.ts";

export interface LeaveAsked {
  readonly account: string;
  readonly on: Day;
  readonly version: number;
  readonly rules: Rules | undefined;
}

export function leaveView(
  state: CompLeave | undefined,
  { account, on, version, rules }: LeaveAsked,
): CompLeaveShown {
  const lots = Object.entries(state?.lots ?? {})
    .map(([lot, of]) => lotView(state, lot, of, on))
    .toSorted((one, other) =>
      one.day === other.day ? Number(one.lot) - Number(other.lot) : one.day < other.day ? -1 : 1,
    );
  return {
    ...{ person: account, agency: state?.agency ?? "", asOf: on },
    left: usable(lots, on),
    lots,
    requests: Object.entries(state?.requests ?? {})
      .map(([request, { granted, ...of }]) => ({
        request,
        ...of,
        ...(granted && { granted: { ...granted, parts: [...granted.parts] } }),
      }))
      .reverse(),
    sources: rules ? sourcesFor("leaveUseYears", rules) : [],
    version,
  };
}

function usable(
  lots: readonly { readonly left: number; readonly day: Day; readonly lastDay: Day }[],
  on: Day,
): number {
  return lots
    .filter(({ day, lastDay }) => day <= on && on <= lastDay)
    .reduce((sum, { left }) => sum + left, 0);
}

function lotView(
  state: CompLeave | undefined,
  lot: string,
  of: Lot,
  on: Day,
): CompLeaveShown["lots"][number] {
  const { warned = [], notes = [], settled, ...rest } = of;
  const used = Object.entries(state?.requests ?? {}).flatMap(([request, { granted, withdrawn }]) =>
    withdrawn
      ? []
      : (granted?.parts ?? []).filter(part => part.lot === lot).map(({ minutes }) => ({ request, minutes })),
  );
  return {
    ...{ lot, ...rest, used, proof: [...proofFor(state, of)], warned: [...warned], notes: [...notes] },
    state: settled ? "settled" : of.left === 0 ? "used" : of.lastDay < on ? "ended" : "usable",
    ...(settled && { settled: { ...settled, proof: [...settled.proof] } }),
  };
}

/** One line of the agency's report: what can be used, what ends next month, what has ended. */
export function reportRow(account: string, state: CompLeave, on: Day) {
  const open = Object.values(state.lots).filter(({ left }) => left > 0);
  const [year = 0, month = 0] = on.split("-").map(Number);
  const next = month === 12 ? `${year + 1}-01` : `${on.slice(0, 5)}${String(month + 1).padStart(2, "0")}`;
  const sum = (lots: readonly Lot[]) => lots.reduce((so, { left }) => so + left, 0);
  const ends = open
    .filter(({ lastDay }) => lastDay >= on)
    .map(({ lastDay }) => lastDay)
    .sort()[0];
  return {
    ...{ person: account, left: usable(open, on), ...(ends && { ends }) },
    endsNextMonth: sum(open.filter(({ lastDay }) => lastDay.startsWith(next))),
    ended: sum(open.filter(({ lastDay }) => lastDay < on)),
    refused: Object.values(state.requests).filter(
      ({ refused, from }) => refused && dayOf(from) >= (open[0]?.day ?? "9999"),
    ).length,
    warned: open.some(lot => lot.open !== undefined),
  };
}
