// The way out: a loan is registered, approved, pledged for, extended or cancelled, and the terminal carried out; pure.

import { isOutsider } from "../people/belonging.ts";
import { Problem, refuseAll, requireAll } from "../shared/http/problem.ts";
import { isSameAccount } from "../shared/rules/account.ts";
import { endOfDay } from "../shared/time/calendar.ts";
import type { Day } from "../shared/time/day.ts";
import { words } from "../shared/words.ts";
import type { LoanTerms } from "./custody.ts";
import { requireFitTerminal, requireNotHazardous } from "./fitness.ts";
import { TERMINAL_PROBLEM } from "./problems.ts";
import { STAGE_WORDS } from "./stage.ts";
import {
  loanAt,
  momentOfStep,
  type Parties,
  recordedNow,
  refusal,
  type StepContext,
  type StepOutcome,
  type StepTime,
  timesOf,
} from "./step.ts";
import type { Terminal } from "./terminal.ts";

export function lend(
  { terminal, person }: Parties,
  terms: Omit<LoanTerms, "number">,
  context: StepContext,
): StepOutcome {
  const { custody, propertyNo } = terminal;
  if (terminal.status === "retired") throw new Problem(TERMINAL_PROBLEM["terminal-retired"]);
  if (custody.stage !== "in-office") {
    const { next } = STAGE_WORDS[custody.stage];
    throw refusal(context, "loan-open", {
      todo: words(`下一步：${next[0]}。`, `Next: ${next[1]}.`),
    });
  }
  const dueAt = endOfDay(terms.dueOn);
  requireAll(
    () => requireFitTerminal(terminal, context),
    () => requireReadiness(context),
    () => requireSuitable(terms.borrower, context),
    () => requireDrill(context),
    () => requireFreeBorrower({ terminal, person }, context),
    () => refuseAll(dueAt <= context.at && refusal(context, "due-passed")),
  );
  return {
    ...recordedNow({ type: "LoanRegistered", number: custody.loans + 1, ...terms }),
    borrower: [{ event: { type: "LoanTaken", propertyNo, dueAt } }],
    asksProducts: true,
  };
}

function requireReadiness(context: StepContext): void {
  const { readiness } = context.agency;
  if (!readiness || readiness.at > context.at || !readiness.hardware.fit || !readiness.software.fit)
    throw refusal(context, "readiness-missing");
}

/** Without a review nobody was found suitable, and nothing was judged necessary: that is said once, as the review that is missing. */
function requireSuitable(borrower: string, context: StepContext): void {
  const { readiness } = context.agency;
  if (readiness && !readiness.people.some(each => isSameAccount(each, borrower)))
    throw refusal(context, "borrower-not-reviewed");
}

function requireDrill(context: StepContext): void {
  const { readiness } = context.agency;
  if (readiness?.drillRequired && !readiness.drill) throw refusal(context, "drill-missing");
}

function requireFreeBorrower({ terminal, person }: Parties, context: StepContext): void {
  if (!person?.active || person.agency !== terminal.agency) throw refusal(context, "borrower-unknown");
  if (isOutsider(person)) throw refusal(context, "borrower-is-outsider");
  const unfinished = Object.values(person.loans).some(
    ({ dueAt, returning }) => returning || dueAt <= context.at,
  );
  if (unfinished || Object.keys(person.holds).length > 0)
    throw refusal(context, "borrower-return-unfinished");
}

/** The property officer's own act; a later one may lengthen it. */
export function approve(
  terminal: Terminal,
  { until }: { readonly until: Day },
  context: StepContext,
): StepOutcome {
  const { borrower, dueOn } = loanAt(terminal, ["registered", "out"], context);
  refuseAll(
    isSameAccount(context.by.person, borrower) && refusal(context, "approver-is-borrower"),
    until < dueOn && refusal(context, "due-past-approval"),
  );
  return recordedNow({ type: "LoanApproved", until });
}

export function extend(
  terminal: Terminal,
  { dueOn }: { readonly dueOn: Day },
  context: StepContext,
): StepOutcome {
  const loan = loanAt(terminal, ["registered", "out"], context);
  // No other day would do: what is overdue comes back first.
  if (loan.dueAt <= context.at) throw refusal(context, "due-passed");
  refuseAll(
    dueOn <= loan.dueOn && refusal(context, "due-not-later"),
    (!loan.approval || loan.approval.until < dueOn) && refusal(context, "due-past-approval"),
  );
  const { propertyNo } = terminal;
  return {
    ...recordedNow({ type: "LoanExtended", dueOn }),
    borrower: [{ event: { type: "LoanExtended", propertyNo, dueAt: endOfDay(dueOn) } }],
  };
}

/** Only before it leaves; afterwards the way back is through disinfection. */
export function cancel(
  terminal: Terminal,
  { reason }: { readonly reason: string },
  context: StepContext,
): StepOutcome {
  loanAt(terminal, ["registered"], context);
  const { propertyNo } = terminal;
  return {
    terminal: [{ event: { type: "LoanCancelled" }, reason }],
    borrower: [{ event: { type: "LoanClosed", propertyNo } }],
  };
}

export function acceptPledge(
  terminal: Terminal,
  { text }: { readonly text: string },
  context: StepContext,
): StepOutcome {
  const { borrower, pledgeText: kept, pledgedAt } = loanAt(terminal, ["registered"], context);
  if (!isSameAccount(context.by.person, borrower)) throw refusal(context, "pledge-by-another");
  if (text !== kept) throw refusal(context, "pledge-text-differs");
  if (pledgedAt) throw refusal(context, "pledge-accepted-already");
  return recordedNow({ type: "PledgeAccepted", text });
}

export function carryOut(terminal: Terminal, when: StepTime, context: StepContext): StepOutcome {
  const { approval, pledgedAt, registeredAt, dueAt } = loanAt(terminal, ["registered"], context);
  const before = [registeredAt, approval?.at, pledgedAt].flatMap(at => at ?? []);
  const outAt = momentOfStep(when, context, ...before);
  requireAll(
    () =>
      refuseAll(
        !approval && refusal(context, "approval-missing"),
        !pledgedAt && refusal(context, "pledge-missing"),
      ),
    () => void timesOf(when, context, ...before),
    () =>
      refuseAll(
        before.some(at => outAt < at) && refusal(context, "carried-out-too-early"),
        dueAt <= context.at && refusal(context, "due-passed"),
      ),
    () => requireNotHazardous(terminal, context, outAt),
  );
  const times = timesOf(when, context, ...before);
  return { terminal: [{ event: { type: "CarriedOut" }, ...times }], asksProducts: true };
}

/** As the letter names it; an alias in the source list drops one word. */
const NORM = words("公文電子交換資訊系統資訊安全管理規範", "the security norm of document exchange");

/** The exact text of a pledge. Nothing in it may change once it is accepted, so what can be extended, such as the due date, is not in it. */
export function pledgeText({ propertyNo, custody }: Terminal, borrower: string, norm: string): string {
  const number = custody.loans + 1;
  return `終端層電腦借用切結書

財產編號：${propertyNo}　第 ${number} 次借用　借用人帳號：${borrower}

本人借用上列終端層電腦居家交換公文，茲切結：
一、只供公務使用，不作其他用途。
二、只由本人操作，不交由他人使用。
三、不以 Wi-Fi 等無線方式連線，只接有線網路。
四、已閱讀並遵守《${NORM["zh-TW"]}》（版本：${norm}）及本府資訊安全規定。
五、歸還時先申報，並依規定完成消毒與離線全機掃描後，始得帶回辦公處所。

Pledge for a terminal on loan

Property number: ${propertyNo}; loan no. ${number}; borrower's account: ${borrower}

I borrow this terminal to exchange official documents from home, and pledge:
1. It serves official work only.
2. Nobody but me operates it.
3. It is never connected by Wi-Fi or other wireless means, only by wire.
4. I have read and follow ${NORM.en} (version: ${norm}) and the city's security rules.
5. I declare its return first; it is disinfected and fully scanned offline before it enters the office again.
`;
}
