// The letter's conditions and the house's own as data, from which every peer is built: the same questions, the same answers.

import type { Facts, Known } from "../../../functions/gate/facts.ts";
import { FRIDAY, factsOf, inOrder, question } from "../../gate/given.ts";
import type { Random } from "../measure/random.ts";

export type Value = string | number | boolean;
/** Each holds where its fact is so. */
export type Test =
  | { readonly fact: keyof Known; readonly is: "in" | "notIn"; readonly values: readonly Value[] }
  | { readonly fact: keyof Known; readonly is: "atLeast" | "lessThan"; readonly limit: number };

export interface Condition {
  readonly name: string;
  readonly all: readonly Test[];
}

const is = (fact: keyof Known, ...values: Value[]): Test => ({ fact, is: "in", values });
const isNot = (fact: keyof Known, ...values: Value[]): Test => ({ fact, is: "notIn", values });
const T = (clause: string, ...all: Test[]): Condition => ({ name: `tainan-2021/${clause}`, all });
const house = (name: string, ...all: Test[]): Condition => ({ name, all });
const LENT = ["out", "return-declared", "disinfected", "scanned", "infected", "cleaned"];

export const CONDITIONS: readonly Condition[] = [
  house("nothing-stopped", is("stopped", false)),
  house("login-current", is("loginExpired", false)),
  house("terminal-known", is("inService", true)),
  house("person-known", is("active", true)),
  house("not-suspended", is("suspended", "no")),
  house("not-recalled", is("recalled", false)),
  house("brand-allowed", is("brand", "allowed", "unknown")),
  house("terminal-free", is("terminalSession", "none", "own")),
  house("ends-confirmed", is("endsConfirmed", true)),
  house("endpoint-in-hours", is("endpointHours", "open")),
  house("person-free", is("personSession", "none", "here")),
  house("address-listed", is("source", "listed", "open")),
  T("3.1a", is("reviewNamesPerson", true)),
  T("3.1b", is("drill", "not-needed", "done")),
  T("3.2a", is("ofOwnAgency", true), is("ofThisSystem", true), {
    fact: "daysInService",
    is: "atLeast",
    limit: 1,
  }),
  T("3.2b", is("role", "exchange-terminal"), is("ownership", "agency")),
  T("3.2c", is("stage", ...LENT)),
  T("3.2d", is("pledged", true)),
  T("3.2e", is("status", "civil-servant"), is("byBorrower", true)),
  T("3.4a", is("channel", "vpn", "vdi")),
  T("3.4b", is("medium", "wired"), { fact: "postureMinutes", is: "lessThan", limit: 10 }),
  T("3.4d", { fact: "seatsLeft", is: "atLeast", limit: 1 }),
  T("3.5a", isNot("stage", "return-declared")),
  T("3.5b", isNot("stage", "return-declared")),
  T("3.5c", isNot("stage", "return-declared", "disinfected", "cleaned")),
  T("3.5d", is("held", "no")),
  T("4a", is("egress", "set-by-archives")),
  T("4f", is("inboundRule", true), is("outboundRule", true)),
];

const BAD: Partial<Record<keyof Known, readonly Value[]>> = {
  stopped: [true],
  loginExpired: [true],
  inService: [false],
  active: [false],
  suspended: ["other"],
  recalled: [true],
  brand: ["banned", "unnamed"],
  reviewNamesPerson: [false],
  drill: ["due"],
  ofOwnAgency: [false],
  ofThisSystem: [false],
  daysInService: [0],
  role: ["office"],
  ownership: ["personal"],
  stage: ["registered", "overdue", "return-declared", "disinfected", "attested"],
  pledged: [false],
  status: ["vendor", "contract"],
  byBorrower: [false],
  channel: ["direct"],
  medium: ["wifi", "unknown"],
  postureMinutes: [10, 600],
  seatsLeft: [0],
  terminalSession: ["others"],
  personSession: ["elsewhere"],
  held: ["return-declared"],
  egress: ["forwarded"],
  source: ["not-listed"],
  inboundRule: [false],
  outboundRule: [false],
};

/** Every other question has something wrong with it, up to four things. */
export function questions(count: number, random: Random): readonly Facts[] {
  const facts = factsOf(inOrder, question, FRIDAY);
  const names = Object.keys(BAD) as (keyof Known)[];
  return Array.from({ length: count }, (_, at) => {
    const wrong = at % 2 === 0 ? [] : Array.from({ length: 1 + random.below(4) }, () => random.pick(names));
    const change = Object.fromEntries(wrong.map(name => [name, random.pick(BAD[name] ?? [])]));
    return { ...facts, known: { ...facts.known, ...change } };
  });
}
