// A route that changes something: read, ask who may, decide, record, answer. What a command reads is declared in front of its
// decision; the whole is done again while what was read moves, and a repeat gets the first answer (write.ts).
import { insist, settle } from "../journal/commit.ts";
import { type HeldEach, readMany } from "../journal/journal.ts";
import type { Stream } from "../journal/keys.ts";
import type { Answer } from "./event.ts";
import { type Asked, answer, on } from "./http.ts";
import type { Permit, Place } from "./permit.ts";
import type { Route } from "./route.ts";
import { type WriteDecision, type Writing, write } from "./write.ts";

type WriteRoute = Route & { readonly kind: "write" };

/** What a decision rests on, and by whose permission it is taken. */
export interface Deciding<A, Streams extends readonly Stream[], More extends readonly Stream[] = []> {
  readonly asked: A;
  /** As it was read, each in its place. */
  readonly held: HeldEach<Streams>;
  readonly also: HeldEach<More>;
  readonly permit: Permit;
}

/** What is to be recorded; its answer is the view's affair. */
export type Decided = Omit<WriteDecision, "answer">;

export interface Command<
  A,
  Streams extends readonly Stream[],
  More extends readonly Stream[],
  Done extends Decided,
> {
  /** The streams it rests on, read together; `stream(law, id)` gives each its type. */
  readonly reads: (asked: A) => Streams;
  /** What is acted upon: the policies decide by it who may. */
  readonly place: (asked: A, held: HeldEach<Streams>) => Place | Promise<Place>;
  /** What only the first of it names, such as a borrower by the terminal: read once it is permitted. */
  readonly alsoReads?: (asked: A, held: HeldEach<Streams>) => More;
  /** Called again where anything of it moved meanwhile. */
  readonly decide: (deciding: Deciding<A, Streams, More>) => Done | Promise<Done>;
  /** It closes something, and does not give way to a crowd that wants in. */
  readonly insists?: true;
  /** The body of the answer, whose status the route says. */
  readonly view: (done: Done, asked: A) => unknown;
}

/** Serves a route by a command. What several routes share is an object of its own: `{ ...AGENCY, decide }`. */
export function command<
  const R extends WriteRoute,
  const Streams extends readonly Stream[],
  const Done extends Decided,
  const More extends readonly Stream[] = [],
>(route: R, how: Command<Asked<R>, Streams, More, Done>) {
  return on(route, asked => execute<Asked<R>, Streams, Done, More>(route, how, asked));
}

/** One request by its command, for a route that does not always change something. */
export function execute<
  A extends Pick<Asked, "may">,
  const Streams extends readonly Stream[],
  const Done extends Decided,
  const More extends readonly Stream[] = [],
>(
  { answer: { status } }: Pick<WriteRoute, "answer">,
  { reads, place, alsoReads, decide, insists, view }: Command<A, Streams, More, Done>,
  asked: A,
): Promise<Answer> {
  const judged = async () => {
    const held = await readMany(reads(asked));
    const permit = asked.may(await place(asked, held));
    const also = await readMany(alsoReads?.(asked, held) ?? ([] as readonly Stream[] as More));
    const done = await decide({ asked, held, also, permit });
    return { ...done, answer: answer(status, view(done, asked)) };
  };
  return write(asked as A & Writing, judged, insists ? insist : settle);
}
