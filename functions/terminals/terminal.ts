// The law of a terminal: what may happen to a registered PC, and how its life folds; pure.
import type { Draft } from "../shared/change.ts";
import type { Law, Recorded } from "../shared/event.ts";
import { Problem } from "../shared/problem.ts";
import { TERMINAL_PROBLEM } from "./problems.ts";

export const ROLES = ["exchange-terminal", "office"] as const;
export const OWNERSHIPS = ["agency", "personal"] as const;

export interface Registration {
  readonly propertyNo: string;
  readonly serial: string;
  readonly agency: string;
  readonly system: string;
  readonly role: (typeof ROLES)[number];
  readonly ownership: (typeof OWNERSHIPS)[number];
  readonly brand: string;
  readonly certificateName: string;
  readonly inServiceFrom: string;
  readonly custodian: string;
  readonly accessories: readonly string[];
}

export type TerminalEvent = { readonly type: "TerminalRegistered" } & Registration;

export interface Terminal extends Registration {
  readonly status: "registered";
  readonly registeredAt: string;
}

export function register(
  terminal: Terminal | undefined,
  registration: Registration,
): readonly [Draft<TerminalEvent>] {
  if (terminal) throw new Problem(TERMINAL_PROBLEM["property-number-taken"]);
  return [{ event: { type: "TerminalRegistered", ...registration } }];
}

export const terminalLaw: Law<Terminal, TerminalEvent> = {
  kind: "TERMINAL",
  evolve(_, { event, recordedAt }: Recorded<TerminalEvent>) {
    const { type: _type, ...registration } = event;
    return { ...registration, status: "registered", registeredAt: recordedAt };
  },
  boards: ({ agency, system, propertyNo }) => ({
    board1: [`TERMINAL#${agency}`, propertyNo],
    board2: [`TERMINAL#${system}`, propertyNo],
  }),
};
