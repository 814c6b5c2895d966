// The law of the log-in ticket: for some minutes the gate knows who sits at a terminal, and how that is known; pure.
import * as v from "valibot";
import type { Caller } from "../shared/http/identity.ts";
import { Problem } from "../shared/http/problem.ts";
import type { Draft } from "../shared/journal/change.ts";
import type { Law } from "../shared/journal/event.ts";
import { isSameAccount } from "../shared/rules/account.ts";
import { type PublicKey, verifyDocument } from "../shared/signing/signed.ts";
import type { TicketProof } from "./names.ts";
import { TICKET_PROBLEM } from "./problems.ts";

export type TicketEvent =
  | {
      readonly type: "TicketTaken";
      readonly person: string;
      /** How many independent proofs of identity the log-in gave. */
      readonly factors: number;
      readonly proof: TicketProof;
      /** From where it was taken, in its one form. */
      readonly address: string;
      readonly until: string;
    }
  | { readonly type: "TicketEnded" };

/** The last one of a terminal: there is never more than one, so nobody can be two people there at once. */
export interface Ticket {
  readonly person: string;
  readonly factors: number;
  readonly proof: TicketProof;
  readonly address: string;
  readonly takenAt: string;
  readonly until: string;
}

export const ticketLaw: Law<Ticket, TicketEvent> = {
  kind: "TICKET",
  evolve(before, { event, recordedAt }) {
    switch (event.type) {
      case "TicketTaken": {
        const { type: _, ...facts } = event;
        return { ...facts, takenAt: recordedAt };
      }
      case "TicketEnded":
        if (!before) throw new Error("a ticket was ended that nobody took");
        return isValidAt(before, recordedAt) ? { ...before, until: recordedAt } : before;
      default:
        throw new Error(`an unknown event: ${JSON.stringify(event satisfies never)}`);
    }
  },
};

export function isValidAt({ takenAt, until }: Ticket, at: string): boolean {
  return takenAt <= at && at < until;
}

const MINUTE_MS = 60_000;
/** What would end before anybody could connect is not given. */
const SHORTEST_MS = 10_000;
const SECOND_FACTOR = 2;

export interface Taking {
  readonly terminal: string;
  readonly by: Caller;
  readonly address: string;
  readonly at: Date;
  readonly minutes: number;
  /** Signed by the terminal; without it nobody but the person says where they sit. */
  readonly proof?: string | undefined;
  readonly key?: PublicKey | undefined;
}

/** Never longer than the log-in it rests on. */
export function ticketTaken(taking: Taking): readonly [Draft<TicketEvent>] {
  const { by, at, minutes, address, proof } = taking;
  if (proof !== undefined && !isProof(proof, taking)) throw new Problem(TICKET_PROBLEM["ticket-proof"]);
  const longest = at.getTime() + minutes * MINUTE_MS;
  const end = Math.min(longest, by.until === undefined ? longest : Date.parse(by.until));
  // Written so that an end that is no moment gives nothing either.
  if (!(end - at.getTime() >= SHORTEST_MS)) throw new Problem(TICKET_PROBLEM["ticket-log-in-ends"]);
  return [
    {
      event: {
        type: "TicketTaken",
        person: by.person,
        factors: by.mfa ? SECOND_FACTOR : 1,
        proof: proof === undefined ? "claimed" : "proved",
        address,
        until: new Date(end).toISOString(),
      },
    },
  ];
}

/** What a terminal signs for whoever logs in at it: its own purpose, so that a report of the link is never taken for one. */
export const TICKET_PURPOSE = "log-in-ticket";
const content = () =>
  v.strictObject({
    purpose: v.literal(TICKET_PURPOSE),
    terminal: v.string(),
    person: v.string(),
    /** Seconds since 1970, as in any JWT. */
    iat: v.pipe(v.number(), v.integer(), v.minValue(0)),
  });
const LONGEST_ON_THE_WAY_SECONDS = 120;
const SKEW_SECONDS = 30;

function isProof(proof: string, { terminal, by, at, key }: Taking): boolean {
  // Whether a terminal has a key at all is nothing that somebody without one may find out.
  const verdict = key && verifyDocument(proof, [key]);
  if (verdict?.status !== "valid") return false;
  const { success, output } = v.safeParse(content(), verdict.payload);
  if (!success || output.terminal !== terminal || !isSameAccount(output.person, by.person)) return false;
  const age = at.getTime() / 1000 - output.iat;
  return age <= LONGEST_ON_THE_WAY_SECONDS && age >= -SKEW_SECONDS;
}
