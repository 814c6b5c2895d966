// Systems by name or code, their IP reports, and packs by number, as a search finds them.

import { readPack } from "../../reports/pack-routes.ts";
import { listReports, readReport } from "../../reports/routes.ts";
import { html } from "../../shared/page/html.ts";
import { agencyWords } from "../../shared/rules/agencies.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { plainText } from "../../shared/rules/search-text.ts";
import { isForExchange, SYSTEMS, type SystemCode, systemOf } from "../../shared/rules/systems.ts";
import { ifThere } from "../door/api.ts";
import type { Member } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { said } from "../frame/say.ts";
import { momentHtml } from "../frame/time.ts";
import { reportPill, type ShownReport } from "../reports/reports.ts";
import { systemsOf } from "../sessions/live-sessions.ts";
import { type FoundRow, groupOf, type SearchSource } from "./found.ts";
import type { Sought } from "./sought.ts";

export const systemsFound: SearchSource = {
  roles: ["administrator", "center", "auditor"],
  async find(visit, sought) {
    const called = systemsCalled(visit, sought);
    const reports = await reportsOf(visit, called.filter(isForExchange));
    return [
      ...groupOf(
        "systems",
        called.map(system => systemRow(visit, system)),
      ),
      ...groupOf(
        "reports",
        reports.map(row => reportRow(visit, row)),
      ),
    ];
  },
};

/** One letter is in nearly every code: of those only whole names are found. */
function systemsCalled(visit: Member, { text }: Sought): readonly SystemCode[] {
  const wanted = plainText(text);
  const isCalled = (system: SystemCode) => {
    const { "zh-TW": zh, en } = systemOf(system);
    const names = [zh, en, system].map(plainText);
    return wanted.length > 1 || /\p{Script=Han}/u.test(wanted)
      ? names.some(name => name.includes(wanted))
      : names.includes(wanted);
  };
  return SYSTEMS.filter(system => systemsOf(visit).includes(system) && isCalled(system));
}

function systemRow({ say }: Member, system: SystemCode): FoundRow {
  const { managingAgency, kind } = systemOf(system);
  return {
    name: said(systemOf(system), say),
    href: `/console/systems/${system}`,
    more: [said(agencyWords(managingAgency), say), said(valueWords(kind, "kind"), say)],
    also: [{ href: `/console/sessions?system=${system}`, words: say("進行中的連線", "live sessions") }],
  };
}

async function reportsOf(visit: Member, systems: readonly SystemCode[]): Promise<readonly ShownReport[]> {
  const { api, person } = visit;
  if (systems.length === 0) return [];
  if (hasRole(person, "center", "auditor")) {
    const { rows } = await api.ask(listReports);
    return rows.filter(({ system }) => systems.some(each => each === system));
  }
  const found = await Promise.all(
    systems.map(system => ifThere(api.ask(readReport, { params: { system } }))),
  );
  return found.filter(row => row !== undefined);
}

function reportRow(visit: Member, row: ShownReport): FoundRow {
  const { say } = visit;
  return {
    name: html`${said(row.name, say)} ${say("IP 回報", "IP report")}`,
    href: `/console/reports/${row.system}`,
    state: reportPill(visit, row),
    more: [
      said(agencyWords(row.managingAgency), say),
      row.filedAt && html`${say("回報", "filed")} ${momentHtml(visit, row.filedAt)}`,
    ],
  };
}

const PACK = /^(?:彙整檔?|pack)?\s*#?0*([1-9]\d{0,5})$/i;

export const packsFound: SearchSource = {
  roles: ["center", "archives", "auditor"],
  async find(visit, { plain }) {
    const [, number] = PACK.exec(plain) ?? [];
    if (number === undefined) return [];
    const pack = await ifThere(visit.api.ask(readPack, { params: { number } }));
    if (!pack) return [];
    const { say } = visit;
    const { forwarded } = pack;
    const row: FoundRow = {
      name: say(`彙整檔 ${number}`, `Pack ${number}`),
      href: `/console/packs/${number}`,
      state: html`<span class="pill">${forwarded ? say("已轉送", "forwarded") : say("未轉送", "not forwarded")}</span>`,
      more: [html`${momentHtml(visit, pack.compiledAt)}`, forwarded && said(agencyWords(forwarded.to), say)],
    };
    return groupOf("reports", [row]);
  },
};
