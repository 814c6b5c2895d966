// A route that changes something: read, ask who may, decide, record, answer. What a command reads is declared in front of its
// decision; the whole is done again while what was read moves, and a repeat gets the first answer (write.ts).
import { insist, settle } from "../journal/commit.ts";
import type { Answer } from "./event.ts";
import { type Asked, answer, on } from "./http.ts";
import type { Permit, Place } from "./permit.ts";
import type { Route } from "./route.ts";
import { type WriteDecision, type Writing, write } from "./write.ts";

type WriteRoute = Route & { readonly kind: "write" };

/** What a decision rests on, and by whose permission it is taken. */
export interface Deciding<A, Held, Also = undefined> {
  readonly asked: A;
  /** As it was read. */
  readonly held: Held;
  readonly also: Also;
  readonly permit: Permit;
}

/** What is to be recorded; its answer is the view's affair. */
export type Decided = Omit<WriteDecision, "answer">;

export interface Command<A, Held, Also, Done extends Decided> {
  /** What it rests on, and by which it is known who may: streams, or a context that is made of them. */
  readonly reads?: (asked: A) => Promise<Held>;
  /** What is acted upon: the policies decide by it who may. */
  readonly place: (asked: A, held: Held) => Place | Promise<Place>;
  /** What is read only once it is permitted, or what only the first of it names, such as a borrower by the terminal. */
  readonly alsoReads?: (asked: A, held: Held) => Promise<Also>;
  /** Called again where anything of it moved meanwhile. */
  readonly decide: (deciding: Deciding<A, Held, Also>) => Done | Promise<Done>;
  /** It closes something, and does not give way to a crowd that wants in. */
  readonly insists?: true;
  /** The body of the answer, whose status the route says. */
  readonly view: (done: Done, asked: A) => unknown;
  /** Where what was made is to be found. */
  readonly location?: (done: Done) => string;
}

/** Serves a route by a command. What several routes share is an object of its own: `{ ...AGENCY, decide }`. */
export function command<const R extends WriteRoute, Done extends Decided, Held = undefined, Also = undefined>(
  route: R,
  how: Command<Asked<R>, Held, Also, Done>,
) {
  return on(route, asked => execute<Asked<R>, Done, Held, Also>(route, how, asked));
}

/** One request by its command, for a route that does not always change something. */
export function execute<
  A extends Pick<Asked, "may">,
  Done extends Decided,
  Held = undefined,
  Also = undefined,
>(
  { answer: { status } }: Pick<WriteRoute, "answer">,
  { reads, place, alsoReads, decide, insists, view, location }: Command<A, Held, Also, Done>,
  asked: A,
): Promise<Answer> {
  const judged = async () => {
    const held = (await reads?.(asked)) as Held;
    const permit = asked.may(await place(asked, held));
    const also = (await alsoReads?.(asked, held)) as Also;
    const done = await decide({ asked, held, also, permit });
    const headers: Record<string, string> = location ? { location: location(done) } : {};
    return { ...done, answer: answer(status, view(done, asked), headers) };
  };
  return write(asked as A & Writing, judged, insists ? insist : settle);
}
