// What a number of hours rests on: the spans it was counted from, the clause and parameter that limit it, the text they stand in with its
// hash, and the day on which all of that held; pure.
import type { ClauseId, ProfileId } from "../shared/rules/clauses.ts";
import type { Parameter } from "../shared/rules/parameters.ts";
import { type Rules, sourcesOf } from "../shared/rules/profiles.ts";
import { sourcesOf as textsOf } from "../shared/rules/sources.ts";
import type { Day } from "../shared/time/day.ts";
import type { Cap } from "./caps.ts";
import { type Count, type Counted, monthOf } from "./count.ts";
import { type Minutes, minutes } from "./minutes.ts";
import { isExtended, type SpanKind } from "./span.ts";

interface Part {
  readonly id: string;
  readonly kind: SpanKind;
  readonly from: string;
  readonly until: string;
  /** The day it belongs to, which is where it began. */
  readonly day: Day;
  readonly minutes: Minutes;
}

interface Said {
  readonly profile: ProfileId;
  readonly version: number;
  readonly source: ClauseId | "ours";
  readonly value: number;
  /** Of the text as it was read. */
  readonly sha256?: string | undefined;
}

export interface Why {
  readonly spans: readonly Part[];
  readonly clauses: readonly ClauseId[];
  readonly parameter: Parameter;
  /** Empty where the agency's own rule is stricter than every text. */
  readonly from: readonly Said[];
  readonly on: Day;
}

/** Why a cap is as full as it is; `rules` are those by which it was counted, and `on` the day they were in force. */
export function whyUsed({ what, over, clauses, parameter }: Cap, count: Count, rules: Rules, on: Day): Why {
  const isMeant = ({ day }: Counted) => over.includes(what === "day" || what === "run" ? day : monthOf(day));
  const counts = (each: Counted) => what === "day" || isExtended(each.span) || each.unassigned > 0;
  const spans = count.spans.filter(each => isMeant(each) && counts(each));
  return {
    spans: spans.map(each => partOf(each, what === "day")),
    clauses,
    parameter,
    from: saidBy(parameter, rules),
    on,
  };
}

/** Of normal hours past the day's, a cap of overtime counts only what is past. */
function partOf({ span, day, minutes: length, unassigned }: Counted, isWhole: boolean): Part {
  const { id, kind, from, until } = span;
  return { id, kind, from, until, day, minutes: minutes(isWhole || isExtended(span) ? length : unassigned) };
}

function saidBy(parameter: Parameter, rules: Rules): Said[] {
  return sourcesOf(parameter, rules).flatMap(({ profile, source, value }) => {
    const version = rules.profiles.find(({ id }) => id === profile)?.version;
    const text = textsOf(source === "ours" ? profile : source).find(({ sha256 }) => sha256 !== undefined);
    if (version === undefined || typeof value !== "number") return [];
    return [{ profile, version, source, value, sha256: text?.sha256 }];
  });
}
