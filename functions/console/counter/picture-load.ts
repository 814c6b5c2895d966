// The picture of one terminal's gate: its own life, and the sessions that were asked for with it.

import { listSessions } from "../../sessions/routes.ts";
import { readTerminal, readTerminalEvents } from "../../terminals/routes.ts";
import { absentAsNone } from "../door/absent.ts";
import { everything } from "../door/everything.ts";
import type { Reply } from "../door/reply.ts";
import type { Member } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { eventName } from "../frame/event.ts";
import { said } from "../frame/say.ts";
import type { SessionShown } from "../sessions/row.ts";
import { picturePage } from "./picture.ts";
import { lanesOf, type SessionRow } from "./timeline.ts";
import { tripOf } from "./trip.ts";

export async function showPicture(visit: Member): Promise<Reply> {
  const { api, params } = visit;
  const { propertyNo = "" } = params;
  const [row, life, sessions] = await Promise.all([
    api.ask(readTerminal, { params }),
    absentAsNone(api.ask(readTerminalEvents, { params })),
    absentAsNone(sessionsWith(visit, propertyNo)),
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
  const all = await absentAsNone(everything(api, listSessions, { terminal }));
  return all ?? everything(api, listSessions, { terminal, person: person.person });
}

function drawn({ say }: Member, session: SessionShown): SessionRow {
  const { askedAt, ended, refusals, status, person, system = "" } = session;
  const why = refusals.map(({ clause, policy }) => clause ?? policy).join(say("、", ", "));
  const whom = `${said(valueWords(system), say)} ${person}`;
  const cause = ended ? said(ended.cause, say) : "";
  return {
    askedAt,
    endedAt: ended?.at,
    refused: status === "refused",
    note: `${whom} ${status === "refused" ? why : cause}`.trim(),
  };
}
