// The law of a terminal: what it is on paper and where it is in its trip, as one stream; pure.
import type { Law } from "../shared/journal/event.ts";
import { type Custody, IN_OFFICE } from "./custody.ts";
import { type CustodyEvent, isCustodyEvent } from "./custody-event.ts";
import { evolveCustody } from "./custody-fold.ts";
import { evolveRegistration, type Registered, type RegistrationEvent } from "./registration.ts";

export type TerminalEvent = RegistrationEvent | CustodyEvent;

export interface Terminal extends Registered {
  readonly custody: Custody;
}

/** Terminals outside, of all agencies, by the day they are due. */
export const OUT = "OUT";

/** Sorts behind every day. */
const NEVER_DUE = "9999-12-31";

export const terminalLaw: Law<Terminal, TerminalEvent> = {
  kind: "TERMINAL",
  evolve(before, recorded) {
    const { event } = recorded;
    if (!isCustodyEvent(event))
      return { ...evolveRegistration(before, { ...recorded, event }), custody: before?.custody ?? IN_OFFICE };
    if (!before) throw new Error(`${event.type} before the terminal was registered`);
    return { ...before, custody: evolveCustody(before.custody, { ...recorded, event }) };
  },
  boards: ({ agency, system, propertyNo, custody }) => ({
    board1: [`TERMINAL#${agency}`, propertyNo],
    board2: [`TERMINAL#${system}#${agency}`, propertyNo],
    board3: [`TERMINAL#${agency}#${custody.stage}`, `${custody.loan?.dueOn ?? NEVER_DUE}#${propertyNo}`],
    ...(custody.stage === "out" && { board4: [OUT, `${custody.loan?.dueOn}#${propertyNo}`] }),
  }),
};
