// The frame around every page: who is logged in, the way to every page their part opens, the language.
import { type Html, html } from "../../shared/page/html.ts";
import { agencyWords } from "../../shared/rules/agencies.ts";
import { assetAddress } from "../asset.ts";
import type { PageContent } from "../door/reply.ts";
import type { PageReader } from "../door/visit.ts";
import { GUIDES, guide } from "./guides.ts";
import { chapterOf, type MenuSection, sectionsFor } from "./menu.ts";
import { said } from "./say.ts";
import { type StopInForce, stopBanner } from "./stop-banner.ts";

export function frame(
  reader: PageReader,
  { title, main, status = 200, badges }: PageContent,
  stops: readonly StopInForce[] = [],
): Html {
  const { language, say, person } = reader;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${status >= 400 && say("錯誤：", "Error: ")}${title} · docgate</title>
<link rel="icon" href="${assetAddress("gate.svg")}">
<link rel="stylesheet" href="${assetAddress("console.css")}">
<script type="module" src="${assetAddress("console.js")}"></script>
</head>
<body class="${person ? "within" : "without"}">
<a class="skip" href="#main">${say("跳到主要內容", "Skip to main content")}</a>
<header class="top">
${guide(reader, GUIDES.U)}
<a class="brand" href="/console">${GATE}<span>docgate</span><small>${say("公文交換遠端閘道", "Document exchange gate")}</small></a>
${person && searchBox(reader)}
<div class="tools">
<a class="tool" href="/console/help?of=${encodeURIComponent(reader.here.split("?")[0] ?? "")}">${say("說明", "Help")}</a>
${languageLink(reader)}
${person && whoIs(reader, person.name)}
</div>
</header>
${stops.length > 0 && stopBanner(reader, stops)}
${person && navigation(reader, badges)}
<main id="main" tabindex="-1">
${guide(reader, GUIDES.C)}
<div id="queue" class="queue" role="status" hidden></div>
${main}
</main>
<footer class="foot">${guide(reader, GUIDES.Z)} <a href="/console/help/site-map">${say("網站導覽", "Site map")}</a> <a href="/console/help/accessibility">${say("無障礙聲明", "Accessibility statement")}</a> ${say("時間均為臺北時間；表單日期為民國日期。", "Times are Taipei time. Dates on forms use the Republic of China calendar.")}</footer>
</body>
</html>
`;
}

const GATE = html`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><path d="M2 6.5 12 3l10 3.5v2H2zM4 10h2.5v11H4zM17.5 10H20v11h-2.5z" fill="currentColor"/><path class="leaf" d="M8 10h3.4v11H8zM12.6 10H16v11h-3.4z" fill="currentColor" opacity=".45"/></svg>`;

/** On every page, and without scripts too; what was sought stays in it. */
function searchBox({ say, here }: PageReader): Html {
  const [path, query = ""] = here.split("?");
  const sought = path === "/console/search" ? (new URLSearchParams(query).get("q") ?? "") : "";
  const words = say("編號、姓名、位址、文號", "Number, name, address, document");
  return html`<form class="search" method="get" action="/console/search" role="search" aria-label="${say("全部資料", "Everything")}"><input type="search" id="search" name="q" value="${sought}" aria-label="${say("搜尋", "Search")}" title="${words}" placeholder="${words}" aria-keyshortcuts="/ Control+K Meta+K"><button class="second">${say("搜尋", "Search")}</button></form>`;
}

function languageLink({ language, here }: PageReader): Html {
  const [to, words] = language === "en" ? (["zh-TW", "中文"] as const) : (["en", "English"] as const);
  return html`<a class="tool" lang="${to}" hreflang="${to}" href="/console/language?to=${to}&amp;next=${here}">${words}</a>`;
}

function whoIs({ say, person }: PageReader, name: string): Html {
  return html`<span class="who"><b>${name}</b> <small>${person && said(agencyWords(person.agency), say)}</small></span>
<form method="post" action="/console/log-out" data-log-out><button class="plain tool">${say("登出", "Log out")}</button></form>`;
}

/** Where the page does not know how much waits, a script asks. */
function navigation(reader: PageReader, badges: PageContent["badges"]): Html {
  const { say, here, person } = reader;
  const path = chapterOf(here);
  const link = ({ href, words, counted }: MenuSection) =>
    html`<li><a href="${href}" data-counted="${said(counted, say)}" ${current(path, href)}>${said(words, say)}${badge(said(counted, say), badges?.[href])}</a></li>`;
  return html`<nav class="chapters" ${!badges && html`data-badges`} aria-label="${say("主選單", "Main")}">${guide(reader, GUIDES.L)}<ul>${sectionsFor(person).map(link)}</ul></nav>`;
}

/** Nobody counts further than a hundred: the page itself says how many there are. */
function badge(counted: string, count = 0): Html | false {
  const shown = count > 99 ? "99+" : count;
  return count > 0 && html` <span class="badge"><span class="unseen">${counted} </span>${shown}</span>`;
}

function current(path: string, href: string): Html | false {
  const inside = href === "/console" ? path === href : path === href || path.startsWith(`${href}/`);
  return inside && html`aria-current="page"`;
}
