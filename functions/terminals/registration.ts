// The law of what a terminal is on paper: registered under its property number, by whom kept, for which system; pure.
import type { Draft } from "../shared/change.ts";
import type { Recorded } from "../shared/event.ts";
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

export type RegistrationEvent = { readonly type: "TerminalRegistered" } & Registration;

/** The registered facts as they stand. */
export interface Registered extends Registration {
  readonly status: "registered";
  readonly registeredAt: string;
}

export function register(
  terminal: Registered | undefined,
  registration: Registration,
): readonly [Draft<RegistrationEvent>] {
  if (terminal) throw new Problem(TERMINAL_PROBLEM["property-number-taken"]);
  return [{ event: { type: "TerminalRegistered", ...registration } }];
}

export function evolveRegistration(
  _: Registered | undefined,
  { event, recordedAt }: Recorded<RegistrationEvent>,
): Registered {
  const { type: _type, ...registration } = event;
  return { ...registration, status: "registered", registeredAt: recordedAt };
}
