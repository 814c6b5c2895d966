// HTTP: a securities firm keeps its file on home working: businesses, papers, trainings, supervisors, checks; and shows what is open.
import { agencyLaw } from "../agencies/agency.ts";
import { placeOfAgency } from "../agencies/view.ts";
import { command, type Deciding } from "../shared/http/command.ts";
import { boardStart, cursorOf } from "../shared/http/cursor.ts";
import { type Asked, answer, http, on } from "../shared/http/http.ts";
import { board } from "../shared/journal/board.ts";
import { type Change, change } from "../shared/journal/change.ts";
import { readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { loadedCalendars } from "../shared/journal/loaded-calendars.ts";
import * as applying from "./applying.ts";
import { ALL_FIRMS } from "./boards.ts";
import * as filing from "./filing.ts";
import { type Firm, firmLaw } from "./firm.ts";
import * as routes from "./routes.ts";
import { dutiesView, firmRow, firmView } from "./view.ts";

type About = Pick<Asked<typeof routes.readFirm>, "params">;
type Filed = { readonly changes: readonly [Change<Firm>]; readonly seen: Parameters<typeof firmView>[1] };

/** A file is kept by one law: what is asked for, decided upon the firm as it stands, by whom and when. */
function keeping<const R extends Kept>(
  route: R,
  decide: (firm: Firm | undefined, body: Asked<R>["body"], acting: applying.Acting) => applying.Drafts,
) {
  return command(route, {
    reads: (asked: Asked<R>) => readWith(asked as About),
    place: (asked: Asked<R>) => placeOfAgency((asked as About).params.agency),
    decide: ({
      asked,
      held: [firm, agency],
      permit,
    }: Deciding<Asked<R>, Awaited<ReturnType<typeof readWith>>>): Filed => {
      const acting = { person: permit.by.person, at: permit.recordedAt };
      const drafts = decide(firm.state, asked.body, acting);
      const seen = { at: permit.recordedAt, windows: agency.state?.hours?.windows };
      return { changes: [change(firmLaw, firm, drafts, permit)], seen };
    },
    view: ({ changes: [{ next }], seen }: Filed) => firmView(next, seen),
  });
}
type Kept = Exclude<
  (typeof routes.firmRoutes)[number],
  typeof routes.readFirm | typeof routes.readFirmDuties | typeof routes.listFirms
>;

export const handler = http(
  keeping(routes.applyBusiness, applying.applyBusiness),
  keeping(routes.notifyEmergency, applying.notifyEmergency),
  keeping(routes.fileBusinessPapers, applying.fileBusinessPapers),
  keeping(routes.decideBusiness, applying.decideBusiness),
  keeping(routes.extendBusiness, applying.extendBusiness),
  keeping(routes.endBusiness, applying.endBusiness),
  keeping(routes.filePaper, (_, body, acting) => filing.filePaper(said(body), acting)),
  keeping(routes.fileConsent, (firm, body, acting) => filing.fileConsent(firm, said(body), acting)),
  keeping(routes.assessRisks, (_, body, acting) => filing.assessRisks(body, acting)),
  keeping(routes.holdTraining, filing.holdTraining),
  keeping(routes.nameSupervisor, filing.nameSupervisor),
  keeping(routes.removeSupervisor, filing.removeSupervisor),
  keeping(routes.recordCheck, (_, body, acting) => filing.recordCheck(body, acting)),
  on(routes.readFirm, async ({ params, at, may }) => {
    may(placeOfAgency(params.agency));
    const [firm, agency] = await readWith({ params });
    return answer(200, firmView(firm, { at: at.toISOString(), windows: agency.state?.hours?.windows }));
  }),
  on(routes.readFirmDuties, async ({ params, at, may, person }) => {
    may(placeOfAgency(params.agency));
    const [firm] = await readWith({ params });
    return answer(200, dutiesView(firm, { at: at.toISOString(), person: person.person }));
  }),
  on(routes.listFirms, async ({ query, at, may }) => {
    may({ type: "City", id: "city" });
    const start = boardStart(query.cursor, ALL_FIRMS.partition, ALL_FIRMS);
    const page = await board<Firm>({ ...ALL_FIRMS, limit: query.limit, start });
    const rows = page.rows.map(each => firmRow(each, at.toISOString()));
    return answer(200, { rows, next: cursorOf(page.next, ALL_FIRMS.partition) });
  }),
);

/** With the agency, whose trading hours say when somebody has to supervise. */
async function readWith({ params: { agency } }: About) {
  await loadedCalendars();
  return readMany([stream(firmLaw, agency), stream(agencyLaw, agency)]);
}

/** What was not said is not there, rather than there and undefined. */
function said<Body extends object>(body: Body) {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Body]: Exclude<Body[Name], undefined>;
  };
}
