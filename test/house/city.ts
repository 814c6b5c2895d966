// The city that all tests speak of, told as what happened in it: its laws fold these events in memory, in a journal, or both.
import type { AgencyEvent } from "../../functions/agencies/agency.ts";
import type { PersonEvent } from "../../functions/people/person.ts";
import { digestOfText } from "../../functions/shared/journal/blob.ts";
import type { SystemEvent } from "../../functions/systems/system.ts";
import type { TerminalEvent } from "../../functions/terminals/terminal.ts";

export const AGENCY = "household-office";
/** That of another system, of which its people are told nothing. */
export const FOREIGN = "police-bureau";
export const EGRESS = "203.0.113.24/32";
export const PLEDGE = "pledge";

export const enrolled = (agency = AGENCY) =>
  ({ type: "PersonEnrolled", agency, status: "civil-servant" }) satisfies PersonEvent;

const PAPER = {
  serial: "SN",
  agency: AGENCY,
  system: "household",
  role: "exchange-terminal",
  ownership: "agency",
  brand: "Acer",
  inServiceFrom: "2019-03-01",
  custodian: "records",
  accessories: [] as readonly string[],
} as const;

type Paper = { readonly [Name in keyof typeof PAPER]?: (typeof PAPER)[Name] | string | readonly string[] };

/** The papers of a terminal as they are entered. */
export function registered(propertyNo: string, more: Paper = {}) {
  const paper = { ...PAPER, ...more, propertyNo, certificateName: propertyNo };
  return { type: "TerminalRegistered", ...paper } as Extract<TerminalEvent, { type: "TerminalRegistered" }>;
}

/** Lent, pledged and carried out; the journal must have the text of the pledge. */
export function carriedOut(borrower: string, dueOn: string, number = 1): readonly TerminalEvent[] {
  const loan = { number, purpose: "exchange", dueOn, accessories: [], norm: "1" };
  return [
    { type: "LoanRegistered", pledgeText: digestOfText(PLEDGE), ...loan, borrower },
    { type: "PledgeAccepted", text: digestOfText(PLEDGE), norm: "1" },
    { type: "CarriedOut" },
  ] as readonly TerminalEvent[];
}

/** What an agency reviews before its people may connect, with everything fit. */
export const reviewed = (...people: readonly string[]) =>
  ({
    type: "ReadinessReviewed",
    hardware: { fit: true, note: "" },
    software: { fit: true, note: "" },
    people,
    planRef: "plan",
    drillRequired: false,
  }) satisfies AgencyEvent;

/** Room for so many accounts, through one endpoint. */
export const planned = (accounts: number) =>
  ({
    type: "CapacityPlanned",
    accounts,
    seats: 10,
    bandwidthMbps: 100,
    planRef: "plan",
  }) satisfies SystemEvent;
export const opened = (endpoint: string) =>
  ({ type: "EndpointAdded", endpoint, channel: "vpn", egress: EGRESS }) satisfies SystemEvent;
