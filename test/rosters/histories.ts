// Random histories of rosters and approvals, played on the law and on the independent model alike, and judged at the gate by its own
// policies; any disagreement is thrown.

import { approvalsPart } from "../../functions/approvals/gate-part.ts";
import type { Reads } from "../../functions/gate/part.ts";
import { peoplePart } from "../../functions/people/gate-part.ts";
import { rostersPart } from "../../functions/rosters/gate-part.ts";
import { type RosterEvent, rosterLaw } from "../../functions/rosters/roster.ts";
import { move, recall, set, setRest } from "../../functions/rosters/setting.ts";
import { tierTeller } from "../../functions/rosters/tier.ts";
import { mondayOf } from "../../functions/rosters/week.ts";
import { Problem } from "../../functions/shared/http/problem.ts";
import type { Draft } from "../../functions/shared/journal/change.ts";
import { judge } from "../../functions/shared/policy/compiled.ts";
import { readPolicies } from "../../functions/shared/policy/text.ts";
import { dayOf } from "../../functions/shared/time/calendar.ts";
import { addDays } from "../../functions/shared/time/day.ts";
import { AGENCY } from "../house/city.ts";
import { Ledger } from "../house/given.ts";
import { compiled } from "../policies/equal.ts";
import { MINUTES, Model } from "./model.ts";
import { approvals, ground, person } from "./told.ts";

export type Dice = (sides: number) => number;

/** Three weeks without a holiday, from this Monday. */
const MONDAY = "2021-07-05";
const START = Date.parse("2021-07-04T16:00:00.000Z");
const iso = (minute: number) => new Date(START + minute * 60_000).toISOString();
const dayAt = (day: number) => addDays(MONDAY, day);
const BOTH = ["ey-draft", "keelung-pregnancy"] as const;
const PAUSES = [0, 1, 30, 300, 300, 720, MINUTES, MINUTES, 2 * MINUTES];

const JUDGED = [
  ...["ey-approved", "ey-office-days", "ey-not-on-leave", "keelung-agreed", "keelung-home-day-set"],
  ...["keelung-two-home-days", "keelung-three-home-days", "keelung-four-home-days"],
];
const all = readPolicies("policies/connect");
const chosen = Object.entries(all).filter(
  ([id, { policy }]) => JUDGED.includes(id) || policy.effect === "permit",
);
const constants = {
  "ey-draft": { officeDaysPerWeek: 2 },
  "keelung-pregnancy": { homeDaysBefore28Weeks: 2, homeDaysBefore36Weeks: 3, homeDaysFrom36Weeks: 4 },
};

const policies = compiled(Object.fromEntries(chosen)).filter(each => each.binds(constants));

export interface Played {
  readonly taken: number;
  readonly opened: number;
}

class History {
  readonly model: Model;
  readonly #ledger = new Ledger();
  readonly #expected: number;
  #until: number;

  constructor(dice: Dice) {
    this.#expected = 10 + dice(120);
    this.#until = (5 + dice(30)) * MINUTES;
    this.model = new Model(this.#expected, this.#until);
  }

  get #roster() {
    return this.#ledger.of(rosterLaw, "ann").state;
  }

  get #person() {
    return person({
      leaves: this.model.leaves.map(([from, until]) => ({ from: iso(from), until: iso(until) })),
    });
  }

  get #approvals() {
    const ended = { by: "boss", at: iso(this.#until), cause: "withdrawn" as const, reason: "r" };
    return approvals(BOTH, { from: "2021-06-28", to: "2021-12-31", ended });
  }

  /** The law decides, the model says whether it may; what is decided is recorded. */
  step(dice: Dice, at: number): boolean {
    const law = this.#tried(dice, at);
    if (law === undefined) return true;
    const [decided, expected] = law;
    if ((decided !== undefined) !== expected)
      throw new Error(`the model says ${expected}: ${JSON.stringify(decided)} at ${iso(at)}`);
    if (decided && decided.length > 0)
      this.#ledger.record(rosterLaw, "ann", decided, { by: "boss", at: iso(at) });
    return expected;
  }

  #tried(dice: Dice, at: number): readonly [readonly Draft<RosterEvent>[] | undefined, boolean] | undefined {
    const today = Math.floor(at / MINUTES);
    const some = () => today + dice(8) - 1;
    const now = iso(at);
    switch (dice(9)) {
      case 0:
      case 1:
      case 2:
      case 3: {
        const week = Math.floor(today / 7) + dice(3);
        const days = [0, 1, 2, 3, 4, 5].filter(() => dice(2) === 0).map(day => week * 7 + day);
        const of = { week: dayAt(week * 7), agency: AGENCY, days: days.map(dayAt), at: now };
        const expected = this.model.set(week, days, at);
        return [tried(() => set(this.#roster, of, this.#groundOf(dayAt(week * 7))) ?? []), expected];
      }
      case 4:
      case 5: {
        const [from, to] = [some(), some()];
        const of = { agency: AGENCY, from: dayAt(from), to: dayAt(to), reason: "r", at: now };
        return [
          tried(() => move(this.#roster, of, this.#groundOf(mondayOf(dayAt(from))))),
          this.model.move(from, to, at),
        ];
      }
      case 6: {
        const [day, from] = [some(), at + dice(2) * dice(2_000)];
        const of = { agency: AGENCY, day: dayAt(day), reason: "r", effectiveAt: iso(from), at: now };
        return [tried(() => recall(this.#roster, of)), this.model.recall(day, from, at)];
      }
      case 7: {
        const from = some();
        if (this.model.rest !== undefined) return undefined;
        this.model.rest = [from, from + dice(3)];
        const [, to] = this.model.rest;
        return [tried(() => setRest(this.#roster, { from: dayAt(from), to: dayAt(to) })), true];
      }
      default: {
        if (dice(3) === 0) this.#until = this.model.approvedUntil = Math.min(this.#until, at);
        else this.model.leaves.push([at + dice(3_000), at + 3_000 + dice(1_000)]);
        return undefined;
      }
    }
  }

  #groundOf(week: string) {
    const told = {
      person: this.#person,
      ...(this.#roster && { roster: this.#roster }),
      approvals: this.#approvals,
    };
    return ground({ ...told, under: BOTH, week, expectedOn: dayAt(this.#expected) });
  }

  /** What is open at the gate the texts leave open, and the other way round; and it knows when that ends. */
  compare(at: number): boolean {
    const { isOpen, ends } = this.#gateAt(at);
    if (isOpen !== this.model.isOpen(at))
      throw new Error(`the gate is ${isOpen ? "open" : "closed"} at ${iso(at)}`);
    if (!isOpen) return false;
    const end = (Date.parse(ends.toSorted()[0] ?? "") - START) / 60_000;
    for (let between = at; between < end; between += 97)
      if (!this.model.isOpen(between)) throw new Error(`open beyond ${iso(between)}, to ${iso(end)}`);
    return true;
  }

  #gateAt(minute: number) {
    const at = iso(minute);
    const states: Record<string, unknown> = {
      PERSON: this.#person,
      ROSTER: this.#roster,
      APPROVAL: this.#approvals,
    };
    const held = (name: string) => ({
      ...{ stream: name, version: 1, head: "", state: states[name.split("#")[0] ?? ""] },
    });
    const reads = { question: { person: "ann" }, held } as unknown as Reads;
    const moment = { at, profiles: BOTH, activity: "exchange" } as const;
    const tier = tierTeller(JSON.stringify({ expectedOn: dayAt(this.#expected) }))(dayOf(at));
    const found = tier && { stream: "APPROVAL#ann" as const, version: 1, state: tier };
    const facts = [
      ...peoplePart.facts(reads, moment, undefined),
      ...approvalsPart.facts(reads, moment, undefined),
      ...rostersPart.facts(reads, moment, found),
    ];
    const context = Object.assign({ stopped: false }, ...facts.map(({ known }) => known));
    const { allowed } = judge(policies, { ...ASKED, context, constants });
    const ends = facts.flatMap(({ deadlines = [] }) => deadlines).map(each => each.at);
    return { isOpen: allowed, ends };
  }
}

const ASKED = {
  principal: { type: "Person", id: "ann" },
  action: "connect",
  resource: { type: "System", id: "household" },
} as const;

function tried(decide: () => readonly Draft<RosterEvent>[]): readonly Draft<RosterEvent>[] | undefined {
  try {
    return decide();
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

export function play(length: number, dice: Dice): Played {
  const history = new History(dice);
  let [at, taken, opened] = [-4 * MINUTES, 0, 0];
  for (let step = 0; step < length && at < 20 * MINUTES; step++) {
    at += PAUSES[dice(PAUSES.length)] ?? 0;
    if (history.step(dice, at)) taken++;
    if (history.compare(at + dice(3) * dice(1_500))) opened++;
  }
  return { taken, opened };
}
