// The acts that the month of overtime is made of: assigned, claimed, decided on, and what of a month then counts.
import type { City } from "../city.ts";
import { AGENCY, SUPERVISOR, WORKER } from "../household.ts";
import { amissUnless, of, type StepSeen, type StoryStep } from "../step.ts";

export const PERSONNEL = "personnel@household";
export const OVERTIME = `/v1/people/${WORKER}/overtime`;
export const LEAVE = `/v1/people/${WORKER}/comp-leave`;
const BOOK = `/v1/agencies/${AGENCY}/hours-book`;
export const WEIGHED = { urgency: "限期公文", necessity: "系統下班後才能處理", reasonableness: "一人即可" };
export const PROOF = [{ kind: "delivered-file", reference: "戶政字第12號" }];

export const Y = (...clauses: readonly string[]) => of("yilan-hours", ...clauses);
const instant = (when: string) => `${when.replace(" ", "T")}:00+08:00`;
export const span = (from: string, until: string) => ({ from: instant(from), until: instant(until) });

/** What earlier steps made: causes and pieces by the name that the story gives them. */
class Made {
  readonly #made = new Map<string, string>();
  set(name: string, value: string): void {
    this.#made.set(name, value);
  }
  of(name: string): string {
    const found = this.#made.get(name);
    if (found === undefined) throw new Error(`nothing was made that is called ${name}`);
    return found;
  }
}
export const made = new Made();

type Both = readonly [zh: string, en: string];

export function step(
  when: string,
  [zh, en]: Both,
  rest: Pick<StoryStep, "play"> & Partial<StoryStep>,
): StoryStep {
  return { of: "6", when, what: { "zh-TW": zh, en }, ...rest };
}

interface Asking {
  readonly account: string;
  /** Known once earlier steps are played. */
  readonly call: () => string;
  readonly body: object;
}

export function asks(account: string, call: () => string, body: object = {}): Asking {
  return { account, call, body };
}

export const onPiece = (name: string, verb: string) => () => `POST ${OVERTIME}/${made.of(name)}/${verb}`;
export const onCause = (name: string, verb: string) => () => `POST ${BOOK}/causes/${made.of(name)}/${verb}`;

/** Done, or refused by its clauses. */
export function act(
  when: string,
  words: Both,
  { account, call, body }: Asking,
  expected: Partial<StoryStep> = {},
): StoryStep {
  const play = async (city: City) => ({ refused: (await asked(city, account, call(), body)).refused });
  return step(when, words, { refused: [], ...expected, play });
}

export function causeOf(when: string, words: Both, category: string, kind: string): StoryStep {
  return step(when, words, {
    refused: [],
    cites: Y("2.3"),
    async play(city) {
      const body = { category, kind, what: words[0], on: when.slice(0, 10) };
      const { refused, reply } = await asked(city, PERSONNEL, `POST ${BOOK}/causes`, body);
      made.set(category, reply.causes?.[0]?.cause ?? "");
      return { refused };
    },
  });
}

interface Planned {
  readonly from: string;
  readonly until: string;
  /** Its category, with its cause where one is needed; general where nothing is said. */
  readonly as?: () => object;
}

export const by = (category: string) => () => ({ category, cause: made.of(category) });

/** Assigned or refused, and what the month then comes to. */
export function assigned(
  when: string,
  words: Both,
  { from, until, as = () => ({ category: "general" }) }: Planned,
  { refused = [], month, name }: { refused?: readonly string[]; month: number; name?: string },
): StoryStep {
  return step(when, words, {
    refused,
    async play(city) {
      const body = { ...span(from, until), task: "公文電子交換", ...WEIGHED, ...as() };
      const seen = await asked(city, SUPERVISOR, `POST ${OVERTIME}/assign`, body);
      if (name && seen.reply.row) made.set(name, seen.reply.row.piece);
      return counted(seen, await minutesOf(city, from.slice(0, 7)), month);
    },
  });
}

interface Reply {
  readonly row?: { readonly piece: string; readonly settled: { readonly amount: number } };
  readonly causes?: readonly { readonly cause: string }[];
}

/** What was answered, and every clause it was refused by; the code of the refusal where it names none. */
export async function asked(
  city: City,
  account: string,
  call: string,
  body: object,
): Promise<{ readonly refused: readonly string[]; readonly reply: Reply }> {
  const { status, body: reply } = await city.ask(account, call, body);
  if (status < 300) return { refused: [], reply };
  const { clauses, also = [], code } = reply;
  const all: readonly string[] = [clauses, ...also.map((each: { clauses?: unknown }) => each.clauses)]
    .flat()
    .filter(each => typeof each === "string");
  return { refused: all.length > 0 ? [...new Set(all)] : [code], reply };
}

/** What of a month counts, as the person's page has it. */
export async function minutesOf(city: City, month: string): Promise<number> {
  return (await city.ask(WORKER, `GET ${OVERTIME}?month=${month}`)).body.minutes;
}

export function counted({ refused = [] }: StepSeen, minutes: number, expected: number): StepSeen {
  const amiss = amissUnless(minutes === expected, `expected ${expected} minutes, saw ${minutes}`);
  return { refused, number: `${minutes} 分 min`, ...(amiss && { amiss }) };
}
