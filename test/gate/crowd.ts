// Very many borrowers of one city at once, each with a terminal carried out and wired: some in a transaction, since one after the
// other would take minutes; and how they knock where transactions cancel each other, with every constant of time stretched.
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { ask } from "../../functions/gate/answer.ts";
import type { Verdict } from "../../functions/gate/decide.ts";
import { isAllowed } from "../../functions/gate/explain.ts";
import { readVpnQuestion } from "../../functions/gate/vpn-question.ts";
import { personLaw } from "../../functions/people/person.ts";
import { postureLaw } from "../../functions/posture/posture.ts";
import { keepBlob } from "../../functions/shared/journal/blob.ts";
import { type Change, change, type Draft } from "../../functions/shared/journal/change.ts";
import { BACK_OFF_MS, commit, insist } from "../../functions/shared/journal/commit.ts";
import { GENESIS, type Happening, type Law } from "../../functions/shared/journal/event.ts";
import { read } from "../../functions/shared/journal/journal.ts";
import { type Stream, stream } from "../../functions/shared/journal/keys.ts";
import { Limiter } from "../../functions/shared/limiter.ts";
import { now } from "../../functions/shared/time/clock.ts";
import { stopLaw } from "../../functions/stops/stop.ts";
import { terminalLaw } from "../../functions/terminals/terminal.ts";
import { AGENCY, carriedOut, enrolled, PLEDGE, registered } from "../house/city.ts";
import { type City, dueOn, hours, KEY, knock } from "./city.ts";

export interface Knocker {
  readonly person: string;
  readonly propertyNo: string;
}

/** Each is three things with eight events, and a transaction takes a hundred items. */
const IN_ONE = 9;
const MEANWHILE = 4;

/** The agency's review names them all: whoever was a borrower before is one no more. */
export async function crowdOf(city: City, count: number): Promise<readonly Knocker[]> {
  await keepBlob(PLEDGE);
  const crowd = Array.from({ length: count }, (_, at) => ({
    person: `w${at}`,
    propertyNo: `3140101-03-${String(at).padStart(7, "0")}`,
  }));
  const parts = Array.from({ length: Math.ceil(count / IN_ONE) }, (_, at) =>
    crowd.slice(at * IN_ONE, (at + 1) * IN_ONE),
  );
  const worker = async () => {
    for (let part = parts.shift(); part; part = parts.shift())
      await commit({ changes: part.flatMap(who => changesOf(city, who)) });
  };
  await Promise.all(Array.from({ length: MEANWHILE }, worker));
  await city.review(crowd.map(({ person }) => person));
  return crowd;
}

function changesOf({ system }: City, { person, propertyNo }: Knocker): Change[] {
  const reported = { sequence: 1, signedAt: hours(0), claims: { medium: "wired" } } as const;
  return [
    first(personLaw, stream("PERSON", person), [
      enrolled(),
      { type: "LoanTaken", propertyNo, dueAt: hours(240) },
    ]),
    first(terminalLaw, stream("TERMINAL", propertyNo), [
      registered(propertyNo, { system }),
      ...carriedOut(person, dueOn()),
    ]),
    first(postureLaw, stream("POSTURE", propertyNo), [
      { type: "PostureKeyEnrolled", agency: AGENCY, key: KEY, source: "declared" },
      { type: "PostureReported", ...reported },
    ]),
  ];
}

function first<S, E extends Happening>(law: Law<S, E>, of: Stream, events: readonly [E, ...E[]]): Change {
  const drafts = events.map(event => ({ event })) as unknown as [Draft<E>, ...Draft<E>[]];
  const facts = {
    by: { person: "somebody", agency: AGENCY, roles: [] },
    action: "test",
    request: randomUUID(),
  };
  const held = { stream: of, version: 0, head: GENESIS, state: undefined };
  return change(law, held, drafts, { ...facts, recordedAt: now().toISOString() });
}

/** How long a yes, a no or a fault took; an answer that is no verdict is a fault. */
export interface Answered {
  readonly ms: number;
  readonly outcome: string;
}

/** In the cloud each question has a function to itself, so nobody waits for a place. */
const PLACES = new Limiter(100_000);

export async function knocks(city: City, who: Knocker, stretch = 1): Promise<Answered> {
  const { question } = readVpnQuestion(knock(city, who), "saml");
  const limits = {
    decidingMs: 9_000 * stretch,
    recordingMs: 3_000 * stretch,
    backOffMs: BACK_OFF_MS * stretch,
  };
  const start = performance.now();
  const answer = await ask(question, { ...limits, places: PLACES });
  return { ms: (performance.now() - start) / stretch, outcome: outcomeOf(answer) };
}

function outcomeOf(answer: Verdict | string): string {
  if (typeof answer === "string") return answer;
  if (isAllowed(answer)) return "allowed";
  return answer.refusals.map(({ clause, policy }) => clause ?? policy).join(" ");
}

/** A stop that closes the gate to nobody here, and how long until it was on record; given up where it never was. */
export async function stopping(stretch = 1): Promise<Answered> {
  const scope = { kind: "person", id: `nobody-${randomUUID()}` } as const;
  const place = { agency: "", system: "", person: scope.id };
  const event = { type: "ConnectionsStopped", stop: randomUUID(), scope, because: "x", ...place } as const;
  const facts = {
    by: { person: "somebody", agency: AGENCY, roles: [] },
    action: "test",
    request: randomUUID(),
  };
  const start = performance.now();
  const outcome = await insist(async () => {
    const held = await read(stream(stopLaw, "city"));
    await commit({
      changes: [change(stopLaw, held, [{ event }], { ...facts, recordedAt: now().toISOString() })],
    });
    return "written";
  }, 8_000 * stretch).catch((error: Error) => error.name);
  return { ms: (performance.now() - start) / stretch, outcome };
}

/** As people come: each without a look at the others, so many a second on average. */
export async function arriving<T>(
  count: number,
  perSecond: number,
  { chance, act }: { readonly chance: () => number; readonly act: (at: number) => Promise<T> },
): Promise<T[]> {
  const begun: Promise<T>[] = [];
  let due = performance.now();
  for (let at = 0; at < count; at++) {
    due += (-Math.log(1 - chance()) * 1_000) / perSecond;
    if (due > performance.now()) await wait(due - performance.now());
    begun.push(act(at));
  }
  return Promise.all(begun);
}
