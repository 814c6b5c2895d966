// What the applicant does: apply, pledge, ask for a change; each refusal names the clause that is not met; pure decisions.
import { insiderOf } from "../people/belonging.ts";
import { isOnLeave } from "../people/on-leave.ts";
import type { Person } from "../people/person.ts";
import { Problem, type ProblemKind, refuseAll, requireAll } from "../shared/http/problem.ts";
import type { Draft } from "../shared/journal/change.ts";
import type { ClauseId } from "../shared/rules/clauses.ts";
import type { Overlay } from "../shared/rules/parameters.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { addDays } from "../shared/time/day.ts";
import { lastDayOfMonths } from "../shared/time/months.ts";
import { words } from "../shared/words.ts";
import type { Apart } from "./apart.ts";
import {
  type Amendment,
  type Application,
  type ApprovalEvent,
  type Approvals,
  type Asked,
  isPending,
  spanOf,
} from "./approval.ts";
import { APPROVAL_PROBLEM } from "./problems.ts";
import { canBeExpected, latestAfter } from "./span.ts";
import { type Demands, demandsOf, extensionMonthsOf, extensionsOf, monthsOf, staffOf } from "./texts.ts";

export type Drafts = readonly [Draft<ApprovalEvent>];
export const one = (event: ApprovalEvent): Drafts => [{ event }];

export interface Applying {
  readonly asked: Asked;
  readonly apart: Apart;
  readonly applicant: Person;
  /** As named, where one is. */
  readonly deputy?: { readonly account: string; readonly state: Person | undefined } | undefined;
  readonly account: string;
  /** What the agency laid down for itself, and whom it covers besides. */
  readonly own?: Overlay | undefined;
  readonly others?: readonly string[] | undefined;
  readonly at: string;
}

const MOST_WAITING = 5;

export function apply(approvals: Approvals | undefined, applying: Applying): Drafts {
  const { asked, at } = applying;
  const demands = demandsOf(asked.regulation);
  const others = Object.values(approvals?.applications ?? {});
  const isFull = others.filter(isPending).length >= MOST_WAITING;
  requireAll(
    () => refuseStaff(applying.applicant, asked, applying.others),
    () => requireGround(applying, demands),
    () => requireSpan(applying, demands),
    () => requireStatements(applying, demands),
    () => requireDeputy(applying),
    () => refuseAll(isFull && new Problem(APPROVAL_PROBLEM["too-many-applications"])),
    () => {
      const overlapping = others.some(each => overlaps(each, asked, at));
      refuseIf(overlapping, "span-overlaps", demands.span);
    },
  );
  return one({ type: "HomeWorkApplied", application: String((approvals?.last ?? 0) + 1), ...asked });
}

/** Who is employed otherwise than the text says, now or by the time it is decided. */
export function refuseStaff(
  { status }: Person,
  { regulation }: Pick<Asked, "regulation">,
  others: readonly string[] = [],
): void {
  const { staff, others: besides } = demandsOf(regulation);
  if (!staffOf(regulation, others).includes(status))
    throw new Problem(APPROVAL_PROBLEM["staff-not-covered"], {
      clauses: [staff, ...(besides ? [besides] : [])],
    });
}

function requireSpan({ asked, apart, own, at }: Applying, { span }: Demands): void {
  const { from, to, regulation } = asked;
  const months = monthsOf(regulation, own?.approvalMonths);
  const last = months === undefined ? undefined : lastDayOfMonths(from, months);
  const latest = last ?? (apart.expectedOn && latestAfter(apart.expectedOn));
  const tooLong = latest !== undefined &&
    to > latest && {
      clauses: [span],
      detail: words(`最晚到 ${latest}`, `${latest} at the latest`),
    };
  refuseAll(
    reasonIf(to < from, "span-order", span),
    reasonIf(from < dayOf(at), "span-past", span),
    tooLong && new Problem(APPROVAL_PROBLEM["span-too-long"], tooLong),
  );
}

function requireGround({ apart, at }: Applying, { pregnancy: clause }: Demands): void {
  const { pregnancy, expectedOn, personalCare } = apart;
  if (clause === undefined) {
    if (pregnancy !== undefined || expectedOn !== undefined)
      throw new Problem(APPROVAL_PROBLEM["ground-not-asked"]);
    return;
  }
  const isExpected = expectedOn !== undefined && canBeExpected(expectedOn, dayOf(at));
  refuseAll(
    reasonIf(pregnancy === undefined, "ground-missing", clause),
    reasonIf(pregnancy === "spouse" && !personalCare, "care-missing", clause),
    reasonIf(!isExpected, "delivery-date", clause),
  );
}

function requireStatements({ asked, apart }: Applying, demands: Demands): void {
  const { room, environment, work, scopes } = demands;
  refuseAll(
    ...placeReasons(apart, demands),
    room && reasonIf(!asked.room, "room-missing", room),
    environment && reasonIf(!asked.environment, "environment-missing", environment),
    work && reasonIf(asked.work.length === 0, "work-missing", work),
    scopes && reasonIf((asked.businesses ?? []).length === 0, "scopes-missing", scopes),
  );
}

function placeReasons(apart: Apart, { contacts, place, residence, terms }: Demands) {
  return [
    reasonIf(apart.contacts === "", "contacts-missing", contacts ?? terms),
    reasonIf(apart.place === "", "place-missing", place ?? residence ?? terms),
    residence && reasonIf(apart.placeKind !== "residence", "not-a-residence", residence),
  ];
}

function requireDeputy({ deputy, account, applicant, asked, at }: Applying): void {
  if (!deputy) return;
  const { state } = deputy;
  const isAway = state && [dayOf(at), asked.from].some(day => isOnLeave(state, day));
  requireAll(
    () => void insiderOf(applicant.agency, deputy.account, state),
    () =>
      refuseAll(
        deputy.account === account && new Problem(APPROVAL_PROBLEM["home-deputy-self"]),
        isAway && new Problem(APPROVAL_PROBLEM["home-deputy-away"]),
      ),
  );
}

function overlaps(each: Application, asked: Asked, at: string): boolean {
  if (each.regulation !== asked.regulation || each.activity !== asked.activity) return false;
  if (each.agency !== asked.agency || each.to < asked.from || asked.to < each.from) return false;
  if (isPending(each)) return each.to >= dayOf(at);
  return each.decision?.granted === true && each.ended === undefined;
}

/** The applicant's own log-in, under the very text that is kept. */
export function pledge(approvals: Approvals | undefined, application: string, of: PledgeOf): Drafts {
  const found = applicationIn(approvals, application);
  if (!isPending(found)) throw new Problem(APPROVAL_PROBLEM["already-decided"]);
  if (found.pledge) throw new Problem(APPROVAL_PROBLEM["home-pledge-done"]);
  if (of.text !== of.now) throw new Problem(APPROVAL_PROBLEM["home-pledge-differs"]);
  return one({ type: "HomeWorkPledged", application, text: of.text });
}
export interface PledgeOf {
  /** What was read, and what it is now, each by digest. */
  readonly text: string;
  readonly now: string;
}

export interface AskedAmendment {
  readonly amendment: Amendment;
  /** Of another place. */
  readonly apart?: Apart | undefined;
  readonly own?: Overlay | undefined;
  readonly at: string;
}

export function askAmendment(
  approvals: Approvals | undefined,
  application: string,
  { amendment, apart, own, at }: AskedAmendment,
): Drafts {
  const found = applicationIn(approvals, application);
  const demands = demandsOf(found.regulation);
  requireAll(
    () => {
      if (amendment.kind === "extension") requireExtension(found, amendment.to ?? "", { own, at });
    },
    () => requireInForce(found, at),
    () => refuseAll(found.amendment && new Problem(APPROVAL_PROBLEM["amendment-waits"])),
    () => refuseAll(...(apart ? placeReasons(apart, demands) : [])),
  );
  return one({ type: "AmendmentAsked", application, ...amendment });
}

function requireExtension(
  found: Application,
  to: string,
  { own, at }: Pick<AskedAmendment, "own" | "at">,
): void {
  const { span, extension } = demandsOf(found.regulation);
  const clause = extension ?? span;
  refuseIf(extension === undefined, "extension-not-provided", clause);
  const isUsed = found.extended >= extensionsOf(found.regulation, own?.extensions);
  const months = extensionMonthsOf(found.regulation, own?.extensionMonths) ?? 0;
  refuseAll(
    reasonIf(isUsed, "extension-used", clause),
    reasonIf(at >= (spanOf(found)?.[1] ?? ""), "extension-late", clause),
    reasonIf(to <= found.to, "extension-order", clause),
    reasonIf(to > lastDayOfMonths(addDays(found.to, 1), months), "span-too-long", clause),
  );
}

export function applicationIn(approvals: Approvals | undefined, application: string): Application {
  const all = approvals?.applications ?? {};
  const found = Object.hasOwn(all, application) ? all[application] : undefined;
  if (!found) throw new Problem(APPROVAL_PROBLEM["application-unknown"]);
  return found;
}

export function requireInForce(found: Application, at: string): void {
  const [, end] = spanOf(found) ?? ["", ""];
  if (at >= end) throw new Problem(APPROVAL_PROBLEM["not-in-force"]);
}

type Code = keyof typeof APPROVAL_PROBLEM;

export function reasonIf(refused: boolean, code: Code, clause: ClauseId): Problem | undefined {
  return refused ? new Problem(APPROVAL_PROBLEM[code] as ProblemKind, { clauses: [clause] }) : undefined;
}

export function refuseIf(refused: boolean, code: Code, clause: ClauseId): void {
  refuseAll(reasonIf(refused, code, clause));
}
