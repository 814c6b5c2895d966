// Why an agency's people work longer than usual: given as a cause, agreed to by the county beforehand or reported to it within a month,
// ended; pure decisions.
import { refuseAll } from "../shared/http/problem.ts";
import type { Draft } from "../shared/journal/change.ts";
import type { Limits } from "../shared/rules/parameters.ts";
import type { Rules } from "../shared/rules/profiles.ts";
import type { Day } from "../shared/time/day.ts";
import { CAUSES_OF } from "./category.ts";
import { type ConsentFault, consentFaults, NEEDS_CONSENT } from "./consent.ts";
import { type Due, reportDue } from "./due.ts";
import type { Cause, CauseGiven, ConsentGiven, HoursBook, HoursBookEvent } from "./hours-book.ts";
import { binding } from "./known.ts";
import { hoursProblem } from "./refusing.ts";

type Drafts = readonly [Draft<HoursBookEvent>];
const one = (event: HoursBookEvent): Drafts => [{ event }];

export function giveCause(book: HoursBook | undefined, given: CauseGiven, rules: Rules): Drafts {
  const causes: readonly string[] = CAUSES_OF[given.category];
  if (!causes.includes(given.kind))
    throw hoursProblem("cause-of-other-category", binding(rules, ["yilan-hours/2.3"]));
  return one({ type: "CauseGiven", cause: String((book?.last ?? 0) + 1), ...given });
}

export function consent(
  book: HoursBook | undefined,
  cause: string,
  given: ConsentGiven,
  rules: Rules,
): Drafts {
  const found = openCause(book, cause);
  const clause = NEEDS_CONSENT[found.category];
  if (!clause) throw hoursProblem("consent-not-asked");
  if (found.consent) throw hoursProblem("consent-given", binding(rules, [clause]));
  refuseFaults(consentFaults({ category: found.category, ...given }, rules.limits), rules);
  return one({ type: "CountyConsented", cause, ...given });
}

export function extendConsent(
  book: HoursBook | undefined,
  cause: string,
  { to, document }: { readonly to: Day; readonly document: string },
  rules: Rules,
): Drafts {
  const { category, consent: given } = openCause(book, cause);
  const clause = NEEDS_CONSENT[category];
  const clauses = clause ? binding(rules, [clause]) : [];
  if (!given) throw hoursProblem("consent-missing", clauses);
  if (given.extendedTo) throw hoursProblem("consent-extended", clauses);
  refuseFaults(
    consentFaults({ category, from: given.from, to: given.to, extendedTo: to }, rules.limits),
    rules,
  );
  return one({ type: "ConsentExtended", cause, to, document });
}

function refuseFaults(faults: readonly ConsentFault[], rules: Rules): void {
  const codes = { "ends-first": "consent-order", "extension-ends-first": "consent-order" } as const;
  refuseAll(
    ...faults.map(({ code, clauses, words }) => {
      const kind =
        code === "ends-first" || code === "extension-ends-first" ? codes[code] : "consent-too-long";
      return hoursProblem(kind, binding(rules, clauses), words);
    }),
  );
}

/** Late as well: what was worked stays, and the page says that it was late. */
export function report(
  book: HoursBook | undefined,
  cause: string,
  { document, on }: { readonly document: string; readonly on: Day },
  rules: Rules,
): Drafts {
  const found = openCause(book, cause);
  const due = dueOf(found, rules.limits);
  if (!due) throw hoursProblem("report-not-asked");
  if (found.report) throw hoursProblem("cause-reported", binding(rules, [due.clause]));
  return one({ type: "CauseReported", cause, document, on });
}

export function endCause(
  book: HoursBook | undefined,
  cause: string,
  { to, reason }: { readonly to: Day; readonly reason: string },
): Drafts {
  openCause(book, cause);
  return one({ type: "CauseEnded", cause, to, reason });
}

export function dueOf({ category, on }: Pick<Cause, "category" | "on">, limits: Limits): Due | undefined {
  return reportDue(category, on, limits);
}

function openCause(book: HoursBook | undefined, cause: string): Cause {
  const found = book && Object.hasOwn(book.causes, cause) ? book.causes[cause] : undefined;
  if (!found) throw hoursProblem("cause-unknown");
  return found;
}
