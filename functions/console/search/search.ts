// One search over everything: what is scanned or known exactly goes straight to its page; all else is told by kind, as far as the reader may see.
import { readSession } from "../../sessions/routes.ts";
import { log } from "../../shared/log.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { agencyWords, NAMED_AGENCIES } from "../../shared/rules/agencies.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { ApiRefusal, ifThere } from "../door/api.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, Visit } from "../door/visit.ts";
import { said } from "../frame/say.ts";
import { SEARCH_PAGES } from "../routes.ts";
import { addressesFound } from "./addresses.ts";
import { documentsFound } from "./documents.ts";
import { type FoundGroup, type FoundRow, KINDS, type Kind, type SearchSource } from "./found.ts";
import { peopleFound } from "./people.ts";
import { sessionsFound } from "./sessions.ts";
import { LONGEST_SOUGHT, type Sought, soughtIn } from "./sought.ts";
import { packsFound, systemsFound } from "./systems.ts";
import { terminalsFound } from "./terminals.ts";

export const searchHandlers = [memberPage(SEARCH_PAGES.showSearch, showSearch)] as const;

/** In the order in which they stand on the page; a feature that can be searched joins this list. */
const SOURCES: readonly SearchSource[] = [
  terminalsFound,
  peopleFound,
  systemsFound,
  addressesFound,
  sessionsFound,
  packsFound,
  documentsFound,
];

export interface SearchFacts {
  readonly sought: Sought;
  readonly groups: readonly FoundGroup[];
  /** Not everything could be looked through just now. */
  readonly isPartial: boolean;
}

async function showSearch(visit: Member): Promise<ConsoleReply> {
  const sought = soughtIn(visit.query.q ?? "");
  if (sought.text === "" || sought.isTooLong)
    return searchPage(visit, { sought, groups: [], isPartial: false });
  const location = await exactly(visit, sought);
  if (location) return { location };
  const found = await everything(visit, sought);
  const scanned = visit.query.all === undefined && theScanned(found.groups);
  return scanned ? { location: scanned } : searchPage(visit, { sought, ...found });
}

/** The label of the maker bears a serial: where one thing alone has it, whoever scanned it is at its page. */
function theScanned(groups: readonly FoundGroup[]): string | undefined {
  const [one, ...others] = groups.flatMap(({ rows }) => rows).filter(({ isScanned }) => isScanned);
  return others.length === 0 ? one?.href : undefined;
}

/** A number as a scanner reads it, or a session by its id: whoever may see it is led there. */
async function exactly({ api, query }: Member, { terminal, session }: Sought): Promise<string | undefined> {
  // Its page asks for it anyway, and leads back here where there is none: nobody waits for it twice.
  if (terminal && query.all === undefined)
    return `/console/terminals/${encodeURIComponent(terminal)}?sought=1`;
  if (session && (await ifThere(api.ask(readSession, { params: { session } }))))
    return `/console/sessions/${encodeURIComponent(session)}`;
  return undefined;
}

/** All at once; one that cannot be asked hides no other. */
export async function everything(
  visit: Member,
  sought: Sought,
  sources: readonly SearchSource[] = SOURCES,
): Promise<Omit<SearchFacts, "sought">> {
  const theirs = sources.filter(({ roles }) => roles.length === 0 || hasRole(visit.person, ...roles));
  const told = await Promise.allSettled(theirs.map(async source => source.find(visit, sought)));
  const failed = told.filter(each => each.status === "rejected").filter(({ reason }) => isFailure(reason));
  return {
    groups: told.flatMap(each => (each.status === "fulfilled" ? each.value : [])),
    isPartial: failed.length > 0,
  };
}

/** What is not for the reader, or is no question to that source, is not there; whoever is not logged in is led to the log-in. */
function isFailure(reason: unknown): boolean {
  if (reason instanceof ApiRefusal) {
    if (reason.problem.status === 401) throw reason;
    if (reason.problem.status < 500 && reason.problem.status !== 429) return false;
  }
  log("warn", "search-incomplete", { error: String(reason).slice(0, 200) });
  return true;
}

export function searchPage(visit: Visit, facts: SearchFacts): PageContent {
  const { say } = visit;
  const { sought, groups } = facts;
  const kinds = [...Map.groupBy(groups, ({ kind }) => kind)];
  const count = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const title = say("搜尋", "Search");
  return {
    title: sought.text === "" ? title : `${title} ${sought.text}`,
    main: html`<h1>${title}${sought.text !== "" && html` <small><bdi>${sought.text}</bdi></small>`}</h1>
${facts.isPartial && html`<div class="note wait" role="status"><p>${say("部分資料暫時無法查詢，請稍後再試。", "Some of it could not be searched just now. Try again later.")}</p></div>`}
${sought.text !== "" && !sought.isTooLong && agencyForm(visit, sought)}
${count + kinds.length === 0 ? nothing(visit, sought) : kinds.map(([kind, some]) => groupPart(visit, kind, some))}
<p class="more fine" hidden><label class="option"><input type="checkbox" data-slash> ${say("按 / 鍵移到搜尋框（Ctrl K 一律可用）", "The / key goes to the search box (Ctrl K always does)")}</label></p>`,
  };
}

function nothing({ say }: Visit, { text, isTooLong }: Sought): Html {
  const [zh, en] = isTooLong
    ? [`搜尋文字最多 ${LONGEST_SOUGHT} 個字，請縮短`, `At most ${LONGEST_SOUGHT} characters: make it shorter`]
    : text === ""
      ? ["請在上方輸入要找的編號、姓名或文號", "Type a number or a name into the box above"]
      : ["查無您可查閱的資料", "Nothing was found that you may read"];
  return html`<div class="empty"><b>${say(zh, en)}</b>${say("可輸入：財產編號（有無連字號皆可）、序號、姓名或帳號、體系、IP 位址或網段、連線識別碼、彙整檔編號、文號（其中一段數字即可）。", "Property numbers with or without hyphens, serials, names or accounts, systems, IP addresses or ranges, session ids, packs by number, and documents by any stretch of digits of their numbers.")}</div>`;
}

function groupPart(visit: Visit, kind: Kind, groups: readonly FoundGroup[]): Html {
  const { say } = visit;
  const all = groups.find(({ all, isMore }) => all !== undefined && isMore)?.all;
  const isMore = groups.some(group => group.isMore);
  return html`<section class="found"><h2>${said(KINDS[kind], say)}</h2>
${groups.map(({ note }) => note && html`<p>${note}</p>`)}
<ul>${groups.flatMap(({ rows }) => rows.map(foundItem))}</ul>
${all ? html`<p><a href="${all}">${say("查看全部", "See all")}<span class="unseen"> ${said(KINDS[kind], say)}</span></a></p>` : isMore && html`<p class="fine">${say("還有更多：請輸入更完整的文字。", "There are more: type more of it.")}</p>`}</section>`;
}

function foundItem({ name, href, state, more, also = [] }: FoundRow): Html {
  const told = more.filter(each => each !== undefined && each !== false && each !== "");
  return html`<li><b>${href ? html`<a href="${href}">${name}</a>` : name}</b> ${state} <span>${told.map((each, at) => html`${at > 0 && " · "}${each}`)}</span>${also.map(link => html` <a href="${link.href}">${link.words}</a>`)}</li>`;
}

/** For those who read several agencies’ records: in all of them, or in one. */
function agencyForm(visit: Visit, { text }: Sought): Html | false {
  const { say, person } = visit;
  if (!person || !hasRole(person, "center", "auditor")) return false;
  const chosen = visit.query.agency?.trim() ?? "";
  const codes = [...new Set([person.agency, ...NAMED_AGENCIES, ...(chosen ? [chosen] : [])])];
  const option = (code: string) =>
    html`<option value="${code}" ${code === chosen && html`selected`}>${said(agencyWords(code), say)}</option>`;
  return html`<form class="bar" method="get"><input type="hidden" name="q" value="${text}"><label>${say("電腦與人員的機關", "Agency of terminals and people")}<select name="agency"><option value="">${say("全部機關", "All agencies")}</option>${codes.map(option)}</select></label><button class="second">${say("查詢", "Show")}</button></form>`;
}
