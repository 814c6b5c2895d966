// May this person do this to that? Default deny, decided by policies/operate; a Permit is the only way to write.
import type { Circumstances } from "../journal/change.ts";
import { type CompiledSet, judge } from "../policy/compiled.ts";
import { readSet } from "../policy/sets.ts";
import { foldedAccount, GATEWAY } from "../rules/account.ts";
import type { Role } from "../rules/roles.ts";
import type { Caller } from "./identity.ts";
import { PROBLEM, Problem } from "./problem.ts";

/** What is acted upon. What does not apply stays empty, and no person's agency or system is ever empty. */
export interface Place {
  readonly type:
    | "City"
    | "Agency"
    | "Worker"
    | "Terminal"
    | "System"
    | "List"
    | "Session"
    | "Report"
    | "Stop";
  readonly id: string;
  readonly agency?: string;
  readonly system?: string;
  readonly person?: string;
  /** Of a session, how it comes in. */
  readonly channel?: string;
  /** Of a worker alone: who may act on them by their place, besides personnel. */
  readonly superiors?: readonly string[];
  /** Of a stop alone: what it reaches, who threw it, and by which role's authority. */
  readonly stop?: { readonly scope: string; readonly thrownBy: string; readonly authority: Role };
}

declare const granted: unique symbol;
/** Proof that a policy allowed this action; nothing but this file makes one. */
export type Permit = Circumstances & { readonly [granted]: true };

export interface Act {
  readonly name: string;
  readonly kind: "read" | "write";
  readonly request: string;
  readonly at: Date;
}

export function permit(person: Caller, act: Act, place: Place): Permit {
  const policies = permissions();
  const { until: _, ...facts } = person;
  const verdict = judge(policies, {
    principal: {
      type: "Person",
      id: person.person,
      // Of the same person by whatever spelling a record has them: the policies compare letter for letter.
      facts: { ...facts, person: foldedAccount(person.person) },
    },
    action: act.name,
    group: act.kind,
    resource: {
      type: place.type,
      id: place.id,
      facts: { ...factsOf(place), ...(place.type === "Worker" && { superiors: superiorsIn(place) }) },
    },
    context: {},
  });
  if (!verdict.allowed) throw refusal(policies, verdict.because);
  return granting(person, act);
}

/** Nobody may anything by permissions that are not those of this release. */
function permissions(): CompiledSet {
  try {
    return readSet("operate");
  } catch (cause) {
    throw new Problem(PROBLEM["permissions-in-doubt"], { cause });
  }
}

function factsOf({ agency = "", system = "", person = "", channel = "", stop }: Place) {
  const thrown = stop && { ...stop, thrownBy: foldedAccount(stop.thrownBy) };
  return { agency, system, person: foldedAccount(person), channel, ...thrown };
}

function superiorsIn({ superiors = [] }: Place): readonly string[] {
  return superiors.map(foldedAccount);
}

/** For the gateway's own consumers and timers, which act for no person. */
export function permitGateway(act: Act): Permit {
  return granting({ person: GATEWAY, agency: GATEWAY, roles: ["gateway"] }, act);
}

function granting({ person, agency, roles }: Pick<Caller, "person" | "agency" | "roles">, act: Act): Permit {
  const circumstances: Circumstances = {
    by: { person, agency, roles },
    action: act.name,
    request: act.request,
    recordedAt: act.at.toISOString(),
  };
  return circumstances as Permit;
}

function refusal(from: CompiledSet, because: readonly string[]): Problem {
  const kind = because.includes("mfa-required") ? PROBLEM["mfa-required"] : PROBLEM["not-permitted"];
  const refusing = from.filter(({ id }) => because.includes(id));
  const said = (language: string) =>
    refusing.flatMap(({ annotations }) => annotations[language] ?? []).join(" ");
  const [zh, en] = [said("zh"), said("en")];
  return new Problem(kind, zh && en ? { detail: { "zh-TW": zh, en } } : {});
}

/** Whether it would be permitted, where a refusal only means that less is shown. */
export function isPermitted(ask: () => unknown): boolean {
  try {
    ask();
    return true;
  } catch (error) {
    if (error instanceof Problem && error.kind.status === 403) return false;
    throw error;
  }
}
