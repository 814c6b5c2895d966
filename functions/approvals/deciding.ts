// What others do with an application: an opinion, the decision, a change decided, the end; nobody's own, and each with what the
// text has to weigh; pure decisions.
import type { Person } from "../people/person.ts";
import { Problem, refuseAll, requireAll } from "../shared/http/problem.ts";
import { isSameAccount } from "../shared/rules/account.ts";
import { dayOf, endOfDay } from "../shared/time/calendar.ts";
import type { Day } from "../shared/time/day.ts";
import {
  applicationIn,
  type Drafts,
  one,
  reasonIf,
  refuseIf,
  refuseStaff,
  requireInForce,
} from "./applying.ts";
import { type Application, type Approvals, type Decision, isPending } from "./approval.ts";
import type { Decider, EndCause } from "./names.ts";
import { APPROVAL_PROBLEM } from "./problems.ts";
import { demandsOf, extensionsOf } from "./texts.ts";

/** Who decides: their account, and what they may speak as. */
export interface Officer {
  readonly account: string;
  readonly isSuperior: boolean;
  readonly isPersonnel: boolean;
  readonly at: string;
}

export function giveOpinion(
  approvals: Approvals | undefined,
  application: string,
  opinion: { readonly agrees: boolean; readonly note: string },
): Drafts {
  const found = pendingIn(approvals, application);
  const { decidedBy, findings, span } = demandsOf(found.regulation);
  refuseIf(decidedBy !== "agency", "superior-decides", findings ?? span);
  return one({ type: "OpinionGiven", application, ...opinion });
}

export type AskedDecision = Omit<Decision, "as">;

interface Deciding {
  readonly decision: AskedDecision;
  readonly applicant: Person;
  readonly officer: Officer;
  /** Whom the agency covers besides. */
  readonly others?: readonly string[] | undefined;
}

export function decide(
  approvals: Approvals | undefined,
  application: string,
  { decision, applicant, officer, others }: Deciding,
): Drafts {
  const found = pendingIn(approvals, application);
  requireAll(
    () => requireDecider(found, officer),
    () => requireWeighing(found, decision),
    () => {
      if (decision.granted) requireGrantable(found, { decision, applicant, others, at: officer.at });
      else if (!decision.reason) throw new Problem(APPROVAL_PROBLEM["reason-missing"]);
    },
  );
  const as: Decider = demandsOf(found.regulation).decidedBy;
  return one({ type: "HomeWorkDecided", application, ...decision, as });
}

/** By the text: a superior finds, or the agency decides after a superior's opinion, two persons in any case. */
function requireDecider({ regulation, opinion }: Application, officer: Officer): void {
  const { decidedBy, factors, findings, span } = demandsOf(regulation);
  const clause = factors ?? span;
  const bySuperior = [reasonIf(!officer.isSuperior, "superior-decides", findings ?? span)];
  const byAgency = [
    reasonIf(!officer.isPersonnel, "agency-decides", clause),
    reasonIf(opinion === undefined, "opinion-missing", clause),
    reasonIf(isSameAccount(opinion?.by, officer.account), "same-officer", clause),
  ];
  refuseAll(...(decidedBy === "superior" ? bySuperior : byAgency));
}

function requireWeighing({ regulation }: Application, { findings, factors }: AskedDecision): void {
  const demands = demandsOf(regulation);
  refuseAll(
    demands.findings && reasonIf(findings === undefined, "findings-missing", demands.findings),
    demands.factors && reasonIf(factors === undefined, "factors-missing", demands.factors),
  );
}

function requireGrantable(
  found: Application,
  { decision, applicant, others, at }: Omit<Deciding, "officer"> & { readonly at: string },
): void {
  const { span, pledge, terms, reviewer } = demandsOf(found.regulation);
  const isUnfound = found.reviewer === true && !decision.reviewerFinding;
  requireAll(
    () => refuseStaff(applicant, found, others),
    () =>
      refuseAll(
        applicant.agency !== found.agency && new Problem(APPROVAL_PROBLEM["application-unknown"]),
        reasonIf(found.to < dayOf(at), "span-over", span),
        reasonIf(found.pledge === undefined, "home-pledge-missing", pledge),
        reasonIf(decision.terms === undefined, "terms-missing", terms),
        reviewer && reasonIf(isUnfound, "reviewer-at-home", reviewer),
      ),
  );
}

export function decideAmendment(
  approvals: Approvals | undefined,
  application: string,
  decision: { readonly granted: boolean; readonly reason?: string | undefined; readonly officer: Officer },
): Drafts {
  const found = applicationIn(approvals, application);
  const { granted, reason, officer } = decision;
  if (!found.amendment) throw new Problem(APPROVAL_PROBLEM["no-amendment"]);
  const { decidedBy, findings, factors, span, extension } = demandsOf(found.regulation);
  const isGrantedExtension = granted && found.amendment.kind === "extension";
  const isUsed = isGrantedExtension && found.extended >= extensionsOf(found.regulation, undefined);
  requireAll(
    () => requireInForce(found, officer.at),
    () =>
      refuseAll(
        decidedBy === "superior"
          ? reasonIf(!officer.isSuperior, "superior-decides", findings ?? span)
          : reasonIf(!officer.isPersonnel, "agency-decides", factors ?? span),
        reasonIf(isUsed, "extension-used", extension ?? span),
        !granted && !reason && new Problem(APPROVAL_PROBLEM["reason-missing"]),
      ),
  );
  return one({ type: "AmendmentDecided", application, granted, ...(reason && { reason }) });
}

const BY_APPLICANT: readonly EndCause[] = ["withdrawn", "delivery"];

export interface Ending {
  readonly cause: EndCause;
  readonly reason: string;
  /** Of a delivery, its day. */
  readonly on?: Day | undefined;
  readonly isOwn: boolean;
  readonly at: string;
}

/** Earlier than it would; a delivery ends it with its day, everything else at once. */
export function end(
  approvals: Approvals | undefined,
  application: string,
  { cause, reason, on, isOwn, at }: Ending,
): Drafts {
  const found = applicationIn(approvals, application);
  if (found.ended || found.decision?.granted === false)
    throw new Problem(APPROVAL_PROBLEM["already-decided"]);
  if (!isPending(found)) requireInForce(found, at);
  const { pregnancy } = demandsOf(found.regulation);
  const day = on ?? dayOf(at);
  const isDelivery = cause === "delivery";
  refuseAll(
    isOwn && !BY_APPLICANT.includes(cause) && new Problem(APPROVAL_PROBLEM["end-by-others"]),
    isDelivery && !pregnancy && new Problem(APPROVAL_PROBLEM["end-not-provided"]),
    isDelivery && pregnancy && reasonIf(day > dayOf(at), "end-in-future", pregnancy),
  );
  const until = isDelivery ? endOfDay(day) : at;
  return one({ type: "HomeWorkEnded", application, cause, reason, until });
}

function pendingIn(approvals: Approvals | undefined, application: string): Application {
  const found = applicationIn(approvals, application);
  if (!isPending(found)) throw new Problem(APPROVAL_PROBLEM["already-decided"]);
  return found;
}
