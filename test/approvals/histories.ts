// Random histories of applications and approvals, played on the law and on the independent model alike; any disagreement is thrown.
import { apply, askAmendment, pledge } from "../../functions/approvals/applying.ts";
import { type ApprovalEvent, type Approvals, approvalLaw } from "../../functions/approvals/approval.ts";
import {
  decide,
  decideAmendment,
  end,
  giveOpinion,
  type Officer,
} from "../../functions/approvals/deciding.ts";
import { approvalsPart } from "../../functions/approvals/gate-part.ts";
import type { Reads } from "../../functions/gate/part.ts";
import { Problem } from "../../functions/shared/http/problem.ts";
import type { Draft } from "../../functions/shared/journal/change.ts";
import { addDays } from "../../functions/shared/time/day.ts";
import { AGENCY } from "../house/city.ts";
import { Ledger } from "../house/given.ts";
import { DAY, Model, SURELY_BEYOND, SURELY_WITHIN, type Wish } from "./model.ts";
import { applying, granting, officer, person } from "./told.ts";

export type Dice = (sides: number) => number;

const FIRST_DAY = "2021-06-07";
const START = Date.parse("2021-06-06T16:00:00.000Z");
const iso = (minute: number) => new Date(START + minute * 60_000).toISOString();
const dayAt = (day: number) => addDays(FIRST_DAY, day);
const PAUSES = [0, 0, 1, 1, 30, 30, 300, 300, DAY, DAY, 3 * DAY, 40 * DAY];
const REGULATIONS = ["ey-draft", "keelung-pregnancy", "twse-2023"] as const;
const ACTIVITIES = ["exchange", "other-home-work"] as const;
const STATUSES = ["civil-servant", "civil-servant", "worker", "vendor"] as const;
const OFFICERS = ["boss", "chief", "hr"] as const;
const of = <T>(choices: readonly T[], dice: Dice) => choices[dice(choices.length)] as T;

interface Step {
  readonly law: (state: Approvals | undefined) => readonly Draft<ApprovalEvent>[];
  readonly model: (model: Model) => boolean;
}

function wished(today: number, dice: Dice): Wish {
  const from = today + dice(12) - 1;
  const days = dice(8) === 0 ? SURELY_BEYOND + dice(40) : dice(SURELY_WITHIN + 1);
  const expected = today + of([-3, 5, 60, 150, 279, 290], dice);
  const [regulation, activity] = [of(REGULATIONS, dice), of(ACTIVITIES, dice)];
  return { regulation, activity, from, to: from + days, expected, status: of(STATUSES, dice) };
}

function stepOf(model: Model, at: number, dice: Dice): Step {
  // Mostly about the last one: what is asked of another is mostly decided by now.
  const index = Math.max(0, model.kept.length - 1 - (dice(3) === 0 ? dice(6) : 0));
  const [application, now, by] = [String(index + 1), iso(at), of(OFFICERS, dice)];
  const granted = dice(5) > 0;
  const status = of(STATUSES, dice);
  const who = officer({ account: by, isSuperior: by !== "hr", isPersonnel: by === "hr", at: now });
  const asked = { by, granted, at, status };
  switch (dice(10)) {
    case 0:
    case 1:
    case 2:
      return applies(wished(Math.floor(at / DAY), dice), now, at);
    case 3:
    case 4:
      return {
        law: state => pledge(state, application, { text: "t", now: "t" }),
        model: m => m.pledge(index),
      };
    case 5:
      return {
        law: state => giveOpinion(state, application, { agrees: true, note: "n" }),
        model: m => m.opine(index, "boss"),
      };
    case 6:
    case 7: {
      const decision = { ...granting, granted, ...(granted ? {} : { reason: "r" }) };
      const of = { decision, applicant: person({ status }), officer: who };
      return { law: state => decide(state, application, of), model: m => m.decide(index, asked) };
    }
    case 8:
      return dice(2) === 0
        ? extended(index, { at, now, days: 1 + dice(SURELY_WITHIN) }, model)
        : agrees(index, who, asked);
    default:
      return {
        law: state => end(state, application, { cause: "withdrawn", reason: "r", isOwn: true, at: now }),
        model: m => m.end(index, at),
      };
  }
}

/** Of somebody's birth date nothing is said: the day of a delivery to come is a number here. */
function applies(wish: Wish, now: string, at: number): Step {
  const { regulation, activity, from, to, expected, status } = wish;
  const keelung = regulation === "keelung-pregnancy";
  const told = applying(regulation, {
    ...{ asked: { activity, from: dayAt(from), to: dayAt(to) }, applicant: { status }, at: now },
    ...(keelung && { apart: { pregnancy: "own" as const, expectedOn: dayAt(expected) } }),
  });
  return { law: state => apply(state, told), model: model => model.apply(wish, at) };
}

interface Extending {
  readonly at: number;
  readonly now: string;
  readonly days: number;
}

/** By so many days from where it ends now, as the model has it. */
function extended(index: number, { at, now, days }: Extending, model: Model): Step {
  const last = Math.ceil((model.kept[index]?.endsAt ?? 0) / DAY) - 1;
  const amendment = { kind: "extension", to: dayAt(last + days), reason: "r" } as const;
  return {
    law: state => askAmendment(state, String(index + 1), { amendment, at: now }),
    model: each => each.extend(index, days, at),
  };
}

function agrees(index: number, who: Officer, asked: { by: string; granted: boolean; at: number }): Step {
  const decision = { granted: asked.granted, officer: who, ...(asked.granted ? {} : { reason: "r" }) };
  return {
    law: state => decideAmendment(state, String(index + 1), decision),
    model: model => model.agree(index, asked),
  };
}

export interface Played {
  readonly taken: number;
  readonly opened: number;
}

export function play(length: number, dice: Dice): Played {
  const ledger = new Ledger();
  const model = new Model();
  let [at, taken, opened] = [600, 0, 0];
  for (let n = 0; n < length; n++) {
    at += of(PAUSES, dice);
    const step = stepOf(model, at, dice);
    const drafts = decidedBy(() => step.law(ledger.of(approvalLaw, "ann").state));
    const expected = step.model(model);
    if ((drafts !== undefined) !== expected)
      throw new Error(`the model says ${expected}, step ${n}: ${JSON.stringify(drafts)}`);
    if (drafts) ledger.record(approvalLaw, "ann", drafts, { by: "boss", at: iso(at) });
    if (expected) taken++;
    opened += compared(ledger.of(approvalLaw, "ann").state, model, at + of(PAUSES, dice));
  }
  return { taken, opened };
}

function decidedBy(law: () => readonly Draft<ApprovalEvent>[]): readonly Draft<ApprovalEvent>[] | undefined {
  try {
    return law();
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

/** The gate, at a moment from now on: what it has open the model has, and it knows when that ends. */
function compared(state: Approvals | undefined, model: Model, at: number): number {
  const asked = ACTIVITIES.flatMap(activity => REGULATIONS.map(regulation => ({ activity, regulation, at })));
  const open = asked.filter(each => {
    const { under, ends } = gateAt(state, each);
    if (under !== isOpen(model, each)) throw new Error(`${JSON.stringify(each)} is ${under}`);
    if (under && (ends.length === 0 || !ends.every(end => endsAt(model, each, end))))
      throw new Error(`${JSON.stringify(each)} does not end at ${ends}`);
    return under;
  });
  return open.length;
}

function isOpen(model: Model, { regulation, activity, at }: Asking): boolean {
  return model.isOpen(regulation, activity, at);
}

function endsAt(model: Model, asked: Asking, end: string): boolean {
  const at = (Date.parse(end) - START) / 60_000;
  return isOpen(model, { ...asked, at: at - 1 }) && !isOpen(model, { ...asked, at });
}

interface Asking {
  readonly activity: (typeof ACTIVITIES)[number];
  readonly regulation: (typeof REGULATIONS)[number];
  readonly at: number;
}

function gateAt(state: Approvals | undefined, { activity, regulation, at }: Asking) {
  const held = (stream: string) => ({
    stream,
    version: 1,
    head: "",
    state: stream.startsWith("PERSON") ? PERSON : state,
  });
  const reads = { question: { person: "ann" }, held } as unknown as Reads;
  const moment = { at: iso(at), profiles: [regulation], activity };
  const [facts] = approvalsPart.facts(reads, moment, undefined);
  return {
    under: facts?.known.approvedUnder?.includes(regulation) === true,
    ends: (facts?.deadlines ?? []).map(each => each.at),
  };
}
const PERSON = person({ agency: AGENCY });
