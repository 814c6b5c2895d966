// What befell one terminal, sorted into lanes of a picture: loan, hold, proof, sessions, refusals; pure.
import type { Html } from "../../shared/page/html.ts";
import { endOfDay } from "../../shared/time/calendar.ts";
import { TAIPEI_MS } from "../../shared/time/taipei.ts";
import { type Words, words } from "../../shared/words.ts";
import type { Look } from "./steps.ts";

export interface LaneSpan {
  readonly from: string;
  /** Absent: it still goes on. */
  readonly until?: string | undefined;
  readonly look: Look;
  readonly note: Html | string;
  /** Of a loan: who has it, and until when it is lent. */
  readonly borrower?: string | undefined;
  readonly due?: string | undefined;
  readonly terminal?: string | undefined;
  /** Nothing ends it: it holds of moments to come as well. */
  readonly goesOn?: true | undefined;
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
  /** It is not for this reader's eyes. */
  readonly withheld?: true | undefined;
}

/** A happening of the terminal's own life, as the API tells it. */
export interface LifeRow {
  readonly event: { readonly type: string; readonly borrower?: unknown; readonly dueOn?: unknown };
  readonly happenedAt: string;
  readonly recordedAt: string;
}

export function loansIn(lanes: readonly Lane[]): readonly LaneSpan[] {
  return lanes.find(({ words }) => words === LANES.loan)?.spans ?? [];
}

/** A session as far as a picture needs to know it. */
export interface LaneSession {
  readonly askedAt: string;
  readonly endedAt?: string | undefined;
  readonly refused: boolean;
  readonly channel?: string | undefined;
  readonly address?: string | undefined;
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
  due: Html | string = "",
): readonly Lane[] {
  const loans = loanSpans(life, called);
  const dues = loans.flatMap(({ until, due: at }) =>
    at === undefined || until !== undefined ? [] : [{ at, look: "is-hold" as const, note: due }],
  );
  return [
    { words: LANES.loan, spans: loans, marks: dues },
    { words: LANES.hold, spans: spansIn(life, HOLD, called), marks: [] },
    { words: LANES.proof, spans: [], marks: proofsIn(life, called) },
    { words: LANES.session, spans: sessions.filter(each => !each.refused).map(openSpan), marks: [] },
    { words: LANES.refusal, spans: [], marks: sessions.filter(each => each.refused).map(refusalMark) },
  ];
}

/** What a lane is called, wherever it is drawn. */
export const LANES = {
  loan: words("借出", "Loan"),
  hold: words("管制", "Hold"),
  proof: words("消毒掃毒", "Proof"),
  approval: words("居家核准", "Approvals"),
  homeDay: words("居家日", "Home days"),
  away: words("請假停止", "Leave, stops"),
  lists: words("白名單", "Lists"),
  session: words("連線", "Sessions"),
  refusal: words("拒絕", "Refusals"),
  law: words("規範", "Law"),
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
/** With whom it is and until when, as it was agreed last before it was over. */
function loanSpans(life: readonly LifeRow[], called: (type: string) => string): LaneSpan[] {
  return spansIn(life, LOAN, called).map(span => {
    const terms = life.filter(({ recordedAt }) => span.until === undefined || recordedAt <= span.until);
    const borrower = terms.findLast(({ event }) => event.type === "LoanRegistered")?.event.borrower;
    const dueOn = terms.findLast(({ event }) => event.dueOn !== undefined)?.event.dueOn;
    return {
      ...span,
      ...(typeof borrower === "string" && { borrower }),
      ...(typeof dueOn === "string" && { due: endOfDay(dueOn) }),
    };
  });
}

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

export function openSpan({ askedAt, endedAt, note }: LaneSession): LaneSpan {
  return { from: askedAt, until: endedAt, look: "is-open", note };
}

export function refusalMark({ askedAt, note }: LaneSession): Mark {
  return { at: askedAt, look: "is-shut", note };
}

interface Binding {
  readonly title: Words;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/** The regulations that bind, each from its day to its day; those without a beginning bound ever since. */
export function lawLane(regulations: readonly Binding[], say: (zh: string, en: string) => string): Lane {
  const spans = regulations.map(({ title, from, until }) => ({
    from: from === undefined ? ALWAYS : whole(from),
    until: until === undefined ? undefined : whole(until),
    look: "" as const,
    note: say(title["zh-TW"], title.en),
    goesOn: true as const,
  }));
  return { words: LANES.law, spans, marks: [] };
}

/** A day is an instant at its beginning. */
function whole(from: string): string {
  return from.length === 10 ? new Date(Date.parse(from) - TAIPEI_MS).toISOString() : from;
}
/** When the letter was sent: nothing bound before. */
const ALWAYS = "2021-06-02T16:00:00.000Z";

/** From the first thing there is to see until now, or until the last that is known to come; at least two hours, with a little air before. */
export function extentOf(lanes: readonly Lane[], now: Date): readonly [from: number, until: number] {
  const latest = now.getTime() + AHEAD_MS;
  const begun = lanes
    .filter(({ words }) => words !== LANES.law && words !== LANES.lists)
    .flatMap(({ spans, marks }) => [
      ...spans.map(({ from }) => Date.parse(from)),
      ...spans.flatMap(({ until }) => (until === undefined ? [] : [Math.min(Date.parse(until), latest)])),
      ...marks.map(({ at }) => Date.parse(at)),
    ]);
  const until = begun.reduce((last, each) => Math.max(last, each), now.getTime());
  const first = begun.reduce((early, each) => Math.min(early, each), until - LEAST_MS);
  return [first - (until - first) * 0.02, until];
}

const LEAST_MS = 2 * 60 * 60 * 1000;
/** An approval for a year must not make a dot of all that was. */
const AHEAD_MS = 60 * 24 * 60 * 60 * 1000;

export const ZOOMS = ["loan", "month", "year", "all"] as const;
export type Zoom = (typeof ZOOMS)[number];

/** What of a life is looked at, and how to look at what lies before and after it. */
export interface Shown {
  readonly zoom: Zoom;
  readonly extent: readonly [from: number, until: number];
  /** Which loan, month or year it is, and which there are beside it. */
  readonly on: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** The latest loan where nothing else is asked: five years of a register are no picture of one trip. */
export function shownOf(
  lanes: readonly Lane[],
  asked: { readonly zoom?: string | undefined; readonly on?: string | undefined },
  now: Date,
): Shown {
  const loans = loansIn(lanes);
  const zoom = ZOOMS.find(each => each === asked.zoom) ?? (loans.length > 0 ? "loan" : "all");
  if (zoom === "month" || zoom === "year") return inCalendar(zoom, asked.on, now);
  const chosen = Number(asked.on ?? loans.length);
  const loan = zoom === "loan" ? loans[chosen - 1] : undefined;
  if (!loan) return { zoom: "all", on: "", extent: extentOf(lanes, now) };
  const from = Date.parse(loan.from);
  // One that is not over is shown until it is due: what would be decided by then can be asked, too.
  const end = loan.until ?? loan.due ?? "";
  const until = Math.max(Date.parse(end) || 0, loan.until === undefined ? now.getTime() : 0, from + LEAST_MS);
  const air = (until - from) * 0.03;
  const beside = (at: number) => (loans[at - 1] ? String(at) : undefined);
  return {
    ...{ zoom, on: String(chosen), extent: [from - air, until + air] },
    ...{ before: beside(chosen - 1), after: beside(chosen + 1) },
  };
}

function inCalendar(zoom: "month" | "year", on: string | undefined, now: Date): Shown {
  const length = zoom === "month" ? 7 : 4;
  const today = new Date(now.getTime() + TAIPEI_MS).toISOString().slice(0, length);
  const isOne = on !== undefined && (zoom === "month" ? /^\d{4}-(0[1-9]|1[0-2])$/ : /^\d{4}$/).test(on);
  const named = isOne ? on : today;
  const [year = 0, month = 1] = named.split("-").map(Number);
  const start = (by: number) => (zoom === "month" ? Date.UTC(year, month - 1 + by) : Date.UTC(year + by, 0));
  const name = (by: number) => new Date(start(by)).toISOString().slice(0, length);
  return {
    ...{ zoom, on: named, extent: [start(0) - TAIPEI_MS, start(1) - TAIPEI_MS] },
    ...{ before: name(-1), after: name(1) },
  };
}

/** What has any of it between two instants; what still goes on reaches to now. */
export function within(lanes: readonly Lane[], [from, until]: Shown["extent"], now: Date): readonly Lane[] {
  const ends = (end: string | undefined) => (end === undefined ? now.getTime() : Date.parse(end));
  return lanes.map(({ spans, marks, ...lane }) => ({
    ...lane,
    spans: spans.filter(span => Date.parse(span.from) < until && ends(span.until) >= from),
    marks: marks.filter(({ at }) => from <= Date.parse(at) && Date.parse(at) < until),
  }));
}
