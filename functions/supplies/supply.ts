// The law of a supplied item, such as a monitor, a phone or a log-in token: registered by the agency, lent for home working, due back as
// that ends or its day passes, taken back as it is found, retired; pure.
import type { Held } from "../shared/journal/change.ts";
import type { Law } from "../shared/journal/event.ts";
import { shownOn } from "../shared/journal/keys.ts";
import type { Day } from "../shared/time/day.ts";
import { SUPPLIES_OUT, suppliesDueTo, suppliesOf, suppliesWith } from "./boards.ts";
import type { SupplyCondition, SupplyDueCause, SupplyKind } from "./names.ts";

export interface Description {
  readonly agency: string;
  readonly kind: SupplyKind;
  readonly brand: string;
  readonly model: string;
  /** Of the property register or the store; empty where it has none. */
  readonly label: string;
}

export type SupplyEvent =
  | ({ readonly type: "SupplyRegistered" } & Description)
  | { readonly type: "SupplyLent"; readonly borrower: string; readonly dueOn: Day }
  | { readonly type: "SupplyExtended"; readonly dueOn: Day }
  | { readonly type: "SupplyDue"; readonly since: string; readonly cause: SupplyDueCause }
  | { readonly type: "SupplyReturned"; readonly condition: SupplyCondition; readonly note: string }
  | { readonly type: "SupplyRetired"; readonly reason: string };

interface Said {
  readonly by: string;
  readonly at: string;
}

export interface Supply extends Description {
  readonly registeredAt: string;
  /** Lent or extended last at that moment. */
  readonly lent?: Said & { readonly borrower: string; readonly dueOn: Day };
  readonly due?: { readonly since: string; readonly cause: SupplyDueCause };
  /** The last time it came back. */
  readonly returned?: Said & {
    readonly borrower: string;
    readonly condition: SupplyCondition;
    readonly note: string;
  };
  readonly retired?: Said & { readonly reason: string };
}

export const supplyLaw: Law<Supply, SupplyEvent> = {
  kind: "SUPPLY",
  evolve(before, { event, by, recordedAt: at }) {
    if (event.type === "SupplyRegistered") {
      const { type: _, ...description } = event;
      return { ...description, registeredAt: at };
    }
    if (!before) throw new Error(`${event.type} before the item was registered`);
    return followed(before, event, { by: by.person, at });
  },
  boards({ agency, kind, lent, due }, stream) {
    return shownOn(
      [suppliesOf(agency), `${kind}#${stream}`],
      ...(lent ? ([[suppliesWith(lent.borrower), stream]] as const) : []),
      ...(due ? ([[suppliesDueTo(agency), `${due.since}#${stream}`]] as const) : []),
      ...(lent && !due ? ([[SUPPLIES_OUT, stream]] as const) : []),
    );
  },
};

function followed(
  before: Supply,
  event: Exclude<SupplyEvent, { readonly type: "SupplyRegistered" }>,
  said: Said,
): Supply {
  const { lent, due: _, ...kept } = before;
  switch (event.type) {
    case "SupplyLent":
      return { ...kept, lent: { ...said, borrower: event.borrower, dueOn: event.dueOn } };
    case "SupplyExtended":
      return { ...kept, ...(lent && { lent: { ...said, borrower: lent.borrower, dueOn: event.dueOn } }) };
    case "SupplyDue":
      return { ...before, due: { since: event.since, cause: event.cause } };
    case "SupplyReturned": {
      const { condition, note } = event;
      return { ...kept, returned: { ...said, borrower: lent?.borrower ?? "", condition, note } };
    }
    case "SupplyRetired":
      return { ...kept, retired: { ...said, reason: event.reason } };
    default:
      throw new Error(`an unknown event: ${JSON.stringify(event satisfies never)}`);
  }
}

/** As the API shows it. */
export function supplyView({ stream, state, version }: Held<Supply> & { readonly state: Supply }) {
  return { supply: stream.slice("SUPPLY#".length), ...state, version };
}
