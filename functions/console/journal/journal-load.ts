// The journal as auditors see it: a day at a time, one event before and after, and the proof that nothing was altered.
import { listJournal, readJournalEvent, verifyJournal } from "../../audit/routes.ts";
import { PROBLEM, Problem } from "../../shared/http/problem.ts";
import { everything } from "../door/everything.ts";
import type { Reply } from "../door/reply.ts";
import { typed } from "../door/typed.ts";
import type { Member } from "../door/visit.ts";
import { bodyFrom } from "../form/body.ts";
import { sheetOf } from "../frame/list.ts";
import { journalColumns, journalPage } from "./journal.ts";
import { eventPage } from "./journal-event.ts";
import { DAY_FIELDS } from "./journal-fields.ts";

export async function showJournal(visit: Member): Promise<Reply> {
  const { api, query, say } = visit;
  const { kind, person, type, cursor } = query;
  const { body, faults } = bodyFrom(DAY_FIELDS, typed(Object.entries(query)));
  const { day, since } = body as { day?: string; since?: string };
  const asked = { day, kind, person, type };
  if (query.export) {
    const rows = await everything(api, listJournal, asked);
    return {
      handed: sheetOf(rows, journalColumns(visit), { say, name: `journal-${day ?? "today"}`, query: {} }),
    };
  }
  const [page, proof] = await Promise.all([
    api.ask(listJournal, { query: { ...asked, cursor } }),
    query.verify === undefined ? undefined : api.ask(verifyJournal, { query: { since, cursor: query.from } }),
  ]);
  return journalPage(visit, { ...page, faults, ...(proof && { proof }) });
}

export async function showJournalEvent(visit: Member): Promise<Reply> {
  const { stream, version } = visit.query;
  if (!stream || !version) throw new Problem(PROBLEM["not-found"]);
  return eventPage(visit, await visit.api.ask(readJournalEvent, { params: { stream, version } }));
}
