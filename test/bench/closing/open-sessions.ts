// Very many sessions open at once: people with everything in order, recorded some in a transaction, each let in by the real gate.
import { randomUUID } from "node:crypto";
import { personLaw } from "../../../functions/people/person.ts";
import { postureLaw } from "../../../functions/posture/posture.ts";
import { keepBlob } from "../../../functions/shared/journal/blob.ts";
import { type Change, change, type Draft } from "../../../functions/shared/journal/change.ts";
import { commit } from "../../../functions/shared/journal/commit.ts";
import { GENESIS, type Happening, type Law } from "../../../functions/shared/journal/event.ts";
import { type Stream, stream } from "../../../functions/shared/journal/keys.ts";
import { now } from "../../../functions/shared/time/clock.ts";
import { terminalLaw } from "../../../functions/terminals/terminal.ts";
import { AGENCY, type City, hours, KEY, LOAN, PAPER, PLEDGE } from "../../gate/city.ts";

export interface Worker {
  readonly person: string;
  readonly propertyNo: string;
}

/** Each is eleven actions of the hundred that a transaction takes. */
const IN_ONE = 9;
const AT_ONCE = 8;

export async function workersOf(city: City, count: number): Promise<readonly Worker[]> {
  const pledge = await keepBlob(PLEDGE);
  const workers = Array.from({ length: count }, (_, at) => ({
    person: `w${at}`,
    propertyNo: `3140101-03-${String(at).padStart(7, "0")}`,
  }));
  const parts = Array.from({ length: Math.ceil(count / IN_ONE) }, (_, at) =>
    workers.slice(at * IN_ONE, (at + 1) * IN_ONE),
  );
  await atOnce(parts, part => commit({ changes: part.flatMap(who => changesOf(city, who, pledge)) }));
  await city.review(workers.map(({ person }) => person));
  return workers;
}

/** Does it for each, some at a time. */
export async function atOnce<Thing>(things: readonly Thing[], act: (thing: Thing) => Promise<unknown>) {
  const left = [...things];
  const work = async () => {
    for (let thing = left.shift(); thing !== undefined; thing = left.shift()) await act(thing);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

function changesOf({ system }: City, { person, propertyNo }: Worker, text: string): Change[] {
  const paper = { ...PAPER, system, propertyNo, certificateName: propertyNo };
  const reported = { sequence: 1, signedAt: hours(0), claims: { medium: "wired" } };
  return [
    first(personLaw, stream("PERSON", person), [
      { type: "PersonEnrolled", agency: AGENCY, status: "civil-servant" },
      { type: "LoanTaken", propertyNo, dueAt: hours(240) },
    ]),
    first(terminalLaw, stream("TERMINAL", propertyNo), [
      { type: "TerminalRegistered", ...paper },
      { type: "LoanRegistered", ...LOAN, borrower: person },
      { type: "PledgeAccepted", text, norm: "1" },
      { type: "CarriedOut" },
    ] as never),
    first(postureLaw, stream("POSTURE", propertyNo), [
      { type: "PostureKeyEnrolled", agency: AGENCY, key: KEY, source: "declared" },
      { type: "PostureReported", ...reported },
    ] as never),
  ];
}

function first<S, E extends Happening>(law: Law<S, E>, of: Stream, events: readonly [E, ...E[]]): Change {
  const drafts = events.map(event => ({ event })) as unknown as [Draft<E>, ...Draft<E>[]];
  const by = { person: "somebody", agency: AGENCY, roles: [] };
  const facts = { by, action: "bench", request: randomUUID(), recordedAt: now().toISOString() };
  return change(law, { stream: of, version: 0, head: GENESIS, state: undefined }, drafts, facts);
}
