// What a terminal's whole life tells of its past: a loan as it stood at its end, and which agency kept the terminal at what time; pure.
import type { Recorded } from "../shared/journal/event.ts";
import type { Loan } from "./custody.ts";
import type { Keeping } from "./registration.ts";
import { type Terminal, type TerminalEvent, terminalLaw } from "./terminal.ts";

type Keeper = Pick<Keeping, "agency" | "system">;

type Life = readonly Recorded<TerminalEvent>[];

export function loanNumbered(life: Life, number: number): Loan | undefined {
  return withLoan(life, number)?.custody.loan;
}

/** Whose terminal it was during a loan, which does not change hands with it. */
export function keeperDuring(life: Life, number: number): Keeper | undefined {
  return withLoan(life, number);
}

function withLoan(life: Life, number: number): Terminal | undefined {
  return statesOf(life).findLast(({ custody }) => custody.loan?.number === number);
}

/** Each event with who kept the terminal from it on. */
export function keptBy(life: Life): { recorded: Recorded<TerminalEvent>; keeper: Keeper }[] {
  const states = statesOf(life);
  return life.map((recorded, at) => ({ recorded, keeper: states[at] as Terminal }));
}

function statesOf(life: Life): Terminal[] {
  const states: Terminal[] = [];
  for (const recorded of life) states.push(terminalLaw.evolve(states.at(-1), recorded));
  return states;
}
