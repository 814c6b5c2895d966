// What a firm files beside its applications: papers, the board's consent, the assessment of risks, trainings, who supervises, what was
// checked; pure decisions.
import type { Person } from "../people/person.ts";
import { PERSON_PROBLEM } from "../people/problems.ts";
import { Problem, refuseAll } from "../shared/http/problem.ts";
import type { Held } from "../shared/journal/change.ts";
import { isSameAccount } from "../shared/rules/account.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { words } from "../shared/words.ts";
import { type Acting, type Drafts, one, refusal } from "./applying.ts";
import {
  type Assessment,
  type Check,
  type ConsentPaper,
  type Firm,
  NO_FIRM,
  type Paper,
  type Training,
  type Turn,
} from "./firm.ts";
import { PAPERS, RISKS } from "./names.ts";

type At = Pick<Acting, "at">;

export function filePaper(paper: Paper, { at }: At): Drafts {
  const { clauses } = PAPERS[paper.paper];
  refuseAll(
    paper.dated > dayOf(at) && refusal("paper-in-the-future", clauses),
    paper.until !== undefined && paper.until < paper.dated && refusal("paper-over", clauses),
  );
  return one({ type: "PaperFiled", ...paper });
}

/** Only a notice in an emergency lets the board agree afterwards, and then by a day. */
export function fileConsent(firm: Firm = NO_FIRM, paper: ConsentPaper, { at }: At): Drafts {
  const clause = ["twse-2023/2.2.10"] as const;
  const isPromised = paper.consent === "to-be-ratified";
  const isEmergency = Object.values(firm.businesses).some(({ way, ended }) => way === "emergency" && !ended);
  refuseAll(
    paper.dated > dayOf(at) && refusal("paper-in-the-future", clause),
    isPromised && !isEmergency && refusal("consent-not-promised", clause),
    isPromised && paper.due === undefined && refusal("consent-due-missing", clause),
    isPromised && paper.due !== undefined && paper.due < dayOf(at) && refusal("consent-due-past", clause),
  );
  const { due, ...rest } = paper;
  return one({ type: "ConsentFiled", ...rest, ...(isPromised && due !== undefined && { due }) });
}

export function assessRisks(assessment: Assessment, { at }: At): Drafts {
  const clause = ["twse-2023/2.2.11"] as const;
  const isWhole = assessment.planCurrent && RISKS.every(risk => assessment.risks.includes(risk));
  refuseAll(
    assessment.dated > dayOf(at) && refusal("paper-in-the-future", clause),
    !isWhole && refusal("risks-missing", clause),
  );
  return one({ type: "RisksAssessed", ...assessment });
}

/** As many as one read at the gate may carry. */
const MOST_TRAINED = 2_000;

/** Whoever gains by it does not record it. */
export function holdTraining(firm: Firm = NO_FIRM, training: Training, { person, at }: Acting): Drafts {
  const known = new Set([...Object.keys(firm.trained), ...training.people]);
  refuseAll(
    training.dated > dayOf(at) && refusal("paper-in-the-future", ["twse-2023/2.2.12"]),
    training.people.some(each => isSameAccount(each, person)) &&
      refusal("own-training", ["twse-2023/2.2.12"]),
    known.size > MOST_TRAINED && refusal("trained-too-many"),
  );
  return one({ type: "TrainingHeld", ...training });
}

/** A name that was mistyped would leave somebody's gate shut, and nobody would know why. */
export function requireStaff(agency: string, people: readonly string[], read: readonly Held<Person>[]): void {
  const strangers = people.filter((_, at) => read[at]?.state?.agency !== agency || !read[at]?.state?.active);
  if (strangers.length === 0) return;
  const list = strangers.join("、");
  throw new Problem(PERSON_PROBLEM["not-of-the-agency"], {
    detail: words(`帳號：${list}`, `accounts: ${list}`),
  });
}

const MOST_TURNS = 100;

export function nameSupervisor(firm: Firm = NO_FIRM, turn: Turn): Drafts {
  refuseAll(
    turn.until < turn.from && refusal("turn-order", ["twse-2023/3.5.3"]),
    Object.keys(firm.turns).length >= MOST_TURNS && refusal("turns-too-many"),
  );
  return one({ type: "SupervisorNamed", turn: firm.lastTurn + 1, ...turn });
}

export function removeSupervisor(
  firm: Firm = NO_FIRM,
  { turn, reason }: { readonly turn: number; readonly reason: string },
): Drafts {
  if (!Object.hasOwn(firm.turns, turn)) throw refusal("turn-unknown");
  return one({ type: "SupervisorRemoved", turn, reason });
}

export function recordCheck(check: Check, { at }: At): Drafts {
  if (check.dated > dayOf(at)) throw refusal("paper-in-the-future");
  return one({ type: "FirmChecked", ...check });
}
