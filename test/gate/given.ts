// A terminal of the household system on loan in June 2021 with everything in order, and what a test changes in it.
import { explain } from "../../functions/gate/explain.ts";
import { factsOf } from "../../functions/gate/gather-facts.ts";
import type { Question } from "../../functions/gate/question.ts";
import type { Found, GateStates } from "../../functions/gate/states.ts";
import type { Stream } from "../../functions/shared/journal/keys.ts";

/** A wall-clock time in Taipei as the journal writes it. */
export function taipei(time: string): string {
  return new Date(`${time.replace(" ", "T")}:00+08:00`).toISOString();
}

export const FRIDAY = taipei("2021-06-11 08:30");

export function found<State>(stream: Stream, state: State, version = 1): Found<State> {
  return { stream, version, state };
}

export const loan = {
  borrower: "borrower",
  registeredAt: taipei("2021-06-07 09:30"),
  dueAt: taipei("2021-06-19 00:00"),
  pledged: true,
};

const terminal = {
  role: "exchange-terminal",
  ownership: "agency",
  agency: "household-office",
  system: "household",
  brand: "Acer",
  inServiceFrom: "2019-03-01",
  retired: false,
  stage: "out",
  loan,
};

const person = {
  agency: "household-office",
  status: "civil-servant" as const,
  active: true,
  loans: {},
  holds: {},
  leaves: [],
};

const review = {
  at: taipei("2021-06-04 10:00"),
  people: ["borrower"],
  drillRequired: true,
  drilledAt: taipei("2021-06-04 15:00"),
};

export const inOrder = {
  terminal: found("TERMINAL#HH-01", terminal, 4),
  person: found("PERSON#borrower", person, 2),
  agency: found("AGENCY#household-office", { review }),
  system: found("SYSTEM#household", { planned: { vpn: 20 }, open: { vpn: 3 } }, 9),
  posture: found(
    "TERMINAL#HH-01",
    { reportedAt: taipei("2021-06-11 08:27"), medium: "wired" as const, mediumSource: "declared" as const },
    4,
  ),
  egress: found("LIST#household#vpn#egress", { status: "set-by-archives" }, 5),
  source: found("LIST#household#vpn#inbound", { status: "listed" as const }, 3),
  inboundRule: found("LIST#household#vpn#inbound", { inForce: true }, 3),
  outboundRule: found("LIST#household#vpn#outbound", { inForce: true }, 2),
  terminalSession: { where: "none" },
  personSession: { where: "none" },
} satisfies GateStates;

/** States under which regulations that ask for approval, roster and hours are content as well. */
export const homeDay = {
  approval: found("PERSON#borrower", {
    from: taipei("2021-06-01 00:00"),
    until: taipei("2021-09-01 00:00"),
    under: ["ey-draft", "keelung-pregnancy"],
  }),
  schedule: found("PERSON#borrower", { homeDays: ["2021-06-11"], tier: "before-28-weeks" }),
  hours: found("AGENCY#household-office", {
    office: [
      { from: "08:00", until: "12:00" },
      { from: "13:00", until: "17:00" },
    ],
    overtime: [],
  }),
} satisfies GateStates;

export const question: Question = { person: "borrower", system: "household", channel: "vpn", factors: 2 };

export function adopting(...profiles: string[]): Found<{ profiles: string[]; review: typeof review }> {
  return found("AGENCY#household-office", { profiles, review });
}

/** Changes the inner state of one of those in order. */
export function but<Name extends "terminal" | "person" | "posture">(
  name: Name,
  change: Partial<NonNullable<GateStates[Name]>["state"]>,
): Pick<GateStates, Name> {
  const before = inOrder[name];
  return { [name]: { ...before, state: { ...before.state, ...change } } } as unknown as Pick<
    GateStates,
    Name
  >;
}

export function without(states: GateStates, ...names: (keyof GateStates)[]): GateStates {
  return Object.fromEntries(Object.entries(states).filter(([name]) => !names.some(each => each === name)));
}

export function ask(states: GateStates, at = FRIDAY, asked: Question = question) {
  return explain(factsOf(states, asked, at));
}

export function refusedBy(states: GateStates, at = FRIDAY, asked: Question = question): string[] {
  return ask(states, at, asked).refusals.map(({ clause, policy }) => clause ?? policy);
}
