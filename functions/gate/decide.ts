// The one way to a verdict, for the gate, for closing and for explaining. In this order, and whatever is in doubt refuses:
//
// 1. read      every state that the parts name, in one strongly consistent request where the guesses are right
// 2. rules     the regulations that bind at that moment; an unknown one, none in force or a contradiction refuses
// 3. facts     what each part tells, in the order of parts.ts; what is absent stays unknown
// 4. verdict   the policies: an error refuses, no permit refuses, each `forbid` refuses by its clause; nothing left allows,
//              until the earliest deadline of a fact that one of them reads

import { activityOf, bindingRules } from "./adoption.ts";
import { type Explanation, explain } from "./explain.ts";
import type { Deadline, FactName, Facts, FactsFrom, Known, RecordRef } from "./facts.ts";
import type { Reads } from "./part.ts";
import { PARTS } from "./parts.ts";
import type { Question } from "./question.ts";
import { loadText, type ReadStates, readFor, readNow } from "./reads.ts";

export interface Verdict extends Explanation {
  readonly question: Question;
  readonly reads: Reads;
  readonly facts: Facts;
}

/** `at` is a UTC instant as the journal writes it; `read` reads from the journal instead of from now, for one that has passed. */
export async function decide(question: Question, at: string, read: ReadStates = readNow): Promise<Verdict> {
  // Of the past and in tests the journal is read by other means, and days are counted by the calendars of now.
  const reads = await readFor(question, at, read);
  const loaded = await Promise.all(PARTS.map(part => part.load?.(reads, at, loadText)));
  const facts = factsOf(reads, loaded, at);
  return { question: reads.question, reads, facts, ...explain(facts) };
}

/** Of what was read, and of what each part looked up: pure. */
export function factsOf(reads: Reads, loaded: readonly unknown[], at: string): Facts {
  const about = { activity: activityOf(reads.through), at };
  const names = PARTS.flatMap(part => part.adopted?.(reads, about) ?? []);
  const [overlay] = PARTS.flatMap(part => part.overlay?.(reads, about) ?? []);
  const [doubt] = PARTS.flatMap(part => part.doubt?.(reads) ?? []);
  const { rules, profiles, deadlines } = bindingRules({ names, activity: about.activity, overlay }, at);
  const moment = { ...about, profiles, overlay };
  const told = together(PARTS.flatMap((part, index) => part.facts(reads, moment, loaded[index])));
  return {
    person: reads.question.person,
    system: reads.through?.system ?? "",
    at,
    rules: doubt ?? rules,
    profiles,
    ...(overlay && { overlay }),
    known: told.known,
    records: told.records,
    deadlines: [...deadlines, ...told.deadlines],
  };
}

function together(all: readonly FactsFrom[]): Pick<Facts, "known" | "records" | "deadlines"> {
  const known: Record<string, unknown> = {};
  const records: Partial<Record<FactName, RecordRef>> = {};
  const deadlines: Deadline[] = [];
  for (const { known: facts, from, deadlines: ends = [] } of all) {
    Object.assign(known, facts);
    deadlines.push(...ends);
    if (from) for (const name of Object.keys(facts)) records[name as FactName] = from;
  }
  return { known: known as unknown as Known, records, deadlines };
}
