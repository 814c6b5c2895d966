// What proves clauses against the running gateway: acts that make a fact true and false, what is refused for it, the page that shows it.
import type { ClauseId } from "../../../functions/shared/rules/clauses.ts";
import type { Answered } from "../asking.ts";
import type { gateOf, Trip } from "../open-gate.ts";

type Names = Readonly<Record<string, string>>;

export interface Call {
  readonly by: string;
  /** What the path names. */
  readonly of?: Names;
  readonly body?: unknown;
}

export interface PageCall {
  readonly by: string;
  readonly of?: Names;
  readonly query?: Names;
}

/** The household agency on a working morning, its gate open; each scene leaves it as it was. */
export interface Stage {
  readonly gate: ReturnType<typeof gateOf>;
  /** The terminal that is out with its borrower. */
  readonly trip: Trip;
  /** Takes an act by the name of its route; it must succeed. */
  act(name: string, call: Call): Promise<Answered>;
  /** The same, and it must be refused with this code, citing the clause. */
  denied(clause: ClauseId, code: string, name: string, call: Call): Promise<void>;
  /** The gate, asked about the borrower on their terminal unless something else is said, refuses by the clause. */
  refuses(clause: ClauseId, about?: Names): Promise<void>;
  /** … or judges it and finds it kept. */
  holds(clause: ClauseId, about?: Names): Promise<void>;
  /** The terminal's own signed word about its link and itself. */
  plug(medium: string, more?: object): Promise<void>;
  /** The broker asks for a VDI session of the borrower, who logged in by one factor or two; gives its number. */
  asks(how: { readonly mfa: boolean; readonly business?: string }): Promise<string>;
  /** A connection on record was refused by the clause. */
  refusedOnRecord(clause: ClauseId, session: string): Promise<void>;
  notOnRecord(clause: ClauseId, session: string): Promise<void>;
  /** The number of the borrower's session that is open. */
  live(): Promise<string>;
  /** The broker asks before an act inside the session, which is refused by the clause, or allowed and so finds the clause kept. */
  refusedInside(clause: ClauseId, session: string, act: object): Promise<void>;
  allowedInside(clause: ClauseId, session: string, act: object): Promise<void>;
  /** A page of the console, by the name of its route, has all these words. */
  shows(page: string, call: PageCall, ...words: readonly string[]): Promise<void>;
}

export interface Scene {
  readonly proves: readonly ClauseId[];
  play(stage: Stage): Promise<void>;
}

export const WORKER = "worker@household";
export const RECORDS = "records@household";
export const SUPERVISOR = "supervisor@household";
export const PERSONNEL = "personnel@household";
export const ADMIN = "admin@household";
export const CENTER = "center@city";
