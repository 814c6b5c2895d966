// Times of a day as people write them: 08:00-12:00, and past midnight on of the same day, 22:00-25:30; pure.
import { Problem } from "../shared/http/problem.ts";
import { instantOf } from "../shared/time/calendar.ts";
import { addDays, type Day } from "../shared/time/day.ts";
import { TAIPEI_MS } from "../shared/time/taipei.ts";
import { words } from "../shared/words.ts";
import type { Span } from "./attendance.ts";
import { ATTENDANCE_PROBLEM } from "./problems.ts";

const TIME = /^([0-3]?\d):?([0-5]\d)$/;

/** The instant; undefined for what is no time of a day or of the night after. */
export function timeOn(day: Day, text: string): string | undefined {
  const [, hour = "", minute = ""] = TIME.exec(text.normalize("NFKC").trim()) ?? [];
  const hours = Number(hour);
  if (hour === "" || hours >= 40) return undefined;
  const [on, clock] = hours >= 24 ? [addDays(day, 1), hours - 24] : [day, hours];
  return instantOf(on, `${String(clock).padStart(2, "0")}:${minute}`);
}

export function spansFrom(day: Day, lines: readonly string[]): readonly Span[] {
  return lines.map(line => {
    const [from, until, ...more] = line.normalize("NFKC").split(/[-–—~～至]/);
    const span = { from: timeOn(day, from ?? ""), until: timeOn(day, until ?? "") };
    if (!span.from || !span.until || more.length > 0)
      throw new Problem(ATTENDANCE_PROBLEM["times-unreadable"], { detail: words(line, line) });
    return { from: span.from, until: span.until };
  });
}

/** As it is written of that day: 25:30 is half past one in the night after it. */
export function timeText(day: Day, instant: string): string {
  const minutes = Math.floor((Date.parse(instant) + TAIPEI_MS - Date.parse(day)) / 60_000);
  return [Math.floor(minutes / 60), minutes % 60].map(part => String(part).padStart(2, "0")).join(":");
}

export function spansText(day: Day, spans: readonly Span[]): readonly string[] {
  return spans.map(({ from, until }) => `${timeText(day, from)}-${timeText(day, until)}`);
}
