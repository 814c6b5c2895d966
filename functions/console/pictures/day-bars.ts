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

const SIZES = { wide: { width: 960, height: 150, axis: 18 }, small: { width: 300, height: 36, axis: 0 } };

/** Few days are not stretched into blocks. */
const WIDEST = 64;

export function mostOf(days: readonly DayCount[]): number {
  return days.reduce((most, { allowed, refused }) => Math.max(most, allowed + refused), 0);
}

export function dayBars(reader: PageReader, { id, title, days, most, size }: BarsFacts): Html {
  const { width, height, axis } = SIZES[size];
  const step = Math.min(width / Math.max(days.length, 1), WIDEST);
  // A pixel is left for what is too small to be seen otherwise.
  const room = height - axis - 2;
  const tall = (count: number) => (most > 0 ? Math.max(count > 0 ? 1 : 0, (count / most) * (room - 1)) : 0);
  const bars = days.map(({ day, allowed, refused }, at) => {
    const [open, shut] = [tall(allowed), tall(refused)];
    const [x, wide] = [(at * step + step * 0.12).toFixed(2), (step * 0.76).toFixed(2)];
    const words = reader.say(`連線 ${allowed}、拒絕 ${refused}`, `${allowed} sessions, ${refused} refused`);
    return html`<g><title>${dayText(reader, day)} ${words}</title><rect class="is-open" x="${x}" y="${(room - open).toFixed(2)}" width="${wide}" height="${open.toFixed(2)}"/><rect class="is-shut" x="${x}" y="${(room - open - shut).toFixed(2)}" width="${wide}" height="${shut.toFixed(2)}"/></g>`;
  });
  return html`<svg class="picture bars ${size}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}"><title id="${id}">${title}</title>
<line class="axis" x1="0" x2="${width}" y1="${room + 1}" y2="${room + 1}"/>${bars}${axis > 0 && labels(reader, days, step, height)}</svg>`;
}

const MOST_LABELS = 8;

function labels(reader: PageReader, days: readonly DayCount[], step: number, height: number): Html {
  const every = Math.max(1, Math.ceil(days.length / MOST_LABELS));
  return html`${days.map(
    ({ day }, at) =>
      at % every === 0 &&
      html`<text x="${(at * step + step / 2).toFixed(1)}" y="${height - 4}" text-anchor="${at === 0 ? "start" : "middle"}">${dayText(reader, day)}</text>`,
  )}`;
}

export function barsLegend({ say }: PageReader): Html {
  const key = (look: string, words: string) =>
    html`<span><svg class="key" viewBox="0 0 10 10" aria-hidden="true"><rect class="${look}" width="10" height="10" rx="2"/></svg> ${words}</span>`;
  return html`<p class="legend">${key("is-open", say("允許的連線", "Sessions allowed"))}${key("is-shut", say("拒絕", "Refused"))}</p>`;
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
