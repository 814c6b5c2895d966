// The businesses a firm carries on from home: applied for with all papers, or notified in an emergency; decided, extended, ended; each
// refusal names the clause that is not met; pure decisions.
import { Problem, type ProblemFacts, refuseAll, requireAll } from "../shared/http/problem.ts";
import type { Draft } from "../shared/journal/change.ts";
import { isSameAccount } from "../shared/rules/account.ts";
import type { ClauseId } from "../shared/rules/clauses.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { addDays, type Day } from "../shared/time/day.ts";
import { lastDayOfMonths } from "../shared/time/months.ts";
import { words } from "../shared/words.ts";
import { type BusinessTerms, type Firm, type FirmEvent, NO_FIRM, type Running } from "./firm.ts";
import { type Business, PAPERS, PREMISES } from "./names.ts";
import { FIRM_PROBLEM } from "./problems.ts";
import * as standing from "./standing.ts";

export type Drafts = readonly [Draft<FirmEvent>];
export const one = (event: FirmEvent): Drafts => [{ event }];

/** Who acts, and when. */
export interface Acting {
  readonly person: string;
  readonly at: string;
}

export function refusal(
  code: keyof typeof FIRM_PROBLEM,
  clauses: readonly ClauseId[] = [],
  facts: ProblemFacts = {},
) {
  return new Problem(FIRM_PROBLEM[code], { ...facts, ...(clauses.length > 0 && { clauses }) });
}

/** In the regular way: the plan has to be there, and it counts once somebody else recorded that it was approved. */
export function applyBusiness(firm: Firm = NO_FIRM, terms: BusinessTerms, { at }: Acting): Drafts {
  requireAll(
    () => requireTerms(firm, terms, at),
    () => requirePlan(firm, terms.business, { at, since: terms.from }),
  );
  return one({ type: "BusinessApplied", way: "regular", ...terms, ...editionIn(firm, terms.business) });
}

/** It counts at once, and until the papers are due; the edition of the controls comes with them. */
export function notifyEmergency(
  firm: Firm = NO_FIRM,
  { papersDue, ...terms }: BusinessTerms & { readonly papersDue: Day },
  { at }: Acting,
): Drafts {
  requireAll(
    () => requireTerms(firm, terms, at),
    () => refuseAll(papersDue < dayOf(at) && refusal("papers-due-past", ["twse-2023/2.1.1b"])),
  );
  const edition = editionIn(firm, terms.business);
  return one({ type: "BusinessApplied", way: "emergency", papersDue, ...terms, ...edition });
}

export function fileBusinessPapers(
  firm: Firm = NO_FIRM,
  { business, document }: { readonly business: Business; readonly document: string },
  { at }: Acting,
): Drafts {
  const running = runningIn(firm, business);
  if (running.way !== "emergency" || running.papersFiled) throw refusal("papers-not-awaited");
  requirePlan(firm, business, { at, since: running.since });
  return one({ type: "BusinessPapersFiled", business, document, ...editionIn(firm, business) });
}

export interface BusinessDecision {
  readonly business: Business;
  readonly granted: boolean;
  readonly dated: Day;
  readonly document: string;
}

/** What the authority decided, as its letter says. */
export function decideBusiness(
  firm: Firm = NO_FIRM,
  decision: BusinessDecision,
  { person, at }: Acting,
): Drafts {
  const running = runningIn(firm, decision.business);
  refuseAll(
    (running.decision || running.ended) && refusal("business-decided"),
    isSameAccount(running.applied.by, person) && refusal("own-business", ["twse-2023/2.1.1a"]),
    decision.dated > dayOf(at) && refusal("paper-in-the-future"),
  );
  return one({ type: "BusinessDecided", ...decision });
}

export interface Extension {
  readonly business: Business;
  readonly to: Day;
  readonly reason: string;
  readonly document: string;
}

export function extendBusiness(firm: Firm = NO_FIRM, extension: Extension, { at }: Acting): Drafts {
  const running = runningIn(firm, extension.business);
  const clause: readonly ClauseId[] = ["twse-2023/2.1.2b"];
  const isLong = extension.to > lastDayOfMonths(addDays(running.to, 1), standing.monthsOf("extensionMonths"));
  refuseAll(
    running.extended > 0 && refusal("business-extension-used", clause),
    !standing.appliedFor(firm, extension.business, at).is && refusal("business-extension-late", clause),
    extension.to <= running.to && refusal("business-span-order", clause),
    isLong && refusal("business-extension-long", clause),
  );
  return one({ type: "BusinessExtended", ...extension });
}

export function endBusiness(
  firm: Firm = NO_FIRM,
  { business, reason }: { readonly business: Business; readonly reason: string },
  { at }: Acting,
): Drafts {
  const running = runningIn(firm, business);
  if (running.ended || running.to < dayOf(at)) throw refusal("business-not-in-force");
  return one({ type: "BusinessEnded", business, reason });
}

function runningIn(firm: Firm, business: Business): Running {
  const running = standing.runningOf(firm, business);
  if (!running) throw refusal("business-unknown");
  return running;
}

function requireTerms(firm: Firm, { business, premises, from, to }: BusinessTerms, at: string): void {
  const before = standing.runningOf(firm, business);
  const isOpen = before && !before.ended && before.decision?.granted !== false && before.to >= from;
  const premisesFirst = ["twse-2023/1.1", "twse-2023/1.2", "twse-2023/1.3"] as const;
  const last = lastDayOfMonths(from, standing.monthsOf("approvalMonths"));
  refuseAll(
    PREMISES[premises] === undefined && refusal("premises-first", premisesFirst),
    isOpen && refusal("business-running"),
    to < from && refusal("business-span-order", ["twse-2023/2.2.1"]),
    to < dayOf(at) && refusal("business-span-past", ["twse-2023/2.2.1"]),
    to > last &&
      refusal("business-span-long", ["twse-2023/2.1.2a"], {
        detail: words(`最晚到 ${last}`, `${last} at the latest`),
      }),
  );
}

/** All that is missing at once, each by its name and clause. */
function requirePlan(
  firm: Firm,
  business: Business,
  { at, since }: { readonly at: string; readonly since: Day },
): void {
  const lacks = lackingOf(firm, business, { at, since });
  if (lacks.length === 0) return;
  const list = (language: "zh-TW" | "en", mark: string) => lacks.map(each => each.words[language]).join(mark);
  throw refusal(
    "plan-incomplete",
    [...new Set<ClauseId>(["twse-2023/2.2", ...lacks.flatMap(({ clauses }) => clauses)])],
    {
      detail: words(`缺少：${list("zh-TW", "、")}`, `missing: ${list("en", ", ")}`),
    },
  );
}

/** Of the twelve items: the papers, and what has a record of its own. */
export function lackingOf(
  firm: Firm,
  business: Business,
  { at, since }: { readonly at: string; readonly since: Day },
) {
  const papers = standing.missingOf(firm, business, dayOf(at)).map(name => ({
    what: name as string,
    clauses: PAPERS[name].clauses as readonly ClauseId[],
    words: PAPERS[name],
  }));
  const lastTraining = firm.trainings
    .map(({ dated }) => dated)
    .sort()
    .at(-1);
  const isTrained =
    lastTraining !== undefined &&
    dayOf(at) <= lastDayOfMonths(lastTraining, standing.monthsOf("trainingMonths"));
  const running = standing.runningOf(firm, business);
  const months = standing.monthsOf("riskAssessmentMonths");
  const isAssessed = standing.assessedFor(firm, { since: running?.since ?? since } as Running, at, months).is;
  const own = (is: boolean, what: string, clause: ClauseId, zh: string, en: string) =>
    is ? [] : [{ what, clauses: [clause], words: words(zh, en) }];
  return [
    ...papers,
    ...own(
      standing.consentOf(firm, at).is !== "none",
      "consent",
      "twse-2023/2.2.10",
      "董事會議事錄或同意書",
      "The consent",
    ),
    ...own(isAssessed, "assessment", "twse-2023/2.2.11", "年度風險評估", "The yearly assessment of risks"),
    ...own(isTrained, "training", "twse-2023/2.2.12", "半年教育訓練紀錄", "Training within half a year"),
  ];
}

function editionIn(firm: Firm, business: Business): { readonly controls?: string } {
  const controls = standing.editionOf(firm, business);
  return controls === undefined ? {} : { controls };
}
