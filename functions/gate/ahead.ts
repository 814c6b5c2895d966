// How the gate will stand from a moment on, as far as is known now: read once, judged each half hour and at each deadline, and to the
// second between two that differ. What is reported again and again, as the link is, is taken to go on as it is.
import { loadedCalendars } from "../shared/journal/loaded-calendars.ts";
import { factsOf } from "./decide.ts";
import { type Explanation, explain } from "./explain.ts";
import type { Facts, Known } from "./facts.ts";
import { PARTS } from "./parts.ts";
import type { Question } from "./question.ts";
import { loadText, type ReadStates, readFor } from "./reads.ts";

const STEP_MS = 30 * 60_000;
const SECOND_MS = 1_000;

/** From then on, until the next one. */
export interface Stand extends Explanation {
  readonly from: string;
  readonly facts: Facts;
}

export interface Ahead {
  readonly from: string;
  readonly until: string;
  readonly read: ReadStates;
  /** What is supposed instead of some of it. */
  readonly supposing?: (facts: Facts) => Facts;
}

type Judge = (at: string) => Promise<Stand>;

export async function standsAhead(question: Question, ahead: Ahead): Promise<readonly Stand[]> {
  const judge = await judgeFor(question, ahead);
  const stands = [await judge(ahead.from)];
  let before = stands[0] as Stand;
  for (let at = nextAfter(before); at < ahead.until; at = nextAfter(before)) {
    const next = await judge(at);
    if (!isSame(before, next)) stands.push(await turning(judge, before, next));
    before = next;
  }
  return stands;
}

async function judgeFor(question: Question, { from, read, supposing = same }: Ahead): Promise<Judge> {
  const [reads] = await Promise.all([readFor(question, from, read), loadedCalendars()]);
  let asItWas: Partial<Known> | undefined;
  return async at => {
    const loaded = await Promise.all(PARTS.map(part => part.load?.(reads, at, loadText)));
    const told = factsOf(reads, loaded, at);
    asItWas ??= repeatedIn(told);
    const facts = supposing({ ...told, known: { ...told.known, ...asItWas } });
    return { from: at, facts, ...explain(facts) };
  };
}

function same(facts: Facts): Facts {
  return facts;
}

/** What is put off again and again, as it was. */
function repeatedIn({ known, deadlines }: Facts): Partial<Known> {
  const repeating = deadlines.filter(({ repeats }) => repeats).map(({ fact }) => fact as keyof Known);
  return Object.fromEntries(repeating.map(fact => [fact, known[fact]]));
}

function nextAfter({ from, facts }: Stand): string {
  const step = new Date((Math.floor(Date.parse(from) / STEP_MS) + 1) * STEP_MS).toISOString();
  return facts.deadlines.reduce(
    (next, { at, repeats }) => (!repeats && from < at && at < next ? at : next),
    step,
  );
}

/** Most change at the very moment that is looked at; of the others, the second is sought. */
async function turning(judge: Judge, before: Stand, after: Stand): Promise<Stand> {
  let [low, high] = [Date.parse(before.from), after];
  let middle = Date.parse(high.from) - SECOND_MS;
  while (middle > low) {
    const between = await judge(new Date(middle).toISOString());
    if (isSame(before, between)) low = middle;
    else high = between;
    middle = Math.floor((low + Date.parse(high.from)) / 2 / SECOND_MS) * SECOND_MS;
    if (Date.parse(high.from) - low <= SECOND_MS) break;
  }
  return high;
}

function isSame(one: Explanation, other: Explanation): boolean {
  return refusing(one) === refusing(other);
}

function refusing({ refusals }: Explanation): string {
  return refusals.map(({ policy }) => policy).join();
}
