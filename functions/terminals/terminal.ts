// The law of a terminal: what it is on paper and where it is in its trip, as one stream; pure.
import type { Law, Recorded } from "../shared/event.ts";
import { type Custody, IN_OFFICE } from "./custody.ts";
import { evolveRegistration, type Registered, type RegistrationEvent } from "./registration.ts";

export type TerminalEvent = RegistrationEvent;

export interface Terminal extends Registered {
  readonly custody: Custody;
}

export const terminalLaw: Law<Terminal, TerminalEvent> = {
  kind: "TERMINAL",
  evolve(before, recorded: Recorded<TerminalEvent>) {
    return { ...evolveRegistration(before, recorded), custody: before?.custody ?? IN_OFFICE };
  },
  // board4 is kept for custody: open loans of all agencies by the day they are due.
  boards: ({ agency, system, propertyNo }) => ({
    board1: [`TERMINAL#${agency}`, propertyNo],
    board2: [`TERMINAL#${system}`, propertyNo],
  }),
};
