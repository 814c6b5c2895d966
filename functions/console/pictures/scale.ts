// Where an instant stands on the axis of a picture, and which ticks a reader needs; pure.
import { TAIPEI_MS } from "../../shared/time/taipei.ts";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const STEPS_MS = [
  ...[1, 3, 6, 12].map(hours => hours * HOUR_MS),
  ...[1, 2, 7, 14, 30, 91, 365, 3650].map(days => days * DAY_MS),
];

export interface Scale {
  /** Never outside the picture, whatever the record says. */
  place(instant: number): number;
  readonly ticks: readonly number[];
  /** Ticks fall on hours, so their hour has to be told. */
  readonly hourly: boolean;
}

export function scaleOf(extent: readonly [from: number, until: number], width: number, most = 9): Scale {
  const [from, until] = extent;
  const length = Math.max(until - from, 1);
  const step = STEPS_MS.find(each => length / each <= most) ?? length;
  const first = Math.ceil((from + TAIPEI_MS) / step) * step - TAIPEI_MS;
  const count = Math.max(0, Math.floor((until - first) / step) + 1);
  return {
    place: instant => Math.min(width, Math.max(0, ((instant - from) / length) * width)),
    ticks: Array.from({ length: count }, (_, at) => first + at * step),
    hourly: step < DAY_MS,
  };
}
