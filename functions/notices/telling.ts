// What a feature's table says of each of its events: who is told what, or why nobody is; types and the words' small parts; pure.
import type { Happening, Law } from "../shared/journal/event.ts";
import { isSystem, systemOf } from "../shared/rules/systems.ts";
import { isRocDay, rocDate } from "../shared/time/roc-date.ts";
import { type Words, words } from "../shared/words.ts";
import type { Urgency } from "./names.ts";
import type { Box, Facts } from "./notice.ts";

export interface Told<E, S> {
  readonly event: E;
  /** As it stands now, and as it stood before this event where the row asks for that. */
  readonly state: S | undefined;
  readonly before: S | undefined;
  /** The parts of the stream's id. */
  readonly id: readonly string[];
  readonly by: string;
}

export interface Row<E, S> {
  readonly to: (told: Told<E, S>) => readonly Box[];
  readonly facts?: (told: Told<E, S>) => Facts;
  readonly say: (facts: Facts) => Words;
  /** The page of the console that it leads to. */
  readonly page: (facts: Facts) => string;
  readonly urgency?: Urgency | ((told: Told<E, S>) => Urgency);
  /** Who is concerned is no longer in the state: it has to be read as it was. */
  readonly needsBefore?: true;
  /** What is told once a day, however often it happens. */
  readonly daily?: (told: Told<E, S>) => string;
}

/** A row, or the reason why nobody is told. */
export type Table<E extends Happening, S> = {
  readonly [T in E["type"]]: Row<Extract<E, { readonly type: T }>, S> | string;
};

export type AnyRow = Row<Happening, unknown>;
/** A feature's table, with the law by which its streams are read. */
export interface AnyKind {
  readonly law: Law<unknown, Happening>;
  readonly table: Readonly<Record<string, AnyRow | string>>;
}

export function tells<E extends Happening, S>(law: Law<S, E>, table: Table<E, S>): AnyKind {
  return { law, table } as unknown as AnyKind;
}

/** A day in both calendars; what is no day stays as it is. */
export function day(text = ""): Words {
  return words(isRocDay(text) ? rocDate(text, "slashes") : text, text);
}

/** A system by its name; one that is not there any more by its code. */
export function systemCalled(code = ""): Words {
  if (!isSystem(code)) return words(code, code);
  const { "zh-TW": zh, en } = systemOf(code);
  return words(zh, en);
}

/** Both languages of a sentence, with its parts put in. */
export function both(
  zh: (part: (of: Words) => string) => string,
  en: (part: (of: Words) => string) => string,
): Words {
  return words(
    zh(of => of["zh-TW"]),
    en(of => of.en),
  );
}
