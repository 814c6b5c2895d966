// The law of the kill switch: every stop in force in the city, in one small stream that each decision reads; pure.
import type { Law } from "../shared/journal/event.ts";
import { stream } from "../shared/journal/keys.ts";
import type { Authority, StopScope } from "./names.ts";

export const CITY_STOPS = stream("STOP", "city");

export interface Scope {
  readonly kind: StopScope;
  /** Of what is stopped; for the whole city it is `city`. */
  readonly id: string;
}

export type StopEvent =
  | {
      readonly type: "ConnectionsStopped";
      readonly stop: string;
      readonly scope: Scope;
      readonly because: string;
      /** Whose it is, so that who may lift it can be judged. */
      readonly agency: string;
      readonly system: string;
      readonly person: string;
      /** Stops recorded before this was kept have none. */
      readonly authority?: Authority;
      /** It cuts all the same, and everybody is told that it is one. */
      readonly drill?: true;
    }
  | { readonly type: "StopLifted"; readonly stop: string; readonly because: string }
  /** The official engine judges a decision on record otherwise: no yes is given any more, to nobody. */
  | ({ readonly type: "YesesStopped" } & Differing)
  /** No decision since then was put to the official engine: no yes is given any more either, until one is again. */
  | ({ readonly type: "YesesUnjudged" } & Unjudged)
  /** All of them were, and it judges them alike. */
  | { readonly type: "YesesJudgedAgain" }
  /** Somebody has looked into it and wants the gate to decide again; another person must agree. */
  | { readonly type: "ReopeningProposed"; readonly because: string }
  | {
      readonly type: "YesesReopened";
      readonly because: string;
      /** How long the gate may go on without a second opinion, where that is what was agreed to. */
      readonly unjudgedUntil?: string;
    };

/** A decision on record, and what two engines say of it: the policies that refuse, or nothing where it is allowed. */
export interface Differing {
  readonly session: string;
  readonly decided: readonly string[];
  readonly official: readonly string[];
}

export interface Unjudged {
  readonly unjudgedSince: string;
}

/** While it is there the gate refuses everything: two engines differ, or nothing but the gate's own has judged. */
export type Doubt = (Differing | Unjudged) & {
  readonly at: string;
  readonly proposed?: { readonly by: string; readonly at: string; readonly because: string };
};

export function isUnjudged(doubt: Doubt): doubt is Extract<Doubt, Unjudged> {
  return "unjudgedSince" in doubt;
}

export interface Stop {
  readonly scope: Scope;
  readonly because: string;
  readonly agency: string;
  readonly system: string;
  readonly person: string;
  readonly authority?: Authority;
  readonly drill?: true;
  readonly at: string;
  readonly by: string;
}

/** What does not say whose stop it is may have been the highest's. */
export function authorityOf({ authority }: Pick<Stop, "authority">): Authority {
  return authority ?? "center";
}

export interface Stops {
  readonly active: Readonly<Record<string, Stop>>;
  readonly doubt?: Doubt;
  /** Two people let the gate go on without a second opinion, until then. */
  readonly unjudgedUntil?: string;
}

export const NO_STOPS: Stops = { active: {} };

/**
 * Every decision reads all of them, and with the longest reasons they still fit into one item. Past the first number something
 * wider has to be stopped instead, and for that there is room up to the second; past that, the whole city still can be.
 */
const MOST_STOPS = { narrow: 100, wide: 140, city: 150 } as const;
const WIDE: readonly StopScope[] = ["agency", "system"];

export function hasRoom({ active }: Stops, { kind }: Scope): boolean {
  const most = kind === "city" ? "city" : WIDE.includes(kind) ? "wide" : "narrow";
  return Object.keys(active).length < MOST_STOPS[most];
}

export const stopLaw: Law<Stops, StopEvent> = {
  kind: "STOP",
  evolve(before = NO_STOPS, { event, recordedAt, by }) {
    switch (event.type) {
      case "ConnectionsStopped": {
        const { type: _, stop, ...facts } = event;
        return {
          ...before,
          active: { ...before.active, [stop]: { ...facts, at: recordedAt, by: by.person } },
        };
      }
      case "StopLifted": {
        const { [event.stop]: _, ...active } = before.active;
        return { ...before, active };
      }
      case "YesesStopped":
      case "YesesUnjudged": {
        const { type: _, ...why } = event;
        return { ...before, doubt: { ...why, at: recordedAt } };
      }
      case "YesesJudgedAgain": {
        const { doubt: _, unjudgedUntil: __, ...rest } = before;
        return rest;
      }
      case "ReopeningProposed": {
        const proposed = { by: by.person, at: recordedAt, because: event.because };
        return before.doubt ? { ...before, doubt: { ...before.doubt, proposed } } : before;
      }
      case "YesesReopened": {
        const { doubt: _, ...rest } = before;
        const { unjudgedUntil } = event;
        return { ...rest, ...(unjudgedUntil !== undefined && { unjudgedUntil }) };
      }
      default:
        throw new Error(`an unknown event: ${JSON.stringify(event satisfies never)}`);
    }
  },
};

/** What a question is about, as far as a stop can name it. */
export interface Reach {
  readonly session: string;
  readonly terminal: string;
  readonly person: string;
  /** The terminal's agency and the person's: a stop of either closes. */
  readonly agencies: readonly string[];
  readonly system?: string;
}

export function stopOn({ active }: Stops, reach: Reach): Stop | undefined {
  return Object.values(active).find(({ scope: { kind, id } }) => {
    switch (kind) {
      case "city":
        return true;
      case "agency":
        return reach.agencies.includes(id);
      case "session":
      case "terminal":
      case "person":
      case "system":
        return reach[kind] === id;
      default:
        throw new Error(`an unknown scope: ${kind satisfies never}`);
    }
  });
}
