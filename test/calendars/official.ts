// The official table of a year as it is published, made from what is counted with: a row for every day.
import { addDays, weekdayOf } from "../../functions/shared/time/day.ts";

const WEEKDAYS = "日一二三四五六";

export interface Marked {
  readonly off?: readonly string[];
  readonly worked?: readonly string[];
}

export function officialRows(year: number, { off = [], worked = [] }: Marked = {}): string[][] {
  const rows: string[][] = [];
  for (let day = `${year}-01-01`; day.startsWith(`${year}-`); day = addDays(day, 1)) {
    const weekday = weekdayOf(day);
    const isOff = off.includes(day) || ([0, 6].includes(weekday) && !worked.includes(day));
    const note = worked.includes(day) ? "補行上班日" : off.includes(day) ? "放假" : "";
    rows.push([day.replaceAll("-", ""), WEEKDAYS[weekday] ?? "", isOff ? "2" : "0", note]);
  }
  return rows;
}

export function officialFile(rows: readonly (readonly string[])[]): Uint8Array {
  const lines = [["西元日期", "星期", "是否放假", "備註"], ...rows].map(cells => cells.join(","));
  return Buffer.from(`\uFEFF${lines.join("\r\n")}\r\n`);
}
