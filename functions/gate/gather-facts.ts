// Builds what is known from the states that were read: pure, and whatever is absent stays unknown.

import { timeOf } from "../hours/gate-part.ts";
import { approvalOf, reviewOf, scheduleOf, standingOf } from "../people/gate-part.ts";
import {
  askedOf,
  egressOf,
  openAlready,
  postureOf,
  ruleOf,
  seatsOf,
  sourceOf,
} from "../posture/gate-part.ts";
import { belongingOf, brandOf, holdOf, terminalOf } from "../terminals/gate-part.ts";
import { adoption } from "./adoption.ts";
import type { Deadline, FactName, Facts, Known, Part, RecordRef } from "./facts.ts";
import type { Question } from "./question.ts";
import type { GateStates } from "./states.ts";

/** `at` is a UTC instant as the journal writes it, past, present or future. */
export function factsOf(states: GateStates, question: Question, at: string): Facts {
  const { rules, profiles, deadlines } = adoption(states.agency, at);
  const { terminal, person, agency, stop } = states;
  const { known, ...rest } = together([
    { known: { stopped: stop !== undefined }, ...(stop && { from: stop }) },
    askedOf(question, at),
    seatsOf(states.system, question, at),
    openAlready("terminalSession", states.terminalSession),
    openAlready("personSession", states.personSession),
    terminalOf(terminal, at),
    belongingOf(terminal, person, question),
    brandOf(terminal, agency, profiles),
    holdOf(terminal, person),
    standingOf(person, at),
    reviewOf(agency, question.person, at),
    approvalOf(states.approval, at),
    scheduleOf(states.schedule, at),
    timeOf(states.hours, at),
    postureOf(states.posture, profiles, at),
    egressOf(states.egress, at),
    sourceOf(states.source, at),
    ruleOf("inboundRule", states.inboundRule),
    ruleOf("outboundRule", states.outboundRule),
  ]);
  return {
    person: question.person,
    system: question.system ?? "",
    at,
    rules,
    profiles,
    known,
    records: rest.records,
    deadlines: [...deadlines, ...rest.deadlines],
  };
}

function together(parts: readonly Part[]): Pick<Facts, "known" | "records" | "deadlines"> {
  const known: Record<string, unknown> = {};
  const records: Partial<Record<FactName, RecordRef>> = {};
  const deadlines: Deadline[] = [];
  for (const part of parts) {
    Object.assign(known, part.known);
    if (part.deadlines) deadlines.push(...part.deadlines);
    if (part.from) for (const name of Object.keys(part.known)) records[name as FactName] = part.from;
  }
  return { known: known as unknown as Known, records, deadlines };
}
