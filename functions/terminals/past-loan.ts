// A loan as it stood at its end, found in the terminal's whole life: closed loans are read like open ones; pure.
import type { Recorded } from "../shared/journal/event.ts";
import type { Loan } from "./custody.ts";
import { type Terminal, type TerminalEvent, terminalLaw } from "./terminal.ts";

export function loanNumbered(life: readonly Recorded<TerminalEvent>[], number: number): Loan | undefined {
  let terminal: Terminal | undefined;
  let found: Loan | undefined;
  for (const recorded of life) {
    terminal = terminalLaw.evolve(terminal, recorded);
    const { loan } = terminal.custody;
    if (loan?.number === number) found = loan;
  }
  return found;
}
