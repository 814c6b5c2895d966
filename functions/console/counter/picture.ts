// The picture of one terminal's gate on a page of its own, with the key to it.

import { readBinding } from "../../agencies/rule-routes.ts";
import { listSessions } from "../../sessions/routes.ts";
import { html } from "../../shared/page/html.ts";
import { readTerminal, readTerminalEvents } from "../../terminals/routes.ts";
import { allRows, ifThere } from "../door/api.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, Visit } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { citation } from "../frame/clause.ts";
import { crumb } from "../frame/crumb.ts";
import { eventName } from "../frame/event.ts";
import { said } from "../frame/say.ts";
import { who } from "../frame/who.ts";
import { listsLane } from "../pictures/lists-lane.ts";
import { borrowersLanes } from "../pictures/person-lanes.ts";
import { type Axis, lastAsked, timeAxis } from "../pictures/time-axis.ts";
import { OFFICE_PAGES } from "../routes.ts";
import type { SessionShown } from "../sessions/row.ts";
import { stagePill } from "./stage-pill.ts";
import type { TerminalRow } from "./terminal-row.ts";
import { type Lane, type LaneSession, type LifeRow, lanesOf, lawLane, loansIn, shownOf } from "./timeline.ts";

export const pictureHandlers = [memberPage(OFFICE_PAGES.showPicture, showPicture)] as const;

async function showPicture(visit: Member): Promise<ConsoleReply> {
  const { api, params, say } = visit;
  const { propertyNo = "" } = params;
  const [row, life, sessions] = await Promise.all([
    api.ask(readTerminal, { params }),
    ifThere(api.ask(readTerminalEvents, { params })),
    ifThere(sessionsWith(visit, propertyNo)),
  ]);
  const { agency, system } = row;
  const asked = (sessions ?? []).map(session => drawn(visit, session));
  const events = life?.rows ?? tripOf(row.custody);
  const own = lanesOf(events, asked, type => eventName(visit, type), say("應歸還", "due"));
  const [binding, axis] = await Promise.all([
    ifThere(api.ask(readBinding, { params: { agency }, query: { activity: "exchange", system } })),
    axisOf(visit, { propertyNo, system, own, asked }),
  ]);
  const laws = lawLane(binding?.regulations ?? [], say);
  return picturePage(visit, row, { ...axis, lanes: [...axis.lanes, laws] });
}

interface Drawn {
  readonly propertyNo: string;
  readonly system: string;
  readonly own: readonly Lane[];
  readonly asked: readonly LaneSession[];
}

/** Between custody and sessions, what was laid down for whoever had it, and the lists of its system. */
async function axisOf(visit: Member, { propertyNo, system, own, asked }: Drawn): Promise<Axis> {
  const loans = loansIn(own);
  const shown = shownOf(own, visit.query, visit.at);
  const [from, until] = shown.extent;
  const loan = shown.zoom === "loan" ? loans[Number(shown.on) - 1] : loans.at(-1);
  const asking = {
    ...{ person: loan?.borrower ?? "", terminal: propertyNo, system },
    ...lastAsked(asked, { from, until }),
  };
  const [people, lists] = await Promise.all([borrowersLanes(visit, loans), listsLane(visit, asking, shown)]);
  const [custody, requests] = [own.slice(0, 3), own.slice(3)];
  return { lanes: [...custody, ...people, lists, ...requests], shown, asking };
}

/** Of others' terminals whoever may; of the one they hold, borrowers see their own sessions. */
async function sessionsWith({ api, person }: Member, terminal: string): Promise<readonly SessionShown[]> {
  const all = await ifThere(allRows(api, listSessions, { terminal }));
  return all ?? allRows(api, listSessions, { terminal, person: person.person });
}

export function drawn({ say }: Member, session: SessionShown): LaneSession {
  const { askedAt, ended, refusals, status, person, system = "", channel, address } = session;
  const why = refusals
    .map(({ clause, policy, says }) => (clause ? citation(clause, say) : says ? said(says, say) : policy))
    .join(say("、", ", "));
  const cause = ended ? said(ended.cause, say) : "";
  return {
    askedAt,
    endedAt: ended?.at,
    ...{ channel, address },
    refused: status === "refused",
    note: html`${said(valueWords(system), say)} ${who(person)} ${status === "refused" ? why : cause}`,
  };
}

export function tripOf({ loan }: { readonly loan?: TripDates | undefined }): readonly LifeRow[] {
  if (!loan) return [];
  const row = (type: string, at: string | undefined, terms: object = {}) =>
    at === undefined ? [] : [{ event: { type, ...terms }, happenedAt: at, recordedAt: at }];
  const { borrower, dueOn } = loan;
  return [
    ...row("LoanRegistered", loan.outAt, { borrower, dueOn }),
    ...row("CarriedOut", loan.outAt),
    ...row("LossReported", loan.lostAt),
    ...row("ReturnDeclared", loan.returnDeclaredAt),
    ...row("Disinfected", loan.disinfection?.doneAt),
    ...row("Scanned", loan.scan?.finishedAt),
    ...row("Attested", loan.attestation?.at),
    ...row("Released", loan.release?.at),
  ];
}

interface TripDates {
  readonly borrower?: string;
  readonly dueOn?: string;
  readonly outAt?: string | undefined;
  readonly lostAt?: string | undefined;
  readonly returnDeclaredAt?: string | undefined;
  readonly disinfection?: { readonly doneAt: string } | undefined;
  readonly scan?: { readonly finishedAt: string } | undefined;
  readonly attestation?: { readonly at: string } | undefined;
  readonly release?: { readonly at: string } | undefined;
}

export function picturePage(
  visit: Visit,
  { propertyNo, custody }: Pick<TerminalRow, "propertyNo" | "custody">,
  axis: Axis,
): PageContent {
  const { say, person } = visit;
  // A borrower who is nothing else has no counter to go back to.
  const back = person?.roles.every(role => role === "worker")
    ? "/console"
    : `/console/terminals/${propertyNo}`;
  const title = say(`${propertyNo} 的閘門歷程`, `Gate timeline of ${propertyNo}`);
  return {
    title,
    main: html`${crumb(visit, back, propertyNo)}
<h1>${say("閘門歷程", "Gate timeline")} <code>${propertyNo}</code> ${stagePill(visit, custody.stage)}</h1>
<p class="lead">${say("電腦借出期間閘門可以開；自申報歸還起管制，到掃毒證明登錄為止都關著。", "The gate can open while the computer is on loan. From the declared return until the scan is attested, it stays closed.")}</p>
${timeAxis(visit, title, axis)}`,
  };
}
