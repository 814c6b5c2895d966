// Somebody's normal hours on a day: their shift where one is planned, or the office hours that their agency set for their title or for
// everybody, or where it set none the usual eight of a working day; pure.
import type { Day } from "../shared/time/day.ts";
import { type OfficeStretch, officeOfShift, type PlannedDay } from "./shift.ts";
import type { HoursWindow, WorkingHours } from "./window-names.ts";
import { beginningOn, windowsFor } from "./windows.ts";

const USUAL: readonly HoursWindow[] = [
  { kind: "office", from: "08:00", until: "12:00" },
  { kind: "office", from: "13:00", until: "17:00" },
];

export function officeOn(
  day: Day,
  hours?: WorkingHours,
  { title, planned }: { readonly title?: string | undefined; readonly planned?: PlannedDay | undefined } = {},
): readonly OfficeStretch[] {
  if (planned) return officeOfShift(planned);
  const own = windowsFor(hours?.windows ?? [], "office", title);
  return beginningOn(own.length > 0 ? own : USUAL, day);
}
