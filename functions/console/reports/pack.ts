// One pack: what is in it and what changed, its signature checked in one click, each row with its status, what comes next.

import type { InferOutput } from "valibot";
import { linkPack, listPackRows, printPack, readPack, verifyPack } from "../../reports/pack-routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { isSameAccount } from "../../shared/rules/account.ts";
import { agencyWords } from "../../shared/rules/agencies.ts";
import { type HumanRole, hasRole } from "../../shared/rules/roles.ts";
import { words } from "../../shared/words.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, PageReader, Visit } from "../door/visit.ts";
import { actLinks, doneNote } from "../form/act-links.ts";
import { valueWords } from "../form/label.ts";
import { crumb } from "../frame/crumb.ts";
import { goodNote } from "../frame/good-note.ts";
import { type ListColumn, sheetOf } from "../frame/list.ts";
import { said } from "../frame/say.ts";
import { stats } from "../frame/stat.ts";
import { searchTable } from "../frame/table.ts";
import { dayText, momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { OFFICE_PAGES } from "../routes.ts";
import { type ListedPack, packPill } from "./packs.ts";
import { type Different, differenceList, lineColumns } from "./report.ts";

export const packHandlers = [
  memberPage(OFFICE_PAGES.showPack, showPack),
  memberPage(OFFICE_PAGES.showPackFile, showPackFile),
  memberPage(OFFICE_PAGES.showPackPrint, showPackPrint),
] as const;

async function showPack(visit: Member): Promise<ConsoleReply> {
  const { api, params, query, say } = visit;
  const [pack, rows, verification] = await Promise.all([
    api.ask(readPack, { params }),
    api.ask(listPackRows, { params }),
    query.verify === undefined ? undefined : api.ask(verifyPack, { params }),
  ]);
  if (query.export) {
    const name = `pack-${pack.number}`;
    return { handed: sheetOf(rows.rows, packRowColumns(visit), { say, name, query }) };
  }
  return packPage(visit, { pack, ...rows, ...(verification && { verification }) });
}

/** The store hands it out itself, by a link that soon expires. */
async function showPackFile({ api, params }: Member): Promise<ConsoleReply> {
  return { location: (await api.ask(linkPack, { params })).url };
}

async function showPackPrint({ api, params }: Member): Promise<ConsoleReply> {
  const page = await api.file(printPack, { params });
  const headers = Object.fromEntries(
    ["content-type", "content-security-policy"].map(name => [name, page.headers.get(name) ?? ""]),
  );
  return { handed: { statusCode: 200, headers, body: await page.text() } };
}

interface Paper {
  readonly documentNo: string;
  readonly status: string;
  readonly answeredOn?: string;
  readonly signedBy?: string;
  readonly recordedBy?: string;
  readonly recordedAt?: string;
}

const LOOKS: Readonly<Record<string, string>> = {
  waiting: "is-hold",
  confirmed: "is-open",
  rejected: "is-shut",
};

export function paperTable(visit: Visit, { number, papers }: ListedPack): Html | false {
  if (papers.length === 0) return false;
  const { say } = visit;
  const first = papers.find(each => waitsFor(visit, each));
  return html`<h2>${say("紙本答復", "Paper answers")}</h2><ul class="steps plain">${(
    papers as readonly Paper[]
  ).map(
    paper =>
      html`<li class="card"><p><b>${paper.documentNo}</b> <span class="pill ${LOOKS[paper.status] ?? ""}">${said(valueWords(paper.status), say)}</span></p>
<p class="fine">${paper.signedBy} ${paper.answeredOn && dayText(visit, paper.answeredOn)} · ${say("登錄", "recorded")} ${who(paper.recordedBy)} ${momentHtml(visit, paper.recordedAt)}</p>
${paper.status === "waiting" && waiting(visit, String(number), paper, paper === first)}</li>`,
  )}</ul>`;
}

/** Nobody confirms what they recorded themselves. */
function waitsFor({ person }: Visit, { status, recordedBy }: Paper): boolean {
  return status === "waiting" && !isSameAccount(recordedBy, person?.person);
}

function waiting(visit: Visit, number: string, paper: Paper, leading: boolean): Html {
  const query = { number, documentNo: paper.documentNo };
  return !waitsFor(visit, paper)
    ? html`<p>${visit.say("等候另一位承辦人員對照紙本覆核。", "Waiting for another officer to check it against the paper.")}</p>`
    : html`${actLinks(
        visit,
        [
          { act: "confirmPaperAnswer", query },
          { act: "rejectPaperAnswer", query },
        ],
        leading,
      )}`;
}

type Rows = InferOutput<(typeof listPackRows)["answer"]["schema"]>;
export type PackRow = Rows["rows"][number];
type Verification = InferOutput<(typeof verifyPack)["answer"]["schema"]>;

export interface PackFacts extends Pick<Rows, "rows" | "differences"> {
  readonly pack: ListedPack;
  readonly verification?: Verification;
}

export function packRowColumns(reader: PageReader): readonly ListColumn<PackRow>[] {
  const { say } = reader;
  const name = ({ system }: PackRow) => said(valueWords(system), say);
  return [
    { name: "system", title: words("體系", "System"), cell: name, text: name },
    ...lineColumns<PackRow>(reader),
  ];
}

export function packPage(visit: Visit, { pack, rows, differences, verification }: PackFacts): PageContent {
  const { say } = visit;
  const { number, answered, totals } = pack;
  const title = say(`第 ${number} 號彙整檔`, `Pack no. ${number}`);
  return {
    title,
    main: html`${crumb(visit, "/console/packs", say("彙整檔", "Packs"))}
<h1>${title} ${packPill(visit, pack)}</h1>
${doneNote(visit)}
${verification && verdict(visit, verification)}
${stats([
  { words: say("列", "rows"), value: totals.rows },
  { words: say("已設定", "set"), value: answered.set ?? 0, look: "is-open" },
  { words: say("退回", "returned"), value: answered.returned ?? 0, look: answered.returned ? "is-shut" : "" },
  { words: say("已移除", "withdrawn"), value: answered.withdrawn ?? 0 },
])}
${nextSteps(visit, pack)}
${paperTable(visit, pack)}
<h2>${say("各項現況", "Current rows")}</h2>
${searchTable(visit, { caption: say("各項現況", "Rows"), columns: packRowColumns(visit), rows, query: visit.query, empty: html`${say("沒有任何項目", "No rows")}` })}
<h2>${say("與前一號的差異", "Changes since the previous pack")}</h2>
${differenceList(visit, differences as unknown as readonly Different[])}
${proofCard(visit, pack)}`,
  };
}

/** What each part may do here; the API decides. */
function nextSteps(visit: Visit, { number, forwarded, papers }: ListedPack): Html {
  const { say, person } = visit;
  const query = { number: String(number) };
  const isOf = (role: HumanRole) => person !== undefined && hasRole(person, role);
  const link = (to: string, words: string, leading = true) =>
    html`<a class="${leading ? "button" : "button second"}" href="/console/packs/${number}/${to}">${words}</a>`;
  return html`<div class="links">${forwarded && isOf("archives") && link("answers", say("逐項答復", "Answer line by line"))}
${
  forwarded &&
  isOf("center") &&
  link(
    "answers",
    say("登錄紙本答復", "Record a paper answer"),
    papers.every(each => !waitsFor(visit, each)),
  )
}
<a class="button second" href="/console/packs/${number}?verify=1">${say("驗證簽章與內容", "Verify signature and content")}</a>
<a class="button second" href="/console/packs/${number}/file">${say("下載", "Download")}</a>
<a class="button second" href="/console/packs/${number}/print">${say("A4 列印", "Print on A4")}</a></div>
${actLinks(
  visit,
  [
    ...(forwarded ? [] : [{ act: "forwardPack", query }]),
    ...(forwarded
      ? [
          { act: "importAnswers", query },
          { act: "reconcileList", query },
        ]
      : []),
  ],
  !forwarded,
)}`;
}

function verdict({ say }: Visit, { valid, kid, faults }: Verification): Html {
  return valid
    ? goodNote(
        html`<p><b>${say("簽章有效，每一個位元組都與當時相同。", "The signature is valid and the content has not changed.")}</b> <small>${say("金鑰", "key")} <code>${kid}</code></small></p>`,
      )
    : html`<div class="note bad" role="alert"><p><b>${say("不可信：", "Do not trust this pack: ")}</b></p><ul>${faults.map(each => html`<li>${said(each, say)}</li>`)}</ul></div>`;
}

function proofCard(
  visit: Visit,
  { compiledAt, forwarded, file, checkpoint, missing, reconciled }: ListedPack,
): Html {
  const { say } = visit;
  return html`<section class="card"><h2>${say("佐證資料", "Proof")}</h2><dl class="facts">
<dt>${say("彙整", "Compiled")}</dt><dd>${momentHtml(visit, compiledAt)}</dd>
<dt>${say("轉送", "Forwarded")}</dt><dd>${momentHtml(visit, forwarded?.at)} ${forwarded && said(agencyWords(forwarded.to), say)}</dd>
<dt>${say("檔案", "File")}</dt><dd>${file.name} · ${Math.ceil(file.bytes / 1024).toLocaleString("en")} KB</dd>
<dt>SHA-256</dt><dd><code>${file.sha256}</code></dd>
<dt>${say("稽核檢核點", "Checkpoint")}</dt><dd><code>${checkpoint}</code></dd>
<dt>${say("未回報體系", "Missing systems")}</dt><dd>${missing.map(each => said(valueWords(each), say)).join("、") || "—"}</dd>
<dt>${say("核對清單", "Compared")}</dt><dd>${reconciled ? momentHtml(visit, reconciled.at) : say("尚未核對", "not yet")}</dd></dl></section>`;
}
