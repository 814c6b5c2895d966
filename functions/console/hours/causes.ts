// An agency's causes of overtime: what the county agreed to or was told of each, what is due and how long it has been open; on the page,
// and as a file that goes to the county with the report.
import type { HoursBookShown } from "../../hours/book-routes.ts";
import { fileAnswer } from "../../shared/http/file-answer.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { writeSheet } from "../../shared/sheet/sheet.ts";
import { type Columns, type RecordOf, textColumn } from "../../shared/sheet/sheet-column.ts";
import { rocDate } from "../../shared/time/roc-date.ts";
import type { ConsoleReply } from "../door/reply.ts";
import type { Visit } from "../door/visit.ts";
import { type ActLink, actLinks } from "../form/act-links.ts";
import { valueWords } from "../form/label.ts";
import { plainColumn, plainTable } from "../frame/rows.ts";
import { said } from "../frame/say.ts";
import { dayHtml } from "../frame/time.ts";

type Cause = HoursBookShown["causes"][number];

export function causesPart(visit: Visit, book: HoursBookShown): Html | false {
  const { say } = visit;
  if (book.causes.length === 0) return false;
  const table = plainTable<Cause, ReturnType<typeof plainColumn<Cause>>>(visit, {
    caption: say("加班事由", "Causes"),
    rows: book.causes,
    columns: [
      plainColumn("編號", "No.", ({ cause }) => cause, { firm: true }),
      plainColumn("類別", "Category", ({ category }) => said(valueWords(category, "category"), say)),
      plainColumn("事由", "What", ({ what }) => what),
      plainColumn("發生日", "Since", ({ on }) => dayHtml(visit, on)),
      plainColumn("縣府同意／備查", "Consent or report", each => paperOf(visit, each)),
      plainColumn("未辦結", "Open since", ({ openDays }) =>
        openDays === undefined ? "—" : say(`${openDays} 日`, `${openDays} days`),
      ),
      plainColumn("可辦事項", "Acts", each => actLinks(visit, actsOf(book.agency, each), false)),
    ],
  });
  return html`${table}
<p class="links"><a class="button second" href="/console/hours/agency?file=causes">${say("匯出加班事由與備查清冊（CSV）", "Export causes and reports (CSV)")}</a></p>`;
}

function paperOf(
  visit: Visit,
  { consent, report, reportDue, overdueDays, needsConsent, ended }: Cause,
): Html | string {
  const { say } = visit;
  const over =
    ended && html` <small>${say("已於", "ended")} ${dayHtml(visit, ended.to)} ${say("結束", "")}</small>`;
  if (consent)
    return html`${dayHtml(visit, consent.from)}–${dayHtml(visit, consent.extendedTo ?? consent.to)} ${consent.document}${over}`;
  if (needsConsent)
    return html`<span class="pill is-hold">${say("待縣府同意", "waits for consent")}</span>${over}`;
  const late =
    overdueDays !== undefined &&
    html` <span class="pill is-closed">${say(`逾期 ${overdueDays} 日`, `${overdueDays} days late`)}</span>`;
  if (report)
    return html`${say("已報", "reported")} ${dayHtml(visit, report.on)} ${report.document}${late}${over}`;
  return html`${say("應於", "due")} ${dayHtml(visit, reportDue)} ${say("前報縣府備查", "")}${late}${over}`;
}

function actsOf(
  agency: string,
  { cause, consent, report, reportDue, needsConsent, ended }: Cause,
): readonly ActLink[] {
  const query = { agency, cause };
  return [
    ...(needsConsent && !consent ? [{ act: "recordCountyConsent", query }] : []),
    ...(consent && !consent.extendedTo && !ended ? [{ act: "extendCountyConsent", query }] : []),
    ...(reportDue && !report ? [{ act: "reportOvertimeCause", query }] : []),
    ...(ended ? [] : [{ act: "endOvertimeCause", query }]),
  ];
}

/** The headers stand in the operator's runbook with what each holds. */
const CAUSE_COLUMNS = {
  cause: textColumn("事由編號"),
  category: textColumn("類別"),
  kind: textColumn("事由種類"),
  what: textColumn("事由"),
  on: textColumn("發生日"),
  ended: textColumn("結束日"),
  consentFrom: textColumn("縣府同意起"),
  consentTo: textColumn("縣府同意迄"),
  consentDocument: textColumn("同意文號"),
  due: textColumn("備查期限"),
  reported: textColumn("報備查日"),
  reportDocument: textColumn("備查文號"),
  state: textColumn("辦理情形"),
  openDays: textColumn("未辦結日數"),
  overdueDays: textColumn("逾期日數"),
} as const satisfies Columns;

export function handedCauses(book: HoursBookShown): ConsoleReply {
  const bytes = writeSheet(CAUSE_COLUMNS, causeRecords(book));
  const name = `overtime-causes-${book.agency}.csv`;
  return { handed: fileAnswer({ name, type: "text/csv; charset=utf-8", bytes }) };
}

/** What is open comes first, the longest of all at the top. */
function causeRecords({ causes }: HoursBookShown): readonly RecordOf<typeof CAUSE_COLUMNS>[] {
  return causes.toSorted((one, other) => (other.openDays ?? -1) - (one.openDays ?? -1)).map(recordOf);
}

const date = (day: string | undefined) => (day === undefined ? null : rocDate(day, "slashes"));

function recordOf(each: Cause): RecordOf<typeof CAUSE_COLUMNS> {
  const { cause, category, kind, what, on, ended, consent, report, reportDue, openDays, overdueDays } = each;
  return {
    ...{ cause, what, on: date(on), ended: date(ended?.to) },
    category: valueWords(category, "category")["zh-TW"],
    kind: valueWords(kind, "kind")["zh-TW"],
    ...{ consentFrom: date(consent?.from), consentTo: date(consent?.extendedTo ?? consent?.to) },
    ...{ consentDocument: consent?.document ?? null, reportDocument: report?.document ?? null },
    ...{ due: date(reportDue), reported: date(report?.on), state: stateOf(each) },
    ...{ openDays: openDays?.toString() ?? null, overdueDays: overdueDays?.toString() ?? null },
  };
}

function stateOf({ consent, report, reportDue, needsConsent, ended }: Cause): string {
  if (report) return "已報備查";
  if (reportDue) return "待報備查";
  if (consent) return "已獲同意";
  if (needsConsent) return ended ? "未獲同意而結束" : "待縣府同意";
  return "免報";
}
