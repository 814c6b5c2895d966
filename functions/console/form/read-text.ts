// What one line of text means as the kind of thing a field asks for: a number, a day, a moment; pure.
import * as v from "valibot";
import { instant } from "../../shared/http/schema.ts";
import { isRocDay, readRocDate } from "../../shared/time/roc-date.ts";
import { type Words, words } from "../../shared/words.ts";
import type { Field } from "./field.ts";

export type TextReading =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "fault"; readonly words: Words };

export const value = (read: unknown): TextReading => ({ kind: "value", value: read });
export const fault = (words: Words): TextReading => ({ kind: "fault", words });

type TextKind = Exclude<Field["kind"], "choices" | "lines" | "table" | "file" | "digest">;

export function readTyped(kind: TextKind, text: string): TextReading {
  switch (kind) {
    case "text":
    case "choice":
      return value(text);
    case "number":
      return /^-?\d+(\.\d+)?$/.test(text) ? value(Number(text)) : fault(NO_NUMBER);
    case "yes-no":
      return value(text === "yes");
    case "day":
      return dayOf(text);
    case "moment":
      return momentOf(text);
    default:
      return kind satisfies never;
  }
}

function dayOf(text: string): TextReading {
  if (isRocDay(text)) return value(text);
  const reading = readRocDate(text);
  return reading.status === "read" ? value(reading.day) : fault(reading.words);
}

/** Taipei has no summer time: its clock is always eight hours ahead. */
function momentOf(text: string): TextReading {
  const [, date = "", time] = /^(.+?)[\sT]+(\d{1,2}:\d{2})$/.exec(text.replaceAll("：", ":")) ?? [];
  if (!time || !/^([01]?\d|2[0-3]):[0-5]\d$/.test(time)) return fault(NO_MOMENT);
  const day = dayOf(date.trim());
  return day.kind === "fault" ? day : value(`${day.value}T${time.padStart(5, "0")}:00+08:00`);
}

const NO_NUMBER = words("必須是數字", "Enter a number");
export const NO_MOMENT = words(
  "請寫日期與時間，例如 110/06/18 17:10",
  "Enter a date and a time, such as 110/06/18 17:10",
);

/** A moment as people or links write it, as an instant; undefined for what is neither. */
export function readMoment(text: string): string | undefined {
  const plain = text.trim();
  const exact = v.safeParse(instant(), plain);
  if (exact.success) return exact.output;
  const read = momentOf(plain);
  return read.kind === "value" ? new Date(String(read.value)).toISOString() : undefined;
}
