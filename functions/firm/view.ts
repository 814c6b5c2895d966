// A securities firm's file as it is answered: to those who keep it all of it, with what is missing and open; to its home workers what
// they keep to; pure.
import type { HoursWindow } from "../hours/window-names.ts";
import type { Held } from "../shared/journal/change.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { lastDayOfMonths } from "../shared/time/months.ts";
import { lackingOf } from "./applying.ts";
import { type Firm, NO_FIRM, type Running } from "./firm.ts";
import { isOfBusiness, PAPER_NAMES, PAPERS } from "./names.ts";
import { clausesOf, openItems } from "./open-list.ts";
import * as standing from "./standing.ts";

export interface ViewAt {
  readonly at: string;
  readonly windows?: readonly HoursWindow[] | undefined;
}

function agencyOf(stream: string): string {
  return stream.slice("FIRM#".length);
}

export function firmView({ stream, state = NO_FIRM, version }: Held<Firm>, { at, windows }: ViewAt) {
  const months = standing.monthsOf("trainingMonths");
  return {
    agency: agencyOf(stream),
    businesses: Object.values(state.businesses).map(running => businessView(state, running, at)),
    papers: Object.values(state.papers).flatMap(each => Object.values(each)),
    ...(state.consent && { consent: state.consent }),
    consentStands: standing.consentOf(state, at).is,
    ...(state.assessment && { assessment: state.assessment }),
    trained: Object.entries(state.trained).map(([person, on]) => ({
      ...{ person, dated: on, until: lastDayOfMonths(on, months) },
    })),
    trainings: state.trainings,
    turns: Object.entries(state.turns).map(([turn, each]) => ({ turn: Number(turn), ...each })),
    checks: state.checks.map(each => ({ ...each, clauses: clausesOf(each.about, each.business) })),
    open: openItems(state, { at, windows }),
    version,
  };
}

function businessView(firm: Firm, running: Running, at: string) {
  const { business, since } = running;
  return {
    ...running,
    inForce: standing.appliedFor(firm, business, at).is,
    papers: standing.papersOf(firm, running, at).is,
    lacks: lackingOf(firm, business, { at, since }),
  };
}

/** Of each business, what its people keep to, with the paper that says how where the firm filed one. */
export function dutiesView(
  { stream, state = NO_FIRM }: Held<Firm>,
  { at, person }: { at: string; person: string },
) {
  const trained = standing.trainedOn(state, person, at, standing.monthsOf("trainingMonths"));
  return {
    agency: agencyOf(stream),
    businesses: Object.values(state.businesses).map(({ business, from, to }) => ({
      ...{ business, from, to, inForce: standing.appliedFor(state, business, at).is },
      duties: PAPER_NAMES.filter(name => isOfBusiness(PAPERS[name], business)).map(name => {
        const filed = standing.paperOf(state, business, name);
        const { clauses, ...words } = PAPERS[name];
        return {
          ...{ paper: name, clauses, words: { "zh-TW": words["zh-TW"], en: words.en } },
          ...(filed &&
            standing.isValid(filed, dayOf(at)) && {
              filed: { document: filed.document, dated: filed.dated },
            }),
        };
      }),
    })),
    ...(trained.until !== undefined && { trainedUntil: trained.until }),
  };
}

export function firmRow(held: Held<Firm>, at: string) {
  const open = openItems(held.state ?? NO_FIRM, { at });
  return {
    agency: agencyOf(held.stream),
    businesses: Object.values(held.state?.businesses ?? {}).map(({ business }) => business),
    open: open.length,
    late: open.filter(({ late }) => late).length,
  };
}
