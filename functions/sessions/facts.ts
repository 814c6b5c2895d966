// Builds what is known from the states that were read: pure, and whatever is absent stays unknown.
import { adoption } from "./adoption.ts";
import { custodyOf } from "./custody.ts";
import type { Facts, Known, Part } from "./known.ts";
import { timeOf } from "./office-hours.ts";
import type { Question } from "./question.ts";
import { approvalOf, readinessOf, scheduleOf, standingOf } from "./standing.ts";
import type { GateStates } from "./states.ts";
import { addressOf, capacityOf, postureOf, sessionOf } from "./way-in.ts";

/** `at` is a UTC instant as the journal writes it, past, present or future. */
export function factsOf(states: GateStates, question: Question, at: string): Facts {
  const { terminal, person, agency, system, posture, approval, schedule, hours } = states;
  const rules = adoption(agency, at);
  const parts: readonly Part[] = [
    rules,
    stopsOf(states),
    sessionOf(question, at),
    custodyOf(terminal, person, at),
    standingOf(question.person, person, at),
    readinessOf(agency, question.person, at),
    approvalOf(approval, at),
    scheduleOf(schedule, at),
    timeOf(hours, at),
    postureOf(posture, rules.known.profiles ?? {}, at),
    addressOf(states, at),
    capacityOf(system, question, at),
  ];
  return {
    person: question.person,
    system: question.system ?? "",
    at,
    known: Object.assign({}, ...parts.map(({ known }) => known)) as Known,
    records: Object.assign({}, ...parts.map(({ records }) => records)) as Facts["records"],
    deadlines: parts.flatMap(({ deadlines = [] }) => deadlines),
  };
}

function stopsOf({ stops = [] }: GateStates): Part {
  const first = stops[0];
  return {
    known: { stops: stops.map(({ state }) => state.scope) },
    ...(first && { records: { stops: first } }),
  };
}
