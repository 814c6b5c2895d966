// A small model of custody written apart from the product: plain flags and numbers, in its own words, sharing no rule with it.
import { endOf, MOVES, type ModelTerminal, type Request } from "./model-moves.ts";

export class Model {
  readonly terminals: readonly ModelTerminal[];
  private readonly suitable: readonly string[];

  constructor(terminals: number, suitable: readonly string[]) {
    this.terminals = Array.from({ length: terminals }, () => ({ trips: 0 }));
    this.suitable = suitable;
  }

  /** Whether a session could be open as far as custody goes. */
  open({ trip }: ModelTerminal, at: number): boolean {
    return (
      trip?.left !== undefined && trip.declared === undefined && trip.lost === undefined && at < trip.due
    );
  }

  held({ trip, gone }: ModelTerminal): boolean {
    if (gone) return true;
    return (
      trip !== undefined &&
      (trip.lost !== undefined || (trip.declared !== undefined && trip.clean === undefined))
    );
  }

  /** Whether the request is granted; if so the model has moved on. */
  takes(request: Request): boolean {
    const terminal = this.terminals[request.terminal] as ModelTerminal;
    const { trip } = terminal;
    if (request.step === "lend") return this.lends(terminal, request);
    return trip !== undefined && !terminal.gone && (MOVES[request.step]?.(trip, request, terminal) ?? false);
  }

  private lends(terminal: ModelTerminal, { borrower, at, day }: Request): boolean {
    const others = this.terminals.filter(({ trip }) => trip?.borrower === borrower);
    const busy = others.some(
      ({ trip }) => trip && (trip.declared !== undefined || trip.lost !== undefined || trip.due <= at),
    );
    if (terminal.trip || terminal.gone || !this.suitable.includes(borrower) || busy || endOf(day) <= at)
      return false;
    terminal.trips++;
    terminal.trip = { borrower, number: terminal.trips, begun: at, due: endOf(day), signed: {} };
    return true;
  }
}
