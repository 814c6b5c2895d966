// The slips of a trip, a sheet of A4 for each who keeps one: what goes out and by whom, and what was let back in after which proof.
import type { InferOutput } from "valibot";
import { readAgency } from "../../agencies/routes.ts";
import { readPerson } from "../../people/routes.ts";
import { listUnits } from "../../people/unit-routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { qrCode } from "../../shared/page/qr.ts";
import { readTerminal } from "../../terminals/routes.ts";
import type { AgencyFacts } from "../agency/binding.ts";
import { hoursText } from "../agency/sites.ts";
import { ifThere } from "../door/api.ts";
import type { ConsoleReply, PageContent } from "../door/reply.ts";
import { memberPage } from "../door/serve.ts";
import type { Member, PageReader } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { crumb } from "../frame/crumb.ts";
import { siteCalled } from "../frame/event.ts";
import { who } from "../frame/who.ts";
import { OFFICE_PAGES } from "../routes.ts";
import { grid, paperSheets, printBar, rocDay, rocMoment } from "./paper.ts";
import type { TerminalRow } from "./terminal-row.ts";

export const slipHandlers = [memberPage(OFFICE_PAGES.showSlip, showSlip)] as const;

/** What stands on the slip beside the loan itself, as far as its reader may know it. */
export interface SlipFacts {
  readonly borrower?: InferOutput<(typeof readPerson)["answer"]["schema"]> | undefined;
  readonly units?: InferOutput<(typeof listUnits)["answer"]["schema"]>["rows"] | undefined;
  readonly sites?: AgencyFacts["returnSites"] | undefined;
  readonly contacts?: AgencyFacts["contacts"];
}

async function showSlip(visit: Member): Promise<ConsoleReply> {
  const { api, params } = visit;
  const row = await api.ask(readTerminal, { params });
  const { agency, custody } = row;
  const person = custody.loan?.borrower;
  const [borrower, units, prepared] = await Promise.all([
    person === undefined ? undefined : ifThere(api.ask(readPerson, { params: { person } })),
    ifThere(api.ask(listUnits, { params: { agency } })),
    ifThere(api.ask(readAgency, { params: { agency } })),
  ]);
  const { returnSites: sites, contacts } = prepared ?? {};
  return slipPage(visit, row, { borrower, units: units?.rows, sites, contacts });
}

type Loan = NonNullable<TerminalRow["custody"]["loan"]>;

const OUT = ["借用人", "檔案管理單位", "財產管理單位", "單位主管"];
const BACK = ["借用人", "掃毒人員", "檔案管理單位", "單位主管"];

export function slipPage(reader: PageReader, row: TerminalRow, facts: SlipFacts = {}): PageContent {
  const { say, at } = reader;
  const { propertyNo, agency, custody } = row;
  const { loan } = custody;
  const isBack = loan?.release !== undefined;
  const title = isBack ? say("放行條", "Release slip") : say("借用單", "Loan slip");
  return {
    title,
    main: html`<div class="no-print">${crumb(reader, `/console/terminals/${propertyNo}`, propertyNo)}
<h1>${title} <code>${propertyNo}</code></h1></div>
${printBar(reader)}
${paperSheets({
  agency,
  at,
  name: isBack ? "終端層電腦放行條" : "終端層電腦借用單",
  number: `${propertyNo}-${loan?.number ?? 0}`,
  copies: ["檔案管理單位存查", isBack ? "進入辦公處所時查驗" : "借用人收執"],
  content: html`${grid([...borrowerRows(loan, facts), ...computerRows(row), ...loanRows(loan)])}${loan && releaseGrid(loan, facts)}${!isBack && returnGrid(facts)}`,
  seals: isBack ? BACK : OUT,
  clauses: isBack
    ? ["tainan-2021/3.5b", "tainan-2021/3.5c", "tainan-2021/3.5d"]
    : ["tainan-2021/3.2c", "tainan-2021/3.2d", "tainan-2021/3.3", "tainan-2021/3.5a", "tainan-2021/3.5b"],
  beside: qrCode(propertyNo, propertyNo),
})}`,
  };
}

/** The telephone is personnel's to know: on paper it is written by hand. */
function borrowerRows(loan: Loan | undefined, { borrower, units = [] }: SlipFacts) {
  const { unit, title } = borrower?.posting ?? {};
  const unitName = units.find(each => each.unit === unit)?.name ?? unit;
  return [
    [["借用人", loan && who(loan.borrower)] as const, ["單位", unitName] as const],
    [["職稱", title] as const, ["公務電話", ""] as const],
  ];
}

function computerRows({ propertyNo, system, brand, model, serial }: TerminalRow) {
  return [
    [["財產編號", propertyNo] as const, ["體系", valueWords(system)["zh-TW"]] as const],
    [["廠牌型號", [brand, model].filter(Boolean).join(" ")] as const, ["序號", serial] as const],
  ];
}

function loanRows(loan: Loan | undefined) {
  if (!loan) return [];
  const { approval, accessories } = loan;
  const ticks = accessories.map(item => html`<span class="tick">☐ ${item}</span> `);
  const approved =
    approval && html`${who(approval.by)} ${rocMoment(approval.at)}，至 ${rocDay(approval.until)}`;
  return [
    [["用途", loan.purpose] as const],
    [["配件", accessories.length > 0 ? ticks : "無"] as const],
    [
      ["核准", approved || "尚未核准"] as const,
      ["切結", loan.pledgedAt ? rocMoment(loan.pledgedAt) : "尚未切結"] as const,
    ],
    [["攜出", rocMoment(loan.outAt)] as const, ["應歸還日", html`<b>${rocDay(loan.dueOn)}</b>`] as const],
  ];
}

/** Where it is brought back and when somebody is there, and whom to ask: by extension, since a slip lies at home. */
function returnGrid({ sites = [], contacts = [] }: SlipFacts): Html | false {
  const place = (site: (typeof sites)[number]) =>
    html`<div>${[site.name, site.place, hoursText(site)].filter(Boolean).join("；")}</div>`;
  const asked = contacts.map(
    ({ matter, unit, extension }) => `${valueWords(matter, "matter")["zh-TW"]}：${unit}（分機 ${extension}）`,
  );
  return (
    sites.length + contacts.length > 0 &&
    grid([
      ...(sites.length > 0 ? [[["歸還處所", html`${sites.map(place)}`] as const]] : []),
      ...(asked.length > 0 ? [[["洽詢窗口", asked.join("、")] as const]] : []),
    ])
  );
}

/** Once released, the same sheet says by which proof the computer may come in. */
function releaseGrid(loan: Loan, { sites = [] }: SlipFacts): Html | false {
  const { disinfection, scan, attestation, release } = loan;
  if (!release || !attestation) return false;
  const site = disinfection && siteCalled(disinfection.site, sites);
  return grid([
    [["消毒", html`${site} ${rocMoment(disinfection?.doneAt)}`]],
    [
      [
        "離線全機掃描",
        html`${scan?.tool} ${scan?.toolVersion}（病毒碼 ${rocDay(scan?.patternDate)}） ${rocMoment(scan?.finishedAt)}`,
      ],
    ],
    [["掃毒證明", html`${who(attestation.by)} ${rocMoment(attestation.at)}`]],
    [
      ["放行", html`${who(release.by)} ${rocMoment(release.at)}`],
      ["短少配件", release.missing.length > 0 ? release.missing.join("、") : "無"],
    ],
  ]);
}
