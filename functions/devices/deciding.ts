// What may be done with an own device: registered, tested, approved, withdrawn, and the data on it said to be deleted; pure.
import { type Approvals, endOfSpans, spanOf } from "../approvals/approval.ts";
import { Problem, refuseAll } from "../shared/http/problem.ts";
import type { Draft } from "../shared/journal/change.ts";
import { activityIn } from "../shared/rules/systems.ts";
import { type Around, brandFaults } from "./brands.ts";
import { type Device, type DeviceEvent, isTested, type Registration, type SecurityTest } from "./device.ts";
import { DELETION_CLAUSES, type DeletionClause, type DeletionMethod, type DeletionSayer } from "./names.ts";
import { DEVICE_CLAUSES, DEVICE_PROBLEM } from "./problems.ts";

export type Drafts = readonly [Draft<DeviceEvent>, ...Draft<DeviceEvent>[]];

export function register(before: Device | undefined, registration: Registration): Drafts {
  if (before) throw refused("device-number-taken");
  return [{ event: { type: "DeviceRegistered", ...registration } }];
}

export function test(before: Device, given: SecurityTest, at: string): Drafts {
  requireInUse(before);
  const { passed, until } = given;
  refuseAll(
    passed && until === undefined && refused("device-test-endless"),
    until !== undefined && until <= at && refused("device-test-over"),
  );
  return [{ event: { type: "DeviceTested", ...given } }];
}

/** Only for what somebody works with at home under the rules that bind it: exchange is done at the agency's own terminal. */
export function approve(before: Device, no: string, systems: readonly string[], around: Around): Drafts {
  requireInUse(before);
  refuseAll(
    systems.length === 0 && refused("device-systems-missing"),
    systems.some(each => activityIn(each) === "exchange") && refused("device-not-for-exchange"),
    !isTested(before, around.at) && refused("device-untested"),
    ...brandFaults({ ...before, number: no }, systems, around).map(fault => refused(`device-${fault}`)),
  );
  return [{ event: { type: "DeviceApproved", systems } }];
}

export interface Ending {
  readonly reason: string | undefined;
  readonly approvals: Approvals | undefined;
  readonly at: string;
}

export function refuse(before: Device, ending: Ending): Drafts {
  requireInUse(before);
  const { reason } = ending;
  if (!reason) throw refused("device-reason-missing");
  return [{ event: { type: "DeviceRefused", reason } }, ...dueWith(before, ending)];
}

export function withdraw(before: Device, ending: Ending & { readonly reason: string }): Drafts {
  requireInUse(before);
  return [{ event: { type: "DeviceWithdrawn", reason: ending.reason } }, ...dueWith(before, ending)];
}

/** What was approved may hold official data: it is due as its use ends, where a regulation demands it. */
function dueWith(before: Device, { approvals, at }: Ending): Draft<DeviceEvent>[] {
  const clauses = before.approval ? demandedBy(approvals, before.agency, at) : [];
  return clauses.length > 0 ? [{ event: { type: "DeletionDue", since: at, clauses } }] : [];
}

export function attestDeletion(
  before: Device,
  said: { readonly method: DeletionMethod; readonly note: string; readonly as: DeletionSayer },
): Drafts {
  if (!before.due) throw refused("device-deletion-not-due");
  return [{ event: { type: "DataDeleted", ...said } }];
}

/** What falls due as home working ends: nothing while an approval that demands it runs, or one that follows on at once. */
export function endOfHomeWork(
  before: Device,
  approvals: Approvals | undefined,
  at: string,
): Draft<DeviceEvent> | undefined {
  const spans = spansIn(approvals, before.agency);
  const since = endOfSpans(spans, at);
  if (!before.approval || since === undefined) return undefined;
  // Approved after an earlier time at home ended: that end was seen to then.
  if (since <= before.approval.at) return undefined;
  return {
    event: { type: "DeletionDue", since, clauses: clausesOf(spans.filter(({ until }) => until <= at)) },
  };
}

function demandedBy(approvals: Approvals | undefined, agency: string, at: string): DeletionClause[] {
  return clausesOf(spansIn(approvals, agency).filter(({ from }) => from <= at));
}

interface Span {
  readonly clause: DeletionClause;
  readonly from: string;
  readonly until: string;
}

function spansIn(approvals: Approvals | undefined, agency: string): Span[] {
  return Object.values(approvals?.applications ?? {}).flatMap(each => {
    const span = each.agency === agency ? spanOf(each) : undefined;
    if (!span || span[1] <= span[0] || each.regulation === "twse-2023") return [];
    return [{ clause: DELETION_CLAUSES[each.regulation], from: span[0], until: span[1] }];
  });
}

function clausesOf(spans: readonly Span[]): DeletionClause[] {
  return [...new Set(spans.map(({ clause }) => clause))].sort();
}

function requireInUse({ withdrawn }: Device): void {
  if (withdrawn) throw refused("device-withdrawn");
}

function refused(code: keyof typeof DEVICE_PROBLEM): Problem {
  const clauses = DEVICE_CLAUSES[code];
  return new Problem(DEVICE_PROBLEM[code], clauses ? { clauses } : {});
}
