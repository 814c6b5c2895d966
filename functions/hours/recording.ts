// What a decision on somebody's hours changes, and how it is answered; pure.
import type { Permit } from "../shared/http/permit.ts";
import { type Change, change, type Held } from "../shared/journal/change.ts";
import { pieceView } from "./accounting.ts";
import type { Drafts } from "./assigning.ts";
import type { Known } from "./known.ts";
import { type Overtime, overtimeLaw } from "./overtime.ts";

export interface Recorded {
  readonly changes: readonly [Change<Overtime>, ...Change[]];
  readonly unmoved: readonly Held<unknown>[];
  readonly known: Known;
  readonly account: string;
  readonly piece: string;
}

export interface Recording {
  readonly account: string;
  readonly held: Held<Overtime>;
  readonly known: Known;
  readonly unmoved: readonly Held<unknown>[];
  readonly permit: Permit;
}

export function recorded({ account, held, known, unmoved, permit }: Recording, drafts: Drafts): Recorded {
  const [{ event }] = drafts;
  const piece = "piece" in event ? event.piece : "";
  return { changes: [change(overtimeLaw, held, drafts, permit)], unmoved, known, account, piece };
}

/** The piece as it is then. */
export function shownPiece({ changes: [{ next }], known, account, piece }: Recorded) {
  const found = next.state.pieces[piece];
  if (!found) throw new Error(`there is no overtime ${piece}`);
  return { person: account, row: pieceView({ ...known, overtime: next.state }, piece, found) };
}
