// Odd behaviour that was found: whose, by which rule with its figures, and where to look into it.
import { FOUND_AGAIN_HOURS, LEAST, ODD_RULE_NAMES, ODD_RULES, type OddRule } from "../../oddities/names.ts";
import { listOddities } from "../../oddities/routes.ts";
import { html } from "../../shared/page/html.ts";
import { agencyWords } from "../../shared/rules/agencies.ts";
import { ceilingIn } from "../../shared/rules/profile.ts";
import { words } from "../../shared/words.ts";
import { type AnswerOf, allRows } from "../door/api.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, PageReader, Visit } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { type ListColumn, sheetOf } from "../frame/list.ts";
import { said } from "../frame/say.ts";
import { searchTable } from "../frame/table.ts";
import { momentHtml } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { OFFICE_PAGES } from "../routes.ts";
import { agencyOfReader, seesWholeCity, systemsOf } from "./live-sessions.ts";
import { sessionsRail } from "./rail.ts";
import { logAddress, sessionAddress } from "./row.ts";

export const odditiesHandlers = [memberPage(OFFICE_PAGES.showOddities, showOddities)] as const;

export type OddityShown = AnswerOf<typeof listOddities>["rows"][number];

async function showOddities(visit: Member): Promise<ConsoleReply> {
  const { query, say } = visit;
  const rows = await rowsFor(visit);
  if (query.export) return { handed: sheetOf(rows, oddityColumns(visit), { say, name: "oddities", query }) };
  return odditiesPage(visit, rows);
}

/** Of all that the reader looks after; what is of their agency and of their system is there once. */
async function rowsFor(visit: Member): Promise<readonly OddityShown[]> {
  const { api } = visit;
  if (seesWholeCity(visit)) return allRows(api, listOddities);
  const agency = agencyOfReader(visit);
  const asked = [...systemsOf(visit).map(system => ({ system })), ...(agency ? [{ agency }] : [])];
  const found = await Promise.all(asked.map(each => allRows(api, listOddities, each)));
  const once = new Map(found.flat().map(row => [`${row.person}#${row.rule}`, row]));
  return [...once.values()].sort((one, other) => (one.foundAt < other.foundAt ? 1 : -1));
}

export function oddityColumns(reader: PageReader): readonly ListColumn<OddityShown>[] {
  const { say } = reader;
  const called = ({ rule }: OddityShown) => said(ODD_RULES[rule].words, say);
  const system = ({ system }: OddityShown) => said(valueWords(system), say);
  const agency = ({ agency }: OddityShown) => said(agencyWords(agency), say);
  return [
    {
      name: "foundAt",
      title: words("發現時間", "Found at"),
      cell: row => html`<a href="${sessionAddress(row)}">${momentHtml(reader, row.foundAt)}</a>`,
      text: ({ foundAt }) => foundAt,
      firm: true,
    },
    {
      name: "person",
      title: words("人員", "Person"),
      cell: ({ person }) => html`<a href="${logAddress({ person })}">${who(person)}</a>`,
      text: ({ person }) => person,
    },
    { name: "agency", title: words("機關", "Agency"), cell: agency, text: agency },
    { name: "system", title: words("體系", "System"), cell: system, text: system },
    {
      name: "rule",
      title: words("異常情形", "What is odd"),
      cell: row => html`${called(row)}<br><small>${said(row.says, say)}</small>`,
      text: called,
    },
    {
      name: "count",
      title: words("次（個）數", "Count"),
      cell: ({ count }) => count,
      text: ({ count }) => String(count),
      number: true,
    },
    {
      name: "from",
      title: words("起訖", "From and until"),
      cell: ({ from, until }) => html`${momentHtml(reader, from)}–${momentHtml(reader, until)}`,
      text: ({ from, until }) => `${from} ${until}`,
    },
    {
      name: "foundTimes",
      title: words("歷來發現", "Found in all"),
      cell: ({ foundTimes }) => foundTimes,
      text: ({ foundTimes }) => String(foundTimes),
      number: true,
    },
  ];
}

/** Where no agency laid down fewer refusals for itself. */
const USUALLY: Readonly<Record<OddRule, number>> = {
  refusals: ceilingIn("twse-2023", "oddRefusals"),
  ...LEAST,
};

export function odditiesPage(visit: Visit, rows: readonly OddityShown[]): PageContent {
  const { say, query } = visit;
  const title = say("異常行為", "Odd behaviour");
  return {
    title,
    main: html`<h1>${title}</h1>
${sessionsRail(visit, "oddities")}
<p class="lead">${say(`依下列規則監看每一個人的連線要求與連線中遭拒的事項，符合即列管並通知體系管理者與機關主管；同一人同一情形 ${FOUND_AGAIN_HOURS} 小時內只列一次。列管不等於違規，請查明；點選人員可查其每一次要求。`, `Everybody’s requests to connect, and what is refused inside their sessions, are watched by these rules. What meets one is listed, and the administrators of the system and the superiors of the agency are told; of one person by one rule once in ${FOUND_AGAIN_HOURS} hours. To be listed is no breach: look into it. A person’s name leads to each of their requests.`)}</p>
<ul>${ODD_RULE_NAMES.map(rule => html`<li><b>${said(ODD_RULES[rule].words, say)}</b> ${said(ODD_RULES[rule].counts(USUALLY[rule]), say)}</li>`)}</ul>
${searchTable(visit, {
  caption: title,
  columns: oddityColumns(visit),
  rows,
  query,
  empty: html`<b>${say("沒有發現異常行為", "No odd behaviour was found")}</b>${say("符合上列規則時會列在這裡。", "What meets one of these rules is listed here.")}`,
})}`,
  };
}
