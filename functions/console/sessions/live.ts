// What is live now: who, with which computer, into which system, until when and why then.
import { listSessions } from "../../sessions/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { agencyWords } from "../../shared/rules/agencies.ts";
import { SYSTEMS } from "../../shared/rules/systems.ts";
import { words } from "../../shared/words.ts";
import { listSystems } from "../../systems/routes.ts";
import { allRows, ifThere } from "../door/api.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, Visit } from "../door/visit.ts";
import { actLinks, doneNote } from "../form/act-links.ts";
import { valueWords } from "../form/label.ts";
import { sheetOf } from "../frame/list.ts";
import { said } from "../frame/say.ts";
import { searchTable } from "../frame/table.ts";
import { OFFICE_PAGES } from "../routes.ts";
import { capacityOf, type SystemRow } from "../systems/systems.ts";
import { agencyOfReader, type LiveCounts, liveCounts, liveSessionsOn, systemsOf } from "./live-sessions.ts";
import { sessionsRail } from "./rail.ts";
import { type SessionShown, sessionColumns, statusPill } from "./row.ts";

export const liveHandlers = [memberPage(OFFICE_PAGES.showSessions, showSessions)] as const;

async function showSessions(visit: Member): Promise<ConsoleReply> {
  const { api, query, say } = visit;
  const [rows, systems] = await Promise.all([rowsFor(visit), ifThere(api.ask(listSystems))]);
  if (query.export) return { handed: sheetOf(rows, sessionColumns(visit), { say, name: "sessions", query }) };
  const about = query.person || query.terminal;
  const planned = (about ? [] : (systems?.rows ?? [])).filter(
    ({ plan, system }) => plan && (!query.system || system === query.system),
  );
  const agency = about ? undefined : agencyOfReader(visit);
  return livePage(visit, { rows, systems: planned, live: liveCounts(rows, planned), agency });
}

async function rowsFor(visit: Member): Promise<readonly SessionShown[]> {
  const { api, query } = visit;
  const { person, terminal, system } = query;
  if (person || terminal) return allRows(api, listSessions, { person, terminal });
  const agency = agencyOfReader(visit);
  const [ofSystems, ofAgency] = await Promise.all([
    liveSessionsOn(api, agency === undefined && system ? [system] : systemsOf(visit)),
    agency === undefined ? [] : allRows(api, listSessions, { live: "true", agency, system }),
  ]);
  const known = new Set(ofSystems.map(({ session }) => session));
  return [...ofSystems, ...ofAgency.filter(({ session }) => !known.has(session))].filter(
    row => !system || row.system === system,
  );
}

export interface LiveFacts {
  readonly rows: readonly SessionShown[];
  readonly systems: readonly SystemRow[];
  readonly live: LiveCounts;
  /** Whose sessions these are, where the reader sees one agency's. */
  readonly agency?: string | undefined;
}

export function livePage(visit: Visit, facts: LiveFacts): PageContent {
  const { say, query } = visit;
  const title = say("進行中的連線", "Live sessions");
  return {
    title,
    main: html`<h1>${say("連線", "Sessions")}</h1>
${sessionsRail(visit, "live")}
${doneNote(visit)}
${facts.agency && html`<p>${say(`${agencyWords(facts.agency)["zh-TW"]}的電腦與人員現在開著的連線，不分體系。`, `What is open now for the terminals and people of ${agencyWords(facts.agency).en}, whatever the system.`)}</p>`}
${filters(visit)}
${facts.systems.length > 0 && capacity(visit, facts)}
<div data-refresh="15">${searchTable(visit, {
      caption: title,
      columns: [...sessionColumns(visit), deed(visit)],
      rows: facts.rows,
      query,
      empty: html`<b>${say("現在沒有進行中的連線", "There are no live sessions")}</b>${say("連線獲准後會列在這裡，並倒數到最早的期限；期限一到，不必有人處理就會關閉。", "Allowed sessions are shown here with the time left until their earliest deadline. They close automatically at that time.")}`,
    })}</div>`,
  };
}

function deed(visit: Visit) {
  return {
    name: "do",
    title: words("處理", "Do"),
    cell: ({ session, status }: SessionShown) =>
      status === "allowed"
        ? actLinks(visit, [{ act: "endSession", query: { session } }])
        : statusPill(visit, { status }),
    text: () => "",
    unsorted: true as const,
  };
}

function filters({ say, query }: Visit): Html {
  return html`<form class="bar" method="get"><label>${say("體系", "System")}<select name="system"><option value="">${say("全部", "All")}</option>${SYSTEMS.map(
    code =>
      html`<option value="${code}" ${code === query.system && html`selected`}>${said(valueWords(code), say)}</option>`,
  )}</select></label><label>${say("人員", "Person")}<input name="person" value="${query.person}" autocomplete="off"></label><label>${say("財產編號", "Property number")}<input name="terminal" value="${query.terminal}" autocomplete="off"></label><button class="second">${say("篩選", "Filter")}</button></form>`;
}

function capacity(visit: Visit, { systems, live }: LiveFacts): Html {
  return html`<ul class="capacities" aria-label="${visit.say("進行中／容量", "Live / planned")}">${systems.map(
    row =>
      html`<li><a href="/console/systems/${row.system}">${said(row.name, visit.say)}</a>${capacityOf(visit, row, live)}</li>`,
  )}</ul>`;
}
