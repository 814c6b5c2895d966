// When it is said that entries of a list will end: so many working days ahead, each entry once for each; pure.
import { dayOf, isProvisional, lastDayOf } from "../../shared/time/calendar.ts";
import { type Entry, spanOf } from "../lists/entry.ts";
import type { List } from "../lists/list.ts";
import type { ListEvent } from "../lists/list-event.ts";
import { dayAhead } from "./endings.ts";

type Announced = Extract<ListEvent, { type: "EndingAnnounced" }>;

/**
 * Of the entries that nobody was told of so many days ahead, those whose last day has come within them. An entry that was
 * added later than that gets the notices that still lie ahead of it, and shows among the endings at once.
 */
export function announcementDue(
  { announced }: Pick<List, "announced">,
  entries: readonly Entry[],
  { at, days }: { readonly at: string; readonly days: readonly number[] },
): Announced[] {
  const today = dayOf(at);
  const lastDays = entries.flatMap(entry =>
    entry.until === undefined || spanOf(entry, at) === "ended" ? [] : [lastDayOf(entry.until)],
  );
  return days.flatMap((workingDays): Announced[] => {
    const through = dayAhead(today, workingDays);
    // A notice that needs next year's calendar waits for it; the others need not.
    if (through === undefined) return [];
    const told = announced[workingDays] ?? "";
    const count = lastDays.filter(day => day > told && day <= through).length;
    const provisional = isProvisional(today, through) && { provisional: true as const };
    return count === 0 ? [] : [{ type: "EndingAnnounced", workingDays, through, count, ...provisional }];
  });
}
