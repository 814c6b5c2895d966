// Spans as tests write them: Taipei days and times of day, "26:00" being two in the morning of the next day; and the rules of yilan-hours.
import type { Span, SpanKind } from "../../functions/hours/span.ts";
import type { Limits, Overlay } from "../../functions/shared/rules/parameters.ts";
import { profileOf } from "../../functions/shared/rules/profile.ts";
import { combine } from "../../functions/shared/rules/profiles.ts";
import { instantOf } from "../../functions/shared/time/calendar.ts";
import { addDays } from "../../functions/shared/time/day.ts";

export function limitsOn(day: string, overlay: Overlay = {}): Limits {
  const rules = combine([profileOf("yilan-hours")], day, overlay, "hours");
  if (rules.status !== "combined") throw new Error("the rules combine");
  return rules.limits;
}

export const LIMITS = limitsOn("2026-11-30");

/** "2023-05-16 18:00-25:30" */
export function span(kind: SpanKind, when: string, more: Partial<Span> = {}): Span {
  const [day = "", times = ""] = when.split(" ");
  const [from = "", until = ""] = times.split("-");
  return { id: `${kind} ${when}`, kind, from: at(day, from), until: at(day, until), ...more };
}

export function at(day: string, time: string): string {
  const hours = Number(time.slice(0, 2));
  const later = Math.floor(hours / 24);
  return instantOf(addDays(day, later), `${String(hours % 24).padStart(2, "0")}${time.slice(2)}`);
}

/** Eight hours with a break at noon. */
export function officeDay(day: string): Span[] {
  return [span("normal", `${day} 08:00-12:00`), span("normal", `${day} 13:00-17:00`)];
}
