// The report form 各體系安全（VPN）連線IP回報表: its title and columns, once for every format. The letter's own attachment
// is not at hand, so these columns are ours, to be replaced when the real form arrives.

import type { Channel } from "../allowlist/names.ts";
import { type ExchangeCode, systemOf } from "../shared/rules/systems.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { rocDate } from "../shared/time/roc-date.ts";
import { TAIPEI_MS } from "../shared/time/taipei.ts";
import type { ReportRow } from "./line.ts";
import type { ChangeKind } from "./names.ts";
import type { PackSection, Snapshot } from "./snapshot.ts";

export const FORM_TITLE = "各體系安全（VPN）連線IP回報表";
export const CHANNEL_WORDS: Record<Channel, string> = { vpn: "VPN", vdi: "VDI" };
export const CHANGE_WORDS: Record<ChangeKind, string> = { add: "新增", change: "變更", remove: "移除" };

export type FormCell = string | number;

export interface FormTable {
  readonly title: string;
  readonly head: readonly string[];
  /** Widths in millimetres, for A4 across. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly FormCell[])[];
}

export function formTables(
  snapshot: Snapshot,
): readonly [full: FormTable, changes: FormTable, totals: FormTable, contacts: FormTable] {
  return [fullTable(snapshot), changesTable(snapshot), totalsTable(snapshot), contactsTable(snapshot)];
}

/** One line under the title: which pack, as of when, on what it rests. */
export function subtitleOf({ number, previous, compiledAt, checkpoint }: Snapshot): string {
  const since = previous === 0 ? "首次彙整" : `前次為第 ${previous} 號`;
  return `第 ${number} 號，${formMoment(compiledAt)} 彙整，${since}；稽核檢核點 ${checkpoint.digest}`;
}

function nameOfSystem(code: ExchangeCode): string {
  return systemOf(code)["zh-TW"];
}

/** A moment as forms write it: the Republic date and the Taipei clock. */
function formMoment(at: string): string {
  const taipei = new Date(Date.parse(at) + TAIPEI_MS).toISOString();
  return `${rocDate(dayOf(at), "slashes")} ${taipei.slice(11, 16)}`;
}

function fullTable({ sections }: Snapshot): FormTable {
  const rows = sections.flatMap(section => section.rows.map(row => [section, row] as const));
  return {
    title: "完整清單",
    head: ["項次", "體系", "管理機關", "連線方式", "位址", "用途", "填報時間", "版次"],
    widths: [14, 44, 42, 20, 48, 50, 30, 12],
    rows: rows.map(([section, row], index) => [index + 1, ...fullCells(section, row)]),
  };
}

function fullCells(
  { system, agency, filedAt, filing }: PackSection,
  { channel, range, purpose }: ReportRow,
): FormCell[] {
  return [nameOfSystem(system), agency, CHANNEL_WORDS[channel], range, purpose, formMoment(filedAt), filing];
}

function changesTable({ differences }: Snapshot): FormTable {
  return {
    title: "與前次差異",
    head: ["異動", "體系", "連線方式", "位址", "用途"],
    widths: [20, 60, 24, 66, 90],
    rows: differences.map(({ change, system, channel, range, purpose }) => [
      CHANGE_WORDS[change],
      nameOfSystem(system),
      CHANNEL_WORDS[channel],
      range,
      purpose,
    ]),
  };
}

function totalsTable({ totals, missing }: Snapshot): FormTable {
  const cells = ({ before, add, remove, rows, change }: Omit<typeof totals, "systems">): FormCell[] => [
    before,
    add,
    remove,
    rows,
    change,
  ];
  return {
    title: "合計",
    head: ["體系", "前次筆數", "新增", "移除", "本次筆數", "變更", "備註"],
    widths: [60, 30, 24, 24, 30, 24, 68],
    rows: [
      ...totals.systems.map(each => [
        nameOfSystem(each.system),
        ...cells(each),
        missing.includes(each.system) ? "尚未回報" : "",
      ]),
      ["合計", ...cells(totals), ""],
    ],
  };
}

function contactsTable({ sections }: Snapshot): FormTable {
  return {
    title: "聯絡窗口與容量",
    head: ["體系", "聯絡單位", "職務", "分機", "VPN 帳號數", "頻寬 Mbps", "VDI 席次", "備註"],
    widths: [50, 44, 40, 20, 24, 24, 20, 38],
    rows: sections.map(({ system, contact, capacity, remarks }) => [
      nameOfSystem(system),
      contact.office,
      contact.role,
      contact.extension,
      capacity.vpnAccounts,
      capacity.bandwidthMbps,
      capacity.vdiSeats,
      remarks,
    ]),
  };
}
