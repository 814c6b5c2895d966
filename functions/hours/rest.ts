// Rest between two different shifts of shift staff (yilan-hours/2.1d): without a break, from the real end of work by the clock; pure.
import type { Limits } from "../shared/rules/parameters.ts";
import { type Words, words } from "../shared/words.ts";
import { less, type Minutes, minutesAfter, minutesBetween, minutesWords } from "./minutes.ts";
import { inOrder, type Span } from "./span.ts";

export interface RestFault {
  /** The shift that begins too soon. */
  readonly next: string;
  /** From when on there was no work, and from when on the shift may begin. */
  readonly since: string;
  readonly from: string;
  readonly missing: Minutes;
  readonly words: Words;
}

/** Trips, overtime and standby are no rest either; leave and official leave are. */
const RESTS: readonly Span["kind"][] = ["leave", "official-leave"];

/** One for each shift that begins too soon after another one; nobody who has no shifts is asked. */
export function restFaults(
  spans: readonly Span[],
  { shiftRestMinutes: rest }: Pick<Limits, "shiftRestMinutes">,
): readonly RestFault[] {
  if (rest === null) return [];
  const worked = inOrder(spans.filter(({ kind }) => !RESTS.includes(kind)));
  let [shift, end]: readonly [string | undefined, string] = [undefined, ""];
  return worked.flatMap(span => {
    const [before, since] = [shift, end];
    if (end < span.until) end = span.until;
    if (span.shift === undefined) return [];
    shift = span.shift;
    if (before === undefined || before === span.shift) return [];
    const missing = since <= span.from ? less(rest, minutesBetween(since, span.from)) : (rest as Minutes);
    return missing > 0
      ? [{ next: span.id, since, from: minutesAfter(since, rest), missing, words: told(rest, missing) }]
      : [];
  });
}

function told(rest: number, missing: Minutes): Words {
  const [of, short] = [minutesWords(rest), minutesWords(missing)];
  return words(
    `更換班次須連續休息 ${of["zh-TW"]}，尚差 ${short["zh-TW"]}`,
    `between different shifts there is rest of ${of.en}: ${short.en} are missing`,
  );
}
