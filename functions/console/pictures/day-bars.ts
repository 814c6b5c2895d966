// Sessions and refusals day by day as stacked bars; the same numbers are beside or below them in words; pure.

import { type Html, html } from "../../shared/page/html.ts";
import { addDays } from "../../shared/time/day.ts";
import type { PageReader } from "../door/visit.ts";
import { dayText } from "../frame/time.ts";

export interface DayCount {
  readonly day: string;
  readonly allowed: number;
  readonly refused: number;
}

export interface BarsFacts {
  readonly id: string;
  readonly title: string;
  readonly days: readonly DayCount[];
  /** The height of the tallest bar, so that several pictures can be compared. */
  readonly most: number;
  readonly size: "wide" | "small";
}

const SIZES = {
  wide: { width: 960, height: 170, axis: 18, left: 44 },
  small: { width: 300, height: 36, axis: 0, left: 0 },
};

/** Few days are not stretched into blocks. */
const WIDEST = 64;

export function mostOf(days: readonly DayCount[]): number {
  return days.reduce((most, { allowed, refused }) => Math.max(most, allowed + refused), 0);
}

export function sumOf(days: readonly DayCount[], of: "allowed" | "refused"): number {
  return days.reduce((total, day) => total + day[of], 0);
}

/** Its name says the sum, and what it shows by colour it shows by a pattern as well. */
export function dayBars(reader: PageReader, { id, title, days, most, size }: BarsFacts): Html {
  const { width, height, axis, left } = SIZES[size];
  const step = Math.min((width - left) / Math.max(days.length, 1), WIDEST);
  // A pixel is left for what is too small to be seen otherwise, and a line for the highest number.
  const room = height - axis - 2;
  const top = left > 0 ? niceAbove(most) : most;
  const tall = (count: number) =>
    top > 0 ? Math.max(count > 0 ? 1 : 0, (count / top) * (room - (left > 0 ? 14 : 1))) : 0;
  const bars = days.map(({ day, allowed, refused }, at) => {
    const [open, shut] = [tall(allowed), tall(refused)];
    const [x, wide] = [(left + at * step + step * 0.12).toFixed(2), (step * 0.76).toFixed(2)];
    const rect = (look: string, y: number, tallness: number) =>
      html`<rect class="${look}" x="${x}" y="${y.toFixed(2)}" width="${wide}" height="${tallness.toFixed(2)}"/>`;
    const words = reader.say(`連線 ${allowed}、拒絕 ${refused}`, `${allowed} sessions, ${refused} refused`);
    return html`<g><title>${dayText(reader, day)} ${words}</title>${rect("is-open", room - open, open)}${rect("is-shut", room - open - shut, shut)}<path fill="url(#${id}-refused)" d="M${x} ${(room - open - shut).toFixed(2)}h${wide}v${shut.toFixed(2)}h-${wide}z"/></g>`;
  });
  const [allowed, refused] = [sumOf(days, "allowed"), sumOf(days, "refused")];
  const sums = reader.say(`允許 ${allowed}、拒絕 ${refused}`, `${allowed} allowed, ${refused} refused`);
  return html`<svg class="picture bars ${size}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}"><title id="${id}">${title}${reader.say("：", ": ")}${sums}</title>
<defs>${hatching(`${id}-refused`)}</defs>${left > 0 && scale({ width, left, room, tall }, top)}
<line class="axis" x1="${left}" x2="${width}" y1="${room + 1}" y2="${room + 1}"/>${bars}${axis > 0 && labels(reader, days, { step, left, height })}</svg>`;
}

/** Refused is red, and it is hatched: whoever sees no red sees the lines. */
function hatching(id: string): Html {
  return html`<pattern id="${id}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="hatch" x1="0" x2="0" y1="0" y2="5"/></pattern>`;
}

/** Round numbers, so that three lines say how high anything is. */
function niceAbove(most: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(most, 1)));
  return [1, 2, 4, 5, 10].map(times => times * power).find(each => each >= most) ?? most;
}

interface Ground {
  readonly width: number;
  readonly left: number;
  readonly room: number;
  readonly tall: (count: number) => number;
}

function scale({ width, left, room, tall }: Ground, top: number): Html {
  const marks = [top / 2, top].filter(mark => Number.isInteger(mark) && mark > 0);
  return html`${[0, ...marks].map(mark => {
    const y = (room - tall(mark) + 1).toFixed(1);
    return html`<line class="axis" x1="${left}" x2="${width}" y1="${y}" y2="${y}"/><text x="${left - 6}" y="${Number(y) + 4}" text-anchor="end">${mark}</text>`;
  })}`;
}

const MOST_LABELS = 8;

interface Placed {
  readonly step: number;
  readonly left: number;
  readonly height: number;
}

function labels(reader: PageReader, days: readonly DayCount[], { step, left, height }: Placed): Html {
  const every = Math.max(1, Math.ceil(days.length / MOST_LABELS));
  return html`${days.map(
    ({ day }, at) =>
      at % every === 0 &&
      html`<text x="${(left + at * step + step / 2).toFixed(1)}" y="${height - 4}" text-anchor="${at === 0 ? "start" : "middle"}">${dayText(reader, day)}</text>`,
  )}`;
}

export function barsLegend({ say }: PageReader): Html {
  const key = (look: string, words: string, more: Html | false = false) =>
    html`<span><svg class="key" viewBox="0 0 10 10" aria-hidden="true"><rect class="${look}" width="10" height="10" rx="2"/>${more}</svg> ${words}</span>`;
  const hatched = html`<defs>${hatching("key-refused")}</defs><rect fill="url(#key-refused)" width="10" height="10"/>`;
  return html`<p class="legend">${key("is-open", say("允許的連線", "Sessions allowed"))}${key("is-shut", say("拒絕（斜線）", "Refused (hatched)"), hatched)}</p>`;
}

/** Every day of the span, also those on which nothing was asked. */
export function eachDay(counts: readonly DayCount[], from: string, until: string): readonly DayCount[] {
  const known = new Map<string, DayCount>();
  for (const { day, allowed, refused } of counts) {
    const before = known.get(day) ?? { day, allowed: 0, refused: 0 };
    known.set(day, { day, allowed: before.allowed + allowed, refused: before.refused + refused });
  }
  const days: DayCount[] = [];
  for (let day = from; day <= until && days.length < MOST_DAYS; day = addDays(day, 1))
    days.push(known.get(day) ?? { day, allowed: 0, refused: 0 });
  return days;
}

const MOST_DAYS = 400;
