// What is read for a search among all questions, so that little is read and nobody comes upon others': the narrowest thing asked
// for leads, within what its reader may see, and the rest sifts; pure.

import type { BoardPart } from "../shared/journal/keys.ts";
import { isSameAccount } from "../shared/rules/account.ts";
import { SYSTEMS } from "../shared/rules/systems.ts";
import { type AskedPart, asked } from "./asked-view.ts";
import { askedBy, askedWith, NO_SYSTEM } from "./boards.ts";
import type { Session } from "./session.ts";

export interface Search {
  readonly person?: string | undefined;
  readonly terminal?: string | undefined;
  readonly system?: string | undefined;
  readonly channel?: string | undefined;
  readonly agency?: string | undefined;
  /** In its one form. */
  readonly address?: string | undefined;
  /** A clause, or the policy that says no. */
  readonly cause?: string | undefined;
  readonly outcome?: "allowed" | "refused" | undefined;
}

/** How far its reader sees: the whole city, or some systems and perhaps an agency; of nobody else's but their own, nothing. */
export interface Sight {
  readonly isWhole: boolean;
  readonly systems: readonly string[];
  readonly agency?: string | undefined;
}

export type Lead =
  | { readonly kind: "board"; readonly part: BoardPart }
  | { readonly kind: "view"; readonly parts: readonly AskedPart[] };

export function leadOf(search: Search, sight: Sight): Lead {
  const { person, terminal, address } = search;
  if (person !== undefined) return { kind: "board", part: askedBy(person) };
  if (terminal !== undefined) return { kind: "board", part: askedWith(terminal) };
  if (address !== undefined) return { kind: "view", parts: [asked.from(address)] };
  return { kind: "view", parts: [...inSystems(search, sight), ...ofAgency(search, sight)] };
}

/** Of an agency that is asked for everything is in its own part, for whoever may look there. */
function inSystems(search: Search, sight: Sight): AskedPart[] {
  const { system, agency, cause, outcome } = search;
  if (agency !== undefined && (sight.isWhole || sight.agency === agency)) return [];
  const seen = sight.isWhole ? [...SYSTEMS, NO_SYSTEM] : sight.systems;
  const systems = system === undefined ? seen : seen.filter(each => each === system);
  if (cause !== undefined) return systems.map(each => asked.refusedBy(each, cause));
  return systems.map(outcome === "refused" ? asked.refusedInto : asked.into);
}

function ofAgency({ agency, cause, outcome }: Search, sight: Sight): AskedPart[] {
  const own = sight.isWhole ? agency : sight.agency;
  if (own === undefined || (agency !== undefined && agency !== own)) return [];
  return [(outcome === "refused" || cause !== undefined ? asked.refusedOf : asked.of)(own)];
}

/** Whether a session, as its reader sees it, is one of those that are looked for. */
export function isFound(session: Session, search: Search): boolean {
  const { person, terminal, system, channel, agency, address, cause, outcome } = search;
  return (
    (person === undefined || isSameAccount(session.person, person)) &&
    (terminal === undefined || session.terminal === terminal) &&
    (system === undefined || session.system === system) &&
    (channel === undefined || session.channel === channel) &&
    (agency === undefined || session.agency === agency) &&
    (address === undefined || session.address === address) &&
    (cause === undefined || isRefusedBy(session, cause)) &&
    (outcome === undefined || outcome === outcomeOf(session))
  );
}

/** What EC2 had open without our leave nobody asked for. */
function outcomeOf({ status, stray }: Session): Search["outcome"] {
  if (status === "refused") return "refused";
  return stray ? undefined : "allowed";
}

/** By what refused it, or any act inside it. */
function isRefusedBy({ status, refusals, acts }: Session, cause: string): boolean {
  const isRefused =
    status === "refused" && refusals.some(({ policy, clause }) => policy === cause || clause === cause);
  return isRefused || acts?.refusedBy.includes(cause) === true;
}
