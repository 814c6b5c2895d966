// Help: the manual by role and by task, what the words mean, what is so of accessibility; open to anybody, in the frame of the console.
import { PROBLEM, Problem } from "../../shared/http/problem.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { HUMAN_ROLES, type HumanRole, hasRole } from "../../shared/rules/roles.ts";
import type { PageContent } from "../door/reply.ts";
import { openFile, openPage } from "../door/serve.ts";
import type { PageReader } from "../door/visit.ts";
import { clauseLink } from "../frame/clause.ts";
import { CONTACTS } from "../frame/contact.ts";
import { crumb } from "../frame/crumb.ts";
import { said } from "../frame/say.ts";
import { consoleRoutes, HELP_PAGES } from "../routes.ts";
import { GLOSSARY } from "./glossary.ts";
import { TASKS } from "./manual.ts";
import { pictureAnswer } from "./pictures.ts";
import { siteMap } from "./site-map.ts";
import { statement } from "./statement.ts";
import { quotedIn, stepText, type Task } from "./task.ts";

const HELP = "/console/help";
const ROLES = Object.keys(HUMAN_ROLES) as readonly HumanRole[];

export const helpHandlers = [
  openPage(HELP_PAGES.showHelp, async visit => helpPage(visit, visit.query.of)),
  openPage(HELP_PAGES.showHelpTopic, async visit => topicPage(visit, visit.params.topic ?? "")),
  openFile(HELP_PAGES.showHelpPicture, pictureAnswer),
] as const;

/** The tasks that name the page one comes from stand first, then those of one's own part. */
export function helpPage(reader: PageReader, of: string | undefined): PageContent {
  const { say, person } = reader;
  const here = of === undefined ? [] : TASKS.filter(task => isAbout(task, of));
  const own = ROLES.filter(role => person && hasRole(person, role));
  const roles = [...own, ...ROLES.filter(role => !own.includes(role))];
  return {
    title: say("使用說明", "Help"),
    main: html`<h1>${say("使用說明", "Help")}</h1>
<p class="lead">${say(
      "登入後，每一頁上方都有搜尋框：輸入或掃描財產編號（有無連字號皆可）、序號、姓名或帳號、體系、IP 位址或網段、連線識別碼、彙整檔編號，或文號的一段數字，只列出您可查閱的資料。按 / 或 Ctrl K（Mac 為 ⌘ K）即移到搜尋框；/ 鍵可在搜尋頁停用。",
      "Once you are logged in, each page has a search box at its top: type or scan a property number with or without hyphens, a serial, a name or account, a system, an IP address or range, a session id, a pack’s number or some digits of a document’s number. It shows only what you may read. The keys / and Ctrl K (⌘ K on a Mac) go to the box; / can be switched off on the search page.",
    )}</p>
${here.length > 0 && html`<section class="card"><h2>${say("與您剛才所在頁面有關", "About the page you came from")}</h2>${taskList(reader, here)}</section>`}
<div class="manual">${roles.map(
      role =>
        html`<section class="card"><h2><a href="${HELP}/${role}">${said(HUMAN_ROLES[role], say)}</a></h2>${taskList(
          reader,
          TASKS.filter(task => task.role === role),
        )}</section>`,
    )}</div>
${CONTACTS}<p class="links"><a href="${HELP}/glossary">${say("名詞說明", "Glossary")}</a> <a href="/console/rules">${say("規範與條文", "Regulations and clauses")}</a> <a href="${HELP}/accessibility">${say("無障礙聲明", "Accessibility statement")}</a> <a href="${HELP}/site-map">${say("網站導覽", "Site map")}</a></p>`,
  };
}

/** A role's whole manual, for the printer; one task; or one of the pages beside them. */
export function topicPage(reader: PageReader, topic: string): PageContent {
  const { say } = reader;
  if (topic === "glossary") return glossary(reader);
  if (topic === "accessibility") return statement(reader);
  if (topic === "site-map") return siteMap(reader);
  const tasks = TASKS.filter(({ id, role }) => id === topic || role === topic);
  const [first] = tasks;
  if (!first) throw new Problem(PROBLEM["not-found"]);
  const title = said(topic === first.role ? HUMAN_ROLES[first.role] : first.title, say);
  return {
    title,
    main: html`${crumb(reader, HELP, say("使用說明", "Help"))}
<h1>${title}</h1>${tasks.map(task => taskCard(reader, task, tasks.length > 1))}${CONTACTS}`,
  };
}

function taskList({ say }: PageReader, tasks: readonly Task[]): Html {
  return html`<ul class="topics">${tasks.map(({ id, title }) => html`<li><a href="${HELP}/${id}">${said(title, say)}</a></li>`)}</ul>`;
}

function taskCard(reader: PageReader, task: Task, isOneOfMany: boolean): Html {
  const { say, language } = reader;
  const { title, why, steps, picture, clauses = [] } = task;
  return html`<section class="card task">${isOneOfMany && html`<h2>${said(title, say)}</h2>`}
<p>${said(why, say)}${clauses.length > 0 && html` <small>${say("依據：", "Why: ")}${clauses.map(id => html`${clauseLink(id)} `)}</small>`}</p>
<ol>${steps.map(step => html`<li>${stepText(step[language], language)}</li>`)}</ol>
${picture && html`<img class="shot" src="${HELP}/pictures/${picture}.png" alt="${say(`畫面：${said(title, say)}`, `The screen: ${said(title, say)}`)}" loading="lazy">`}</section>`;
}

function glossary(reader: PageReader): PageContent {
  const { say } = reader;
  const title = say("名詞說明", "Glossary");
  return {
    title,
    main: html`${crumb(reader, HELP, say("使用說明", "Help"))}
<h1>${title}</h1><section class="card"><dl class="glossary">${GLOSSARY.map(([word, meaning]) => html`<dt>${said(word, say)}</dt><dd>${said(meaning, say)}</dd>`)}</dl></section>`,
  };
}

/** By the act whose form it was, or by the page whose address fits. */
function isAbout(task: Task, path: string): boolean {
  const act = /^\/console\/acts\/(\w+)/.exec(path)?.[1];
  const names = quotedIn(task);
  if (act) return names.includes(act);
  return consoleRoutes.some(route => names.includes(route.name) && fits(route.path, path));
}

function fits(pattern: string, path: string): boolean {
  const [wanted, given] = [pattern.split("/"), (path.split("?")[0] ?? "").split("/")];
  return (
    wanted.length === given.length && wanted.every((part, at) => part.startsWith("{") || part === given[at])
  );
}
