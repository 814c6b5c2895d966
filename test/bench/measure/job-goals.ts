// What each job at the console may cost at most and why, with what it cost when the console was first tried as its users would; and the
// whole way from an empty register to one terminal out of the door; pure.
import type { Count } from "../../browser/jobs/hand.ts";

export interface Cost {
  readonly fields: number;
  readonly clicks: number;
}

interface Goal extends Cost {
  /** When it was first tried; absent for what could not be done, or was not counted, then. */
  readonly before?: Cost;
  /** What is left to say, and why it is not less. */
  readonly why: string;
}

const cost = (fields: number, clicks: number): Cost => ({ fields, clicks });

/** Jobs of the way out of the door, which have a goal together as well. */
const WAY_OUT: readonly string[] = [
  "review readiness",
  "enrol a person",
  "register a terminal",
  "lend it",
  "approve the loan",
  "accept the pledge",
  "carry it out",
];
export const WHOLE: Goal = {
  ...{ ...cost(12, 19), before: cost(25, 24) },
  why: "what only people know: whom, what, and whether it is fit",
};

export const JOB_GOALS: Readonly<Record<string, Goal>> = {
  "review readiness": {
    ...{ ...cost(5, 2), before: cost(7, 3) },
    why: "two findings, who is suitable, by which plan, whether a drill is needed",
  },
  "enrol a person": { ...cost(1, 2), before: cost(3, 3), why: "how they are employed" },
  "set the return site": { ...cost(1, 2), before: cost(2, 3), why: "what it is called" },
  "name the scan officer": { ...cost(1, 2), before: cost(1, 3), why: "who" },
  "enrol the superior": { ...cost(2, 3), before: cost(3, 3), why: "who, and how they are employed" },
  "record a unit": { ...cost(2, 4), why: "what it is called, and its head" },
  "record somebody's unit and superior": { ...cost(2, 3), why: "which unit, and who is over them" },
  "register a terminal": {
    ...{ ...cost(4, 3), before: cost(8, 3) },
    why: "its two numbers, make and age stand on the machine alone",
  },
  "lend it": {
    ...{ ...cost(1, 4), before: cost(4, 4) },
    why: "under which norm; to whom is known where one alone is suitable",
  },
  "approve the loan": { ...cost(0, 3), before: cost(1, 4), why: "until when is in the loan" },
  "accept the pledge": { ...cost(0, 2), before: cost(0, 2), why: "to be read" },
  "carry it out": { ...cost(0, 3), before: cost(0, 4), why: "nothing is left to say" },
  "plan the capacity": {
    ...cost(4, 2),
    before: cost(4, 3),
    why: "three numbers of the plan, and its document",
  },
  "confirm what was deployed": {
    ...{ ...cost(0, 3), before: cost(2, 3) },
    why: "the deployment says itself what it made",
  },
  "record the remote test": { ...cost(2, 4), before: cost(2, 3), why: "how it went, and by which document" },
  "propose a range": {
    ...{ ...cost(4, 5), before: cost(4, 4) },
    why: "which, whose, why, by which document",
  },
  "approve the change": { ...cost(0, 2), before: cost(0, 4), why: "the difference is to be read" },
  "draft the IP report": {
    ...{ ...cost(2, 3), before: cost(6, 4) },
    why: "who answers for it: capacity and addresses are known",
  },
  "file the IP report": { ...cost(0, 3), before: cost(0, 1), why: "nothing is left to say" },
  "compile the pack": { ...cost(0, 3), before: cost(0, 2), why: "nothing is left to say" },
  "forward the pack": { ...cost(0, 3), before: cost(0, 2), why: "nothing is left to say" },
  "answer the pack": { ...cost(1, 3), before: cost(1, 4), why: "an outcome a row" },
  "apply to work from home": {
    ...cost(8, 3),
    why: "under which text, for what, from when to when, where, how to be reached, on what ground",
  },
  "pledge for working from home": { ...cost(0, 2), why: "to be read" },
  "decide the application": {
    ...cost(7, 3),
    why: "the letter asks for four findings, the work and its hours",
  },
  "see why the gate is closed": { ...cost(0, 0), why: "it stands on the first page" },
  "stop somebody": { ...cost(1, 5), before: cost(2, 4), why: "why" },
  "let them work again": { ...cost(1, 3), why: "what was found out" },
  "find who was refused, and why": {
    ...{ ...cost(0, 2), before: cost(5, 3) },
    why: "the log has every question",
  },
  "read a terminal's history": { ...cost(1, 4), why: "of which agency" },
  "export the journal": { ...cost(0, 2), why: "nothing is left to say" },
  "declare the return": { ...cost(0, 2), before: cost(0, 2), why: "nothing is left to say" },
  disinfect: { ...cost(1, 3), before: cost(3, 4), why: "when it was begun" },
  scan: {
    ...{ ...cost(6, 3), before: cost(9, 4) },
    why: "the tool, its pattern, when it was begun, and its report; the next scan remembers the tool",
  },
  attest: { ...cost(0, 3), before: cost(2, 2), why: "nothing is left to say" },
  "release it": { ...cost(0, 3), before: cost(0, 4), why: "nothing is left to say" },
  "sign for the return": { ...cost(0, 2), before: cost(0, 2), why: "nothing is left to say" },
  "countersign the return": { ...cost(0, 3), before: cost(0, 2), why: "nothing is left to say" },
};

export function sumOf(counts: readonly Count[]) {
  const sum = (of: "fields" | "clicks" | "refusals") => counts.reduce((all, each) => all + each[of], 0);
  return { fields: sum("fields"), clicks: sum("clicks"), refusals: sum("refusals") };
}

export function wayOut(counts: readonly Count[]): readonly Count[] {
  return counts.filter(({ job }) => WAY_OUT.includes(job));
}

/** A job that is not done is missed as well as one that costs too much. */
export function missedGoals(counts: readonly Count[]): readonly string[] {
  const over = (name: string, count: ReturnType<typeof sumOf>, goal: Goal | undefined) => [
    ...(goal && count.fields <= goal.fields ? [] : [`${name}: ${count.fields} fields`]),
    ...(goal && count.clicks <= goal.clicks ? [] : [`${name}: ${count.clicks} clicks`]),
    ...(count.refusals === 0 ? [] : [`${name}: ${count.refusals} refused`]),
  ];
  const done = new Set(counts.map(({ job }) => job));
  return [
    ...Object.keys(JOB_GOALS).flatMap(job => (done.has(job) ? [] : [`${job}: not done`])),
    ...counts.flatMap(each => over(each.job, each, JOB_GOALS[each.job])),
    ...over("register to carried out", sumOf(wayOut(counts)), WHOLE),
  ];
}
