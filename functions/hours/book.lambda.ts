// HTTP: an agency's book of hours: causes of overtime, the county's consents, the reports to it, what was made known and reviewed.
import { type Agency, agencyLaw } from "../agencies/agency.ts";
import { command, type Deciding } from "../shared/http/command.ts";
import { answer, http, on } from "../shared/http/http.ts";
import type { Place } from "../shared/http/permit.ts";
import { change, type Draft, type Held } from "../shared/journal/change.ts";
import { readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { dayOf } from "../shared/time/calendar.ts";
import * as routes from "./book-routes.ts";
import { bookView } from "./book-view.ts";
import * as law from "./causes.ts";
import { type HoursBook, type HoursBookEvent, hoursBookLaw } from "./hours-book.ts";
import { rulesIfAny, rulesOn } from "./known.ts";
import * as shifts from "./shift-routes.ts";
import { dropShift, requireShift } from "./shifting.ts";

interface About {
  readonly params: { readonly agency: string };
}
interface Read {
  readonly agency: Held<Agency>;
  readonly book: Held<HoursBook>;
}
type Given = Pick<Deciding<About, Read>, "asked" | "held" | "permit">;

async function readBook({ params: { agency: id } }: About): Promise<Read> {
  const [agency, book] = await readMany([stream(agencyLaw, id), stream(hoursBookLaw, id)]);
  return { agency, book };
}

const placeOf = ({ params: { agency } }: About): Place => ({ type: "Agency", id: agency, agency });

const OF_AGENCY = {
  reads: readBook,
  place: placeOf,
  view: ({ changes: [{ next }], shown }: ReturnType<typeof recorded>) =>
    bookView(next.state, { ...shown, version: next.version }),
};

export const handler = http(
  command(routes.giveOvertimeCause, {
    ...OF_AGENCY,
    decide: given => {
      const { body } = given.asked;
      return recorded(
        given,
        law.giveCause(given.held.book.state, body, rulesOn(given.held.agency.state, body.on)),
      );
    },
  }),
  command(routes.recordCountyConsent, {
    ...OF_AGENCY,
    decide: given => {
      const { body, params } = given.asked;
      return recorded(given, law.consent(given.held.book.state, params.cause, body, rulesNow(given)));
    },
  }),
  command(routes.extendCountyConsent, {
    ...OF_AGENCY,
    decide: given => {
      const { body, params } = given.asked;
      return recorded(given, law.extendConsent(given.held.book.state, params.cause, body, rulesNow(given)));
    },
  }),
  command(routes.reportOvertimeCause, {
    ...OF_AGENCY,
    decide: given => {
      const { body, params } = given.asked;
      return recorded(given, law.report(given.held.book.state, params.cause, body, rulesNow(given)));
    },
  }),
  command(routes.endOvertimeCause, {
    ...OF_AGENCY,
    decide: given =>
      recorded(given, law.endCause(given.held.book.state, given.asked.params.cause, given.asked.body)),
  }),
  command(routes.noteHours, {
    ...OF_AGENCY,
    decide: given => recorded(given, [{ event: { type: "HoursNoted", ...given.asked.body } }]),
  }),
  command(shifts.setShift, {
    ...OF_AGENCY,
    decide: given => {
      const { body } = given.asked;
      requireShift(body, rulesIfAny(given.held.agency.state, dayOf(given.permit.recordedAt)));
      return recorded(given, [{ event: { type: "ShiftSet", ...body } }]);
    },
  }),
  command(shifts.dropShift, {
    ...OF_AGENCY,
    decide: given => {
      const { params, body } = given.asked;
      return recorded(given, dropShift(given.held.book.state, params.shift, body.reason));
    },
  }),
  on(routes.readHoursBook, async asked => {
    asked.may(placeOf(asked));
    const { agency, book } = await readBook(asked);
    const today = dayOf(asked.at.toISOString());
    const of = { agency: asked.params.agency, rules: agency.state, today, version: book.version };
    return answer(200, bookView(book.state, of));
  }),
);

function rulesNow({ held, permit }: Pick<Given, "held" | "permit">) {
  return rulesOn(held.agency.state, dayOf(permit.recordedAt));
}

function recorded({ asked, held, permit }: Given, drafts: readonly [Draft<HoursBookEvent>]) {
  const shown = { agency: asked.params.agency, rules: held.agency.state, today: dayOf(permit.recordedAt) };
  return { changes: [change(hoursBookLaw, held.book, drafts, permit)], shown } as const;
}
