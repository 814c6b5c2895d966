// The time axis of one person: what they had on loan and how it came back, what they were approved for, home days, leave and
// suspension, the lists of their system, sessions, refusals, and law.
import { readBinding } from "../../agencies/rule-routes.ts";
import { readPerson } from "../../people/routes.ts";
import { listSessions } from "../../sessions/routes.ts";
import { html } from "../../shared/page/html.ts";
import { readTerminal, readTerminalEvents } from "../../terminals/routes.ts";
import { drawn, tripOf } from "../counter/picture.ts";
import { LANES, type Lane, type LaneSpan, lanesOf, lawLane, loansIn, shownOf } from "../counter/timeline.ts";
import { allRows, ifThere } from "../door/api.ts";
import type { ConsoleReply } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member } from "../door/visit.ts";
import { crumb } from "../frame/crumb.ts";
import { eventName } from "../frame/event.ts";
import { who } from "../frame/who.ts";
import { listsLane } from "../pictures/lists-lane.ts";
import { personLanes } from "../pictures/person-lanes.ts";
import { lastAsked, timeAxis } from "../pictures/time-axis.ts";
import { OFFICE_PAGES } from "../routes.ts";

export const personPictureHandlers = [memberPage(OFFICE_PAGES.showPersonPicture, showPersonPicture)] as const;

async function showPersonPicture(visit: Member): Promise<ConsoleReply> {
  const { api, params, say } = visit;
  const { person = "" } = params;
  const row = api.ask(readPerson, { params });
  const [{ agency, loans }, sessions, laid] = await Promise.all([
    row,
    ifThere(allRows(api, listSessions, { person })),
    personLanes(visit, person, row),
  ]);
  const asked = (sessions ?? []).map(session => drawn(visit, session));
  const numbers = [...Object.keys(loans), ...(sessions ?? []).map(({ terminal }) => terminal)];
  const [binding, custody] = await Promise.all([
    ifThere(api.ask(readBinding, { params: { agency }, query: { activity: "exchange" } })),
    custodyOf(visit, person, numbers),
  ]);
  const [, , , allowed, refused] = lanesOf([], asked, String);
  const laws = lawLane(binding?.regulations ?? [], say);
  const requests = [allowed, refused].filter(each => each !== undefined);
  const shown = shownOf([...custody.lanes, ...laid, ...requests, laws], visit.query, visit.at);
  const [from, until] = shown.extent;
  const lent = loansIn(custody.lanes);
  const loan = shown.zoom === "loan" ? lent[Number(shown.on) - 1] : lent.at(-1);
  const terminal = loan?.terminal ?? "";
  const asking = {
    ...{ person, terminal, system: custody.systems.get(terminal) ?? "" },
    ...lastAsked(asked, { from, until }),
  };
  const lists = await listsLane(visit, asking, shown);
  const lanes = [...custody.lanes, ...laid, lists, ...requests, laws];
  const title = say("時間軸", "Time axis");
  return {
    title: `${title} ${person}`,
    main: html`${crumb(visit, `/console/people/${encodeURIComponent(person)}`, who(person) || person)}
<h1>${title} ${who(person)}</h1>
<p class="lead">${say("借用、核准、居家日、請假、白名單、連線、拒絕與適用規範，列於同一時間軸。", "Loans, approvals, home days, leave, lists, sessions, refusals and the law, on one axis.")}</p>
${timeAxis(visit, title, { lanes, shown, asking })}`,
  };
}

/** Nobody has had more of them. */
const MOST_TERMINALS = 12;

/** What became of each terminal while they had it, in the lanes of one. */
async function custodyOf(
  visit: Member,
  person: string,
  numbers: readonly string[],
): Promise<{ readonly lanes: readonly Lane[]; readonly systems: ReadonlyMap<string, string> }> {
  const some = [...new Set(numbers)].filter(each => each !== "").slice(0, MOST_TERMINALS);
  const found = await Promise.all(some.map(propertyNo => theirs(visit, person, propertyNo)));
  const systems = new Map(found.flatMap(each => (each ? [[each.terminal, each.system] as const] : [])));
  const lanes = [LANES.loan, LANES.hold, LANES.proof].map((words, at) => ({
    words,
    spans: found.flatMap(each => each?.lanes[at]?.spans ?? []).sort(byBeginning),
    marks: found.flatMap(each => each?.lanes[at]?.marks ?? []),
  }));
  return { lanes, systems };
}

async function theirs(visit: Member, person: string, propertyNo: string) {
  const { api, say } = visit;
  const params = { propertyNo };
  const [row, life] = await Promise.all([
    ifThere(api.ask(readTerminal, { params })),
    ifThere(api.ask(readTerminalEvents, { params })),
  ]);
  if (!row) return undefined;
  const lanes = lanesOf(
    life?.rows ?? tripOf(row.custody),
    [],
    type => eventName(visit, type),
    say("應歸還", "due"),
  );
  const loans = loansIn(lanes).filter(({ borrower }) => borrower === person);
  const isTheirs = (at: string) =>
    loans.some(({ from, until }) => from <= at && (until === undefined || at <= until));
  const of = ({ words, spans, marks }: Lane): Lane => ({
    words,
    spans: spans
      .filter(span => (words === LANES.loan ? span.borrower === person : isTheirs(span.from)))
      .map(span => ({ ...span, terminal: propertyNo, note: html`${propertyNo} ${span.note}` })),
    marks: marks
      .filter(
        ({ at, look }) =>
          isTheirs(at) || (words === LANES.loan && look === "is-hold" && loans.at(-1)?.due === at),
      )
      .map(mark => ({ ...mark, note: html`${propertyNo} ${mark.note}` })),
  });
  return { terminal: propertyNo, system: row.system, lanes: lanes.slice(0, 3).map(of) };
}

function byBeginning(a: LaneSpan, b: LaneSpan): number {
  return Date.parse(a.from) - Date.parse(b.from);
}
