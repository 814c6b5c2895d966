// The picture of one terminal's gate on a page of its own, with the key to it.
import { listSessions } from "../../sessions/routes.ts";
import { html } from "../../shared/page/html.ts";
import { readTerminal, readTerminalEvents } from "../../terminals/routes.ts";
import { allRows, ifThere } from "../door/api.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, Visit } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { eventName } from "../frame/event.ts";
import { said } from "../frame/say.ts";
import { who } from "../frame/who.ts";
import { timelinePicture } from "../pictures/timeline.ts";
import { OFFICE_PAGES } from "../routes.ts";
import type { SessionShown } from "../sessions/row.ts";
import { stagePill, type TerminalRow } from "./counter.ts";
import { type Lane, type LaneSession, type LifeRow, lanesOf } from "./timeline.ts";

export const pictureHandlers = [memberPage(OFFICE_PAGES.showPicture, showPicture)] as const;

async function showPicture(visit: Member): Promise<ConsoleReply> {
  const { api, params } = visit;
  const { propertyNo = "" } = params;
  const [row, life, sessions] = await Promise.all([
    api.ask(readTerminal, { params }),
    ifThere(api.ask(readTerminalEvents, { params })),
    ifThere(sessionsWith(visit, propertyNo)),
  ]);
  const events = life?.rows ?? tripOf(row.custody);
  const asked = (sessions ?? []).map(session => drawn(visit, session));
  return picturePage(
    visit,
    row,
    lanesOf(events, asked, type => eventName(visit, type)),
  );
}

/** Of others' terminals whoever may; of the one they hold, borrowers see their own sessions. */
async function sessionsWith({ api, person }: Member, terminal: string): Promise<readonly SessionShown[]> {
  const all = await ifThere(allRows(api, listSessions, { terminal }));
  return all ?? allRows(api, listSessions, { terminal, person: person.person });
}

function drawn({ say }: Member, session: SessionShown): LaneSession {
  const { askedAt, ended, refusals, status, person, system = "" } = session;
  const why = refusals.map(({ clause, policy }) => clause ?? policy).join(say("、", ", "));
  const cause = ended ? said(ended.cause, say) : "";
  return {
    askedAt,
    endedAt: ended?.at,
    refused: status === "refused",
    note: html`${said(valueWords(system), say)} ${who(person)} ${status === "refused" ? why : cause}`,
  };
}

export function tripOf({ loan }: { readonly loan?: TripDates | undefined }): readonly LifeRow[] {
  if (!loan) return [];
  const row = (type: string, at: string | undefined) =>
    at === undefined ? [] : [{ event: { type }, happenedAt: at, recordedAt: at }];
  return [
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
  lanes: readonly Lane[],
): PageContent {
  const { say, person } = visit;
  // A borrower who is nothing else has no counter to go back to.
  const back = person?.roles.every(role => role === "worker")
    ? "/console"
    : `/console/terminals/${propertyNo}`;
  const title = say(`${propertyNo} 的閘門歷程`, `Gate timeline of ${propertyNo}`);
  return {
    title,
    main: html`<p class="crumb"><a href="${back}">← ${propertyNo}</a></p>
<h1>${say("閘門歷程", "Gate timeline")} <code>${propertyNo}</code> ${stagePill(visit, custody.stage)}</h1>
<p class="lead">${say("電腦借出期間閘門可以開；自申報歸還起管制，到掃毒證明登錄為止都關著。", "The gate can open while the computer is on loan. From the declared return until the scan is attested, it stays closed.")}</p>
${timelinePicture(visit, title, lanes)}`,
  };
}
