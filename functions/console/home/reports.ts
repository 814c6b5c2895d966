// Reports to file, to compile, to forward and to answer, and rows that were not answered for too long.
import { listPacks } from "../../reports/pack-routes.ts";
import { listReports, listUnanswered, readReport } from "../../reports/routes.ts";
import { html } from "../../shared/page/html.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { isForExchange, isSystem } from "../../shared/rules/systems.ts";
import { type Words, words } from "../../shared/words.ts";
import { type AnswerOf, ifThere } from "../door/api.ts";
import type { Member } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { said } from "../frame/say.ts";
import { MOST_ROWS, type Waiting, type WaitingRow, type WaitingSource } from "./waiting.ts";

export const reportsSource: WaitingSource = {
  roles: ["administrator", "center", "archives"],
  async read(visit) {
    const isCenter = hasRole(visit.person, "center");
    const seesPacks = isCenter || hasRole(visit.person, "archives");
    const [reports, unanswered, packs] = await Promise.all([
      isCenter ? ifThere(visit.api.ask(listReports)) : ownReports(visit),
      ifThere(visit.api.ask(listUnanswered)),
      // The archives see those that were sent to them, and ask for no others.
      seesPacks
        ? ifThere(
            visit.api.ask(listPacks, {
              query: { limit: "20", ...(!isCenter && { to: visit.person.agency }) },
            }),
          )
        : undefined,
    ]);
    return [
      ...(reports ? filed(visit, reports.rows) : []),
      ...(unanswered ? tooLong(visit, unanswered.rows) : []),
      ...(packs ? ofPacks(visit, packs.rows) : []),
    ];
  },
};

type Filed = AnswerOf<typeof listReports>["rows"][number];

/** All nine are for the center to see: whoever manages some of them asks for those. */
async function ownReports({ api, person }: Member) {
  if (!hasRole(person, "administrator")) return undefined;
  const own = person.systems.filter(system => isSystem(system) && isForExchange(system));
  const asked = await Promise.all(own.map(system => ifThere(api.ask(readReport, { params: { system } }))));
  return { rows: asked.filter(each => each !== undefined) };
}

function filed(visit: Member, rows: readonly Filed[]): readonly Waiting[] {
  const { person, say } = visit;
  const own = rows.filter(({ system }) => person.systems.includes(system));
  const row = ({ system, filedAt }: Filed): WaitingRow => ({
    ...{ what: said(valueWords(system), say), href: `/console/reports/${system}`, since: filedAt },
  });
  const missing = (some: readonly Filed[]) => some.filter(({ status }) => status === "missing").map(row);
  const isCenter = hasRole(person, "center");
  return [
    ...(hasRole(person, "administrator")
      ? group("mine", words("連線 IP 回報表尚未送出", "IP reports to file"), missing(own))
      : []),
    ...(isCenter
      ? [
          ...group(
            "mine",
            words("已回報，待彙整", "Reports to compile"),
            rows.filter(({ status, changedSincePack }) => status === "filed" && changedSincePack).map(row),
            "/console/packs",
          ),
          ...group("others", words("尚未回報的體系", "Systems that have not reported"), missing(rows)),
        ]
      : []),
  ];
}

function tooLong(
  { say, person }: Member,
  rows: readonly { readonly system: string; readonly range: string; readonly workingDays: number }[],
): readonly Waiting[] {
  const own = hasRole(person, "center", "archives")
    ? rows
    : rows.filter(({ system }) => person.systems.includes(system));
  const shown = own.map(({ system, range, workingDays }) => ({
    what: html`${said(valueWords(system), say)} <code>${range}</code> ${say(`已 ${workingDays} 個工作日`, `${workingDays} working days`)}`,
    href: "/console/unanswered",
    next: say("檔案主管機關", "the archives"),
  }));
  const title = words("逾期未答復的項目", "Rows unanswered for too long");
  return group(hasRole(person, "archives") ? "mine" : "others", title, shown, "/console/unanswered");
}

interface PackRow {
  readonly number: number;
  readonly compiledAt: string;
  readonly forwarded?: { readonly at: string } | undefined;
  readonly totals: { readonly rows: number };
  readonly answered: Readonly<Record<string, number>>;
}

function ofPacks({ say, person }: Member, packs: readonly PackRow[]): readonly Waiting[] {
  const row =
    (since: (pack: PackRow) => string | undefined, at = "") =>
    (pack: PackRow) => ({
      what: say(`彙整檔第 ${pack.number} 號`, `Pack no. ${pack.number}`),
      ...{ href: `/console/packs/${pack.number}${at}`, since: since(pack) },
    });
  const answeredRows = ({ answered }: PackRow) =>
    Object.values(answered).reduce((sum, each) => sum + each, 0);
  const open = packs.filter(pack => pack.forwarded && answeredRows(pack) < pack.totals.rows);
  return hasRole(person, "center")
    ? group(
        "mine",
        words("待轉送檔案主管機關的彙整檔", "Packs to forward"),
        packs.filter(({ forwarded }) => !forwarded).map(row(({ compiledAt }) => compiledAt)),
        "/console/packs",
      )
    : group(
        "mine",
        words("待答復的彙整檔", "Packs to answer"),
        open.map(row(({ forwarded }) => forwarded?.at, "/answers")),
        "/console/packs",
      );
}

function group(
  kind: Waiting["kind"],
  title: Words,
  rows: readonly WaitingRow[],
  all = "/console/reports",
): readonly Waiting[] {
  const section = all === "/console/packs" ? all : "/console/reports";
  if (rows.length === 0) return [];
  return [{ kind, section, title, count: rows.length, all, rows: rows.slice(0, MOST_ROWS) }];
}
