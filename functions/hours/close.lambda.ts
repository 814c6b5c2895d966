// HTTP: personnel close a month of an agency's overtime; and that month as it was closed beside what it is now.
import { command } from "../shared/http/command.ts";
import { answer, http, on } from "../shared/http/http.ts";
import { digestOfText, keepBlob, readBlob } from "../shared/journal/blob.ts";
import { everyRow } from "../shared/journal/board.ts";
import { change } from "../shared/journal/change.ts";
import { read } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { monthView } from "./accounting.ts";
import { overtimeOf } from "./boards.ts";
import * as law from "./closing.ts";
import type { Month } from "./count.ts";
import { type HoursBook, hoursBookLaw } from "./hours-book.ts";
import { monthReport } from "./month-report.ts";
import * as routes from "./month-routes.ts";
import type { Overtime } from "./overtime.ts";
import { knownOf, readWhose, readWhoseAt } from "./whose.ts";

interface About {
  readonly params: { readonly agency: string; readonly month: Month };
}
const placeOf = ({ params: { agency } }: About) => ({ type: "Agency", id: agency, agency }) as const;
const bookOf = (agency: string) => stream(hoursBookLaw, agency);
const AT_ONCE = 10;

export const handler = http(
  command(routes.closeMonth, {
    reads: ({ params }: About) => read<HoursBook>(bookOf(params.agency)),
    place: placeOf,
    decide: async ({ asked, held, permit }) => {
      const { agency, month } = asked.params;
      const at = settledBy(permit.recordedAt);
      const months = await monthsOf(await peopleOf(agency), { month, at });
      const digest = await keepBlob(law.textOf(months));
      const drafts = law.closeMonth(held.state, { month, at, months, digest, reason: asked.body.reason });
      const done = change(hoursBookLaw, held, drafts, permit);
      return {
        changes: [done],
        told: { agency, month, book: done.next.state, months },
      } as const;
    },
    view: ({ told }) => monthReport(told),
  }),
  on(routes.readMonth, async asked => {
    asked.may(placeOf(asked));
    const { agency, month } = asked.params;
    const { state: book } = await read<HoursBook>(bookOf(agency));
    const closed = law.closingIn(book, month);
    const kept = closed ? law.rowsIn(await readBlob(closed.text)) : [];
    const now = new Date(asked.at.getTime() + 1).toISOString();
    const people = new Set([...(await peopleOf(agency)), ...kept.map(({ person }) => person)]);
    const months = await monthsOf([...people], { month, at: now });
    const accounts = kept.map(({ person }) => person);
    const then = closed ? await monthsOf(accounts, { month, at: closed.asOf }) : [];
    return answer(
      200,
      monthReport({ agency, month, book, months, kept, again: digestOfText(law.textOf(then)) }),
    );
  }),
);

/** No function runs longer: whatever was to be recorded before is recorded, and the same facts are found again. */
const LONGEST_MS = 30_000;
function settledBy(at: string): string {
  return new Date(Date.parse(at) - LONGEST_MS).toISOString();
}

async function peopleOf(agency: string): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { stream: of } of everyRow<Overtime>(overtimeOf(agency)))
    found.push(of.slice("OVERTIME#".length));
  return found;
}

/** Everybody's as it was on record before an instant, whatever came after. */
async function monthsOf(
  accounts: readonly string[],
  { month, at }: { readonly month: Month; readonly at: string },
) {
  const months = [];
  for (let first = 0; first < accounts.length; first += AT_ONCE) {
    const some = accounts.slice(first, first + AT_ONCE);
    months.push(...(await Promise.all(some.map(account => monthAt(account, month, at)))));
  }
  return months;
}

async function monthAt(account: string, month: Month, at: string) {
  const then = await readWhoseAt(await readWhose({ params: { person: account } }), at);
  const { version } = then.overtime;
  return monthView(knownOf(then), { account, month, on: dayOf(at), version });
}
