// One call of the EC2 Query protocol: form in, XML out, with the faults that were ordered for it; an unknown action is refused.
import { randomUUID } from "node:crypto";
import type { Log } from "../../run/loopback.ts";
import { sentenceOf } from "../../run/sentence.ts";
import type { Ec2Account } from "./account.ts";
import type { Action } from "./action.ts";
import { type OrderedFault, type OrderedFaults, orderedRefusal } from "./faults.ts";
import { type QueryForm, queryFormOf } from "./form.ts";
import { networkAclActions } from "./network-acl-actions.ts";
import { advanced } from "./prefix-list.ts";
import { prefixListReads } from "./prefix-list-reads.ts";
import { prefixListWrites } from "./prefix-list-writes.ts";
import { Ec2Refusal } from "./refusal.ts";
import type { RequestLimits } from "./request-limits.ts";
import type { Save } from "./state-file.ts";
import { vpnActions } from "./vpn-actions.ts";
import type { Wait } from "./vpn-connect.ts";
import { vpnNetworkActions } from "./vpn-network-actions.ts";
import { answerXml, type Ec2Answer, failureXml } from "./xml.ts";

const API_VERSION = "2016-11-15";
const ACTIONS: ReadonlyMap<string, Action> = new Map(
  Object.entries({
    ...prefixListReads,
    ...prefixListWrites,
    ...vpnActions,
    ...vpnNetworkActions,
    ...networkAclActions,
  }),
);

export interface Service {
  readonly account: Ec2Account;
  readonly faults: OrderedFaults;
  readonly limits: RequestLimits;
  readonly save: Save;
  readonly wait: Wait;
  /** Fires when the service closes: nobody is kept waiting after that. */
  readonly closing: AbortSignal;
  readonly log: Log;
}

export interface QueryReply {
  readonly status: number;
  readonly requestId: string;
  readonly xml: string;
}

/** The reply to one call, or none at all when the connection is to be cut. */
export async function query(service: Service, body: string): Promise<QueryReply | undefined> {
  const requestId = randomUUID();
  const form = queryFormOf(body);
  const name = form.get("Action") ?? "";
  const fault = service.faults.next(name);
  if (fault?.kind === "cut-before") return undefined;
  try {
    if (fault?.kind === "delay") await service.wait(fault.milliseconds, service.closing);
    const answer = run(service, form, fault);
    await service.save();
    if (fault?.kind === "cut-after") return undefined;
    return { status: 200, requestId, xml: answerXml(name, requestId, answer) };
  } catch (error) {
    if (service.closing.aborted) return undefined;
    const { code, status, message } = refused(error, service.log);
    return { status, requestId, xml: failureXml(requestId, { code, message }) };
  }
}

function run({ account, limits }: Service, form: QueryForm, fault: OrderedFault | undefined): Ec2Answer {
  const action = actionOf(form);
  limits.take(form.get("Action") ?? "");
  if (form.get("DryRun") === "true") {
    throw new Ec2Refusal("DryRunOperation", "Request would have succeeded, but DryRun flag is set.");
  }
  const refusal = fault && orderedRefusal(fault);
  if (refusal) throw refusal;
  account.settle();
  if (fault?.kind === "conflict") bump(account, form.get("PrefixListId") ?? "");
  return action({ account, form, fails: fault?.kind === "fail-later" });
}

function actionOf(form: QueryForm): Action {
  const name = form.get("Action");
  if (!name) throw new Ec2Refusal("MissingAction", "The request is missing an action.");
  const action = form.get("Version") === API_VERSION ? ACTIONS.get(name) : undefined;
  if (action) return action;
  throw new Ec2Refusal("InvalidAction", `The action ${name} is not valid for this web service.`);
}

// Somebody else was faster: the version is another one before the caller's own change is looked at.
function bump(account: Ec2Account, id: string): void {
  account.put(advanced(account.idleList(id), { added: [], removed: [] }));
}

function refused(error: unknown, log: Log): Ec2Refusal {
  if (error instanceof Ec2Refusal) return error;
  log(`EC2: ${sentenceOf(error)}\n`);
  return new Ec2Refusal("InternalError", "An internal error has occurred.");
}
