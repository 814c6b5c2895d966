// The law of what a terminal is on paper: registered under its property number, by whom kept, for which system; pure.
import type { Recorded } from "../shared/journal/event.ts";

export const TERMINAL_ROLES = ["exchange-terminal", "office"] as const;
export const OWNERSHIPS = ["agency", "personal"] as const;
export const TERMINAL_STATUSES = ["registered", "retired"] as const;

/** What describes the computer itself and may be put right. */
export interface Description {
  readonly serial: string;
  readonly role: (typeof TERMINAL_ROLES)[number];
  readonly ownership: (typeof OWNERSHIPS)[number];
  readonly brand: string;
  /** What the maker calls it; of those registered before this was kept, nobody has said. */
  readonly model?: string | undefined;
  readonly certificateName: string;
  readonly inServiceFrom: string;
  readonly accessories: readonly string[];
}

/** Who answers for it: changed by a transfer alone. */
export interface Keepers {
  readonly agency: string;
  readonly system: string;
  readonly custodian: string;
}

export interface Registration extends Description, Keepers {
  readonly propertyNo: string;
}

export type RegistrationEvent =
  | ({ readonly type: "TerminalRegistered" } & Registration)
  | {
      readonly type: "TerminalAmended";
      readonly before: Partial<Description>;
      readonly after: Partial<Description>;
    }
  /** To another agency, which has not taken it over yet; a later offer replaces an earlier one. */
  | { readonly type: "TransferOffered"; readonly to: Keepers }
  | { readonly type: "TransferWithdrawn" }
  | { readonly type: "TerminalTransferred"; readonly before: Keepers; readonly after: Keepers }
  | { readonly type: "TerminalRetired"; readonly cause: string };

/** The registered facts as they are now. */
export interface Registered extends Registration {
  readonly status: (typeof TERMINAL_STATUSES)[number];
  readonly registeredAt: string;
  /** Whom it is offered to: until they accept, it stays where it is. */
  readonly offered?: Keepers;
}

export function evolveRegistration(
  before: Registered | undefined,
  { event, recordedAt }: Recorded<RegistrationEvent>,
): Registered {
  if (event.type === "TerminalRegistered") {
    const { type: _, ...registration } = event;
    return { ...registration, status: "registered", registeredAt: recordedAt };
  }
  if (!before) throw new Error(`${event.type} before the terminal was registered`);
  switch (event.type) {
    case "TerminalAmended":
      return { ...before, ...event.after };
    case "TransferOffered":
      return { ...before, offered: event.to };
    case "TransferWithdrawn":
      return withoutOffer(before);
    case "TerminalTransferred":
      return { ...withoutOffer(before), ...event.after };
    case "TerminalRetired":
      return { ...before, status: "retired" };
    default:
      throw new Error(`an unknown event: ${JSON.stringify(event satisfies never)}`);
  }
}

function withoutOffer({ offered: _, ...registered }: Registered): Registered {
  return registered;
}
