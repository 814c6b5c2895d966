// What befell one terminal, sorted into lanes of a picture: loan, hold, proof, sessions, refusals; pure.
import type { Html } from "../../shared/page/html.ts";
import { type Words, words } from "../../shared/words.ts";
import type { Look } from "./steps.ts";

export interface LaneSpan {
  readonly from: string;
  /** Absent: it still goes on. */
  readonly until?: string | undefined;
  readonly look: Look;
  readonly note: Html | string;
}

export interface Mark {
  readonly at: string;
  readonly look: Look;
  readonly note: Html | string;
}

export interface Lane {
  readonly words: Words;
  readonly spans: readonly LaneSpan[];
  readonly marks: readonly Mark[];
}

/** A happening of the terminal's own life, as the API tells it. */
export interface LifeRow {
  readonly event: { readonly type: string };
  readonly happenedAt: string;
  readonly recordedAt: string;
}

/** A session as far as a picture needs to know it. */
export interface LaneSession {
  readonly askedAt: string;
  readonly endedAt?: string | undefined;
  readonly refused: boolean;
  readonly note: Html | string;
}

/** What has a name on the picture; whatever else is recorded is in the list of events. */
const PROOFS: Readonly<Record<string, Look>> = {
  Disinfected: "is-hold",
  Scanned: "is-hold",
  FoundInfected: "is-shut",
  CleanedUp: "is-hold",
  Attested: "is-open",
};

export function lanesOf(
  life: readonly LifeRow[],
  sessions: readonly LaneSession[],
  called: (type: string) => string,
): readonly Lane[] {
  return [
    { words: LANES.loan, spans: spansIn(life, LOAN, called), marks: [] },
    { words: LANES.hold, spans: spansIn(life, HOLD, called), marks: [] },
    { words: LANES.proof, spans: [], marks: proofsIn(life, called) },
    { words: LANES.session, spans: sessions.filter(each => !each.refused).map(openSpan), marks: [] },
    { words: LANES.refusal, spans: [], marks: sessions.filter(each => each.refused).map(refusalMark) },
  ];
}

const LANES = {
  loan: words("借出", "Loan"),
  hold: words("管制", "Hold"),
  proof: words("消毒掃毒", "Proof"),
  session: words("連線", "Sessions"),
  refusal: words("拒絕", "Refusals"),
} as const satisfies Record<string, Words>;

interface Kind {
  readonly begins: readonly string[];
  readonly ends: readonly string[];
  readonly look: Look;
  /** A hold binds from when it was recorded: before, nobody could know of it. */
  readonly instant: "happenedAt" | "recordedAt";
}

const LOAN: Kind = {
  begins: ["CarriedOut"],
  ends: ["Released", "LoanClosed", "WrittenOff"],
  look: "is-open",
  instant: "happenedAt",
};
/** What is written off stays held for ever: nobody has shown it clean. */
const HOLD: Kind = {
  begins: ["ReturnDeclared", "LossReported", "FoundInfected", "FoundAgain"],
  ends: ["Attested"],
  look: "is-hold",
  instant: "recordedAt",
};

function spansIn(life: readonly LifeRow[], kind: Kind, called: (type: string) => string): LaneSpan[] {
  const spans: LaneSpan[] = [];
  let begun: { from: string; note: Html | string } | undefined;
  for (const { event, [kind.instant]: at } of life) {
    if (kind.begins.includes(event.type)) begun ??= { from: at, note: called(event.type) };
    else if (begun && kind.ends.includes(event.type)) {
      spans.push({ ...begun, until: at, look: kind.look });
      begun = undefined;
    }
  }
  return begun ? [...spans, { ...begun, look: kind.look }] : spans;
}

function proofsIn(life: readonly LifeRow[], called: (type: string) => string): Mark[] {
  return life.flatMap(({ event, happenedAt }) => {
    const look = PROOFS[event.type];
    return look === undefined ? [] : [{ at: happenedAt, look, note: called(event.type) }];
  });
}

function openSpan({ askedAt, endedAt, note }: LaneSession): LaneSpan {
  return { from: askedAt, until: endedAt, look: "is-open", note };
}

function refusalMark({ askedAt, note }: LaneSession): Mark {
  return { at: askedAt, look: "is-shut", note };
}

/** From the first thing there is to see until now, with a little air before; at least two hours. */
export function extentOf(lanes: readonly Lane[], now: Date): readonly [from: number, until: number] {
  const begun = lanes
    .flatMap(({ spans, marks }) => [...spans.map(({ from }) => from), ...marks.map(({ at }) => at)])
    .map(instant => Date.parse(instant));
  const until = begun.reduce((last, each) => Math.max(last, each), now.getTime());
  const first = begun.reduce((early, each) => Math.min(early, each), until - LEAST_MS);
  return [first - (until - first) * 0.02, until];
}

const LEAST_MS = 2 * 60 * 60 * 1000;
