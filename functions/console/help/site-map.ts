// The site map: the parts of a page with their keys, and every page that the reader's roles open, section by section.
import { type Html, html } from "../../shared/page/html.ts";
import { type HumanRole, hasRole } from "../../shared/rules/roles.ts";
import { type Words, words } from "../../shared/words.ts";
import type { PageContent } from "../door/reply.ts";
import type { PageReader } from "../door/visit.ts";
import { crumb } from "../frame/crumb.ts";
import { GUIDES } from "../frame/guides.ts";
import { type MenuSection, sectionsFor } from "../frame/menu.ts";
import { said } from "../frame/say.ts";
import { SESSION_PARTS } from "../sessions/rail.ts";

interface Part {
  readonly href: string;
  readonly words: Words;
  /** Absent: of everybody who has the section. */
  readonly roles?: readonly HumanRole[];
}

const part = (path: string, zh: string, en: string, ...roles: HumanRole[]): Part => ({
  ...{ href: `/console/${path}`, words: words(zh, en) },
  ...(roles.length > 0 && { roles }),
});

/** What is within a section besides its own page. */
const WITHIN: Readonly<Record<string, readonly Part[]>> = {
  "/console/terminals": [
    part("terminals/import", "匯入財產登記冊", "A file of terminals", "records", "property"),
  ],
  "/console/people": [
    part("units", "機關單位", "Units"),
    part("people/import", "匯入人員名冊", "A file of people", "personnel"),
  ],
  "/console/home-work": [
    part("home-work/day", "我的出勤與日誌", "My attendance and logs", "worker"),
    part("home-work/week", "我的居家日", "My home days", "worker"),
    part("home-work/logs", "同仁的工作日誌", "The team’s work logs", "supervisor"),
    part("home-work/team", "排定同仁的居家日", "Set the team’s week", "supervisor"),
    part("home-work/agency", "機關一週的居家日", "The agency’s week", "supervisor", "personnel"),
    part("home-work/attendance", "機關的出勤與日誌", "The agency’s attendance", "personnel"),
  ],
  "/console/hours": [
    part("hours/team", "同仁的加班與補休", "The team’s overtime and leave", "supervisor"),
    part("hours/agency", "機關的加班與補休", "The agency’s overtime and leave", "supervisor", "personnel"),
  ],
  "/console/lists": [part("lists/endings", "到期的位址", "Entries that end")],
  "/console/sessions": SESSION_PARTS.filter(({ href }) => href !== "/console/sessions"),
  "/console/reports": [part("unanswered", "逾期未答復項目", "Rows waiting too long for an answer", "center")],
  "/console/notices": [part("notices/wishes", "通知方式", "How one is told")],
  "/console/health": [
    part("health/deliveries", "通知寄送情形", "Deliveries of notices", "administrator", "center"),
  ],
};

const HELP_PARTS: readonly Part[] = [
  part("help", "使用說明", "Help"),
  part("help/glossary", "名詞說明", "Glossary"),
  part("help/accessibility", "無障礙聲明", "Accessibility statement"),
];

export function siteMap(reader: PageReader): PageContent {
  const { say, person } = reader;
  const title = say("網站導覽", "Site map");
  return {
    title,
    main: html`${crumb(reader, "/console/help", say("使用說明", "Help"))}
<h1>${title}</h1>
<p class="lead">${say("每一頁分為四區，各有 ::: 標記與快速鍵。Windows 的 Chrome、Edge 按 Alt ＋ 鍵，Firefox 按 Alt＋Shift ＋ 鍵，Mac 按 Control＋Option ＋ 鍵。", "Each page has four parts, each with a ::: mark and a key: Alt and the key in Chrome and Edge, Alt, Shift and the key in Firefox, Control, Option and the key on a Mac.")}</p>
<dl class="facts">${Object.values(GUIDES).map(({ key, words }) => html`<dt><kbd>${key}</kbd></dt><dd>${said(words, say)}</dd>`)}</dl>
<ol class="site-map">${person && sectionsFor(person).map(each => sectionItem(reader, each))}<li><b>${say("說明", "Help")}</b>${list(reader, HELP_PARTS)}</li></ol>`,
  };
}

function sectionItem(reader: PageReader, { href, words, done }: MenuSection): Html {
  const { say, person } = reader;
  const parts = (WITHIN[href] ?? []).filter(({ roles }) => !roles || (person && hasRole(person, ...roles)));
  return html`<li><a href="${href}"><b>${said(words, say)}</b></a> <small>${said(done, say)}</small>${parts.length > 0 && list(reader, parts)}</li>`;
}

function list({ say }: PageReader, parts: readonly Part[]): Html {
  return html`<ol>${parts.map(({ href, words }) => html`<li><a href="${href}">${said(words, say)}</a></li>`)}</ol>`;
}
