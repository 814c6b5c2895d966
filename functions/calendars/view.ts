// A year as it is shown: what is counted with now, what was loaded, and what a proposal would change; pure.
import { type YearTable, yearTable } from "../shared/time/calendar.ts";
import type { OfficeCalendars } from "./office-calendar.ts";

export function yearView(year: number, state: OfficeCalendars | undefined) {
  const loaded = state?.years[year];
  const current = loaded ?? yearTable(year);
  const proposed = state?.proposed[year];
  return {
    year,
    ...(current && { current: shown(current) }),
    ...(loaded && { loaded }),
    ...(proposed && { proposed: { ...proposed, difference: differenceFrom(current, proposed) } }),
  };
}

function shown({ weekdaysOff, saturdaysWorked, ...more }: ReturnType<typeof yearTable> & object) {
  return { weekdaysOff, saturdaysWorked, ...(more.provisional && { provisional: more.provisional }) };
}

/** Which days become free and which are worked from then on. */
function differenceFrom(before: YearTable = { weekdaysOff: [], saturdaysWorked: [] }, after: YearTable) {
  const only = (these: readonly string[], those: readonly string[]) =>
    these.filter(each => !those.includes(each));
  return {
    nowOff: [
      ...only(after.weekdaysOff, before.weekdaysOff),
      ...only(before.saturdaysWorked, after.saturdaysWorked),
    ].sort(),
    nowWorked: [
      ...only(before.weekdaysOff, after.weekdaysOff),
      ...only(after.saturdaysWorked, before.saturdaysWorked),
    ].sort(),
  };
}
