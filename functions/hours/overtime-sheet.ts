// Overtime as a sheet for the attendance system: one row a piece, with the day it counts for and its minutes; pure.

import { OVERTIME_WORDS, type OvertimeCategory } from "../shared/rules/overtime-caps.ts";
import { type Columns, type RecordOf, textColumn } from "../shared/sheet/sheet-column.ts";
import { TAIPEI_MS } from "../shared/time/taipei.ts";
import type { OvertimeMonth, PieceShown } from "./overtime-shapes.ts";

/** The headers stand in the operator's runbook with what each holds. */
export const OVERTIME_COLUMNS = {
  person: textColumn("帳號"),
  piece: textColumn("加班編號"),
  day: textColumn("歸屬日"),
  from: textColumn("起"),
  until: textColumn("迄"),
  minutes: textColumn("分鐘"),
  category: textColumn("類別"),
  standby: textColumn("待命級別"),
  stage: textColumn("階段"),
  wanted: textColumn("補償"),
  amount: textColumn("金額"),
  task: textColumn("事由"),
  assigner: textColumn("指派者"),
  confirmer: textColumn("確認者"),
  late: textColumn("關帳後異動"),
} as const satisfies Columns;

export type OvertimeRecord = RecordOf<typeof OVERTIME_COLUMNS>;

const PIECE_STAGES: Readonly<Record<string, string>> = {
  asked: "待同意",
  declined: "不同意",
  assigned: "已指派",
  "called-off": "已取消",
  claimed: "待確認",
  rejected: "不予認定",
  confirmed: "已確認",
  settled: "已核給",
};
const WANTED_WORDS: Readonly<Record<string, string>> = { pay: "加班費", leave: "補休", award: "獎勵" };

export function overtimeRecords({ person, counted, pieces }: OvertimeMonth): readonly OvertimeRecord[] {
  return pieces.map(row => {
    const found = counted.find(({ piece }) => piece === row.piece);
    const { from, until } = found ?? row;
    return {
      ...{ person, piece: row.piece, day: found?.day ?? null, from: clock(from), until: clock(until) },
      minutes: String(found?.minutes ?? 0),
      category: OVERTIME_WORDS[row.category as OvertimeCategory]["zh-TW"],
      standby: row.standby ? (row.grade?.grade ?? "未審認") : null,
      stage: PIECE_STAGES[row.stage] ?? row.stage,
      ...compensated(row),
      task: row.task,
      assigner: row.assigned?.by ?? null,
      confirmer: row.confirmed?.by ?? null,
      late: row.late ? clock(row.late) : null,
    };
  });
}

function compensated({ settled, claim }: PieceShown) {
  const as = settled?.as ?? claim?.wanted ?? "";
  return {
    wanted: WANTED_WORDS[as] ?? null,
    amount: settled?.amount === undefined ? null : String(settled.amount),
  };
}

/** By the clock of Taipei, as 2026-03-02 18:00. */
function clock(at: string): string {
  return new Date(Date.parse(at) + TAIPEI_MS).toISOString().slice(0, 16).replace("T", " ");
}
