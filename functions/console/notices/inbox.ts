// The inbox: what one is told, the newest first, what of it is unread, and where each is seen to.
import type { InferOutput } from "valibot";
import { countNotices, listNotices, markNotices } from "../../notices/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberForm, memberPage } from "../door/serve.ts";
import type { Typed } from "../door/typed.ts";
import type { Member, Visit } from "../door/visit.ts";
import { signed } from "../form/form.ts";
import { clauseLink } from "../frame/clause.ts";
import { said } from "../frame/say.ts";
import { momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { SEARCH_PAGES } from "../routes.ts";

export const inboxHandlers = [
  memberPage(SEARCH_PAGES.showNotices, showNotices),
  memberForm(SEARCH_PAGES.sendNotices, sendNotices),
] as const;

export type NoticesFacts = InferOutput<(typeof listNotices)["answer"]["schema"]>;
type NoticeRow = NoticesFacts["rows"][number];

/** For whoever shows a number beside the menu: how many are unread, a hundred standing for more. */
export function unreadNotices({
  api,
}: Pick<Member, "api">): Promise<InferOutput<(typeof countNotices)["answer"]["schema"]>> {
  return api.ask(countNotices);
}

async function showNotices({ api, ...visit }: Member): Promise<ConsoleReply> {
  return noticesPage(visit, await api.ask(listNotices, { query: { before: visit.query.before } }));
}

async function sendNotices({ api }: Member, typed: Typed): Promise<ConsoleReply> {
  const [places, until] = [typed.all("place"), typed.one("until")];
  await api.ask(markNotices, { body: until === "" ? { places } : { until } });
  return { location: "/console/notices?done=read" };
}

export function noticesPage(visit: Visit, { rows, unread, next }: NoticesFacts): PageContent {
  const { say } = visit;
  const title = say("通知", "Notices");
  const some = unread >= 100 ? "99+" : String(unread);
  return {
    title: unread > 0 ? `${title} (${some})` : title,
    main: html`<h1>${title} ${unread > 0 && html`<span class="pill is-hold">${say(`${some} 則未讀`, `${some} unread`)}</span>`}</h1>
<p class="lead">${say("與您本人及您的職務有關的事項，依急緩以不同方式通知。", "What concerns you and your office; how you are told depends on how urgent it is.")} ${clauseLink("keelung-pregnancy/5.3.4")} <a href="/console/notices/wishes">${say("設定通知方式", "Choose how you are told")}</a></p>
${rows.length === 0 ? emptyNote(visit) : listed(visit, rows)}
${next && html`<p><a rel="next" href="/console/notices?before=${encodeURIComponent(next)}">${say("較早的通知", "Older notices")}</a></p>`}`,
  };
}

function emptyNote({ say }: Visit): Html {
  return html`<div class="note"><p><b>${say("尚無通知", "No notices")}</b> ${say("有與您有關的事項時，會出現在這裡。", "What concerns you will be shown here.")}</p></div>`;
}

function listed(visit: Visit, rows: readonly NoticeRow[]): Html {
  const { say } = visit;
  const [newest] = rows;
  const isUnread = rows.some(({ read }) => !read);
  return html`<form method="post" action="/console/notices">${signed(visit, "")}
<ul class="notices">${rows.map(row => noticeItem(visit, row))}</ul>
${isUnread && html`<p class="acts"><button class="second">${say("所選標為已讀", "Mark the chosen as read")}</button>${visit.query.before === undefined && newest && html` <button class="second" name="until" value="${newest.place}">${say("全部標為已讀", "Mark all as read")}</button>`}</p>`}</form>`;
}

function noticeItem(visit: Visit, { place, at, title, page, urgency, by, read }: NoticeRow): Html {
  const { say } = visit;
  const words = said(title, say);
  return html`<li class="${read ? "is-read" : "is-unread"}">
${!read && html`<input type="checkbox" name="place" value="${place}" id="n-${place}" aria-label="${say(`選取：${words}`, `Choose: ${words}`)}">`}
<div><a href="${page}">${words}</a> ${urgency === "urgent" && html`<span class="pill is-shut">${say("急", "urgent")}</span>`} ${!read && html`<span class="pill is-hold">${say("未讀", "unread")}</span>`}
<small>${momentHtml(visit, at)} · ${say("辦理者：", "by ")}${by === "docgate" ? say("系統", "the gateway") : who(by)}</small></div></li>`;
}
