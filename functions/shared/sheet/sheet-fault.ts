// What can be wrong with an uploaded sheet, and where: a closed list of codes with the sentence a person reads.
import type { Words } from "../words.ts";

/** `{}` is replaced by the detail: a number, a code point, a header. */
const REASONS = {
  "too-large": ["檔案超過 {} 位元組的上限", "The file is larger than {} bytes"],
  "not-text": [
    "這是活頁簿檔，不是 CSV：請另存為「CSV UTF-8」",
    "This is a workbook, not CSV: save it as “CSV UTF-8”",
  ],
  "unknown-encoding": [
    "第 {} 個位元組無法解讀：請另存為「CSV UTF-8」",
    "Byte {} cannot be read as text: save the file as “CSV UTF-8”",
  ],
  "mixed-encodings": [
    "這一列的編碼與其他列不同（自第 {} 個位元組起混用或損壞）",
    "This row's encoding differs from the rest (mixed or damaged from byte {})",
  ],
  "ambiguous-encoding": [
    "這一列是 UTF-8 或 Big5 都讀得通，無法判定：請另存為「CSV UTF-8」",
    "This row reads both as UTF-8 and as Big5: save the file as “CSV UTF-8”",
  ],
  "lost-character": [
    "檔案送到前已有字元遺失（�）：請另存為「CSV UTF-8」，或以 application/octet-stream 傳送",
    "Characters were lost before the file came here (�): save it as “CSV UTF-8”, or send it as application/octet-stream",
  ],
  "nul-character": ["檔案含有 NUL 字元", "The file contains a NUL character"],
  empty: ["檔案沒有標題列", "The file has no header row"],
  "too-many-rows": ["資料超過 {} 列的上限", "There are more than {} rows"],
  "too-many-columns": ["這一列超過 {} 欄的上限", "The row has more than {} columns"],
  "cell-too-long": ["儲存格超過 {} 字的上限", "The cell is longer than {} characters"],
  "too-many-faults": ["錯誤已達 {} 項，其後不再檢查", "There are already {} faults: the rest was not read"],
  "unclosed-quote": ["引號沒有結束", "A quotation mark is never closed"],
  "stray-quote": ["引號的位置不對", "A quotation mark is out of place"],
  "ragged-row": [
    "這一列的欄數與標題列不同：{}",
    "The row and the header have different numbers of columns: {}",
  ],
  "duplicate-header": ["標題重複", "The header appears twice"],
  "unknown-header": ["不認得的標題", "The header is not known"],
  "missing-header": ["缺少必要的標題", "A required header is missing"],
  "missing-value": ["必填，但儲存格是空的", "A value is required, but the cell is empty"],
  formula: [
    "以公式字元開頭，不予接受；若確為文字，請在最前面加上一個 '",
    "It begins like a formula and was refused; if it is meant as text, put a ' before it",
  ],
  "unseen-character": [
    "含有看不見或他人電腦無法顯示的字元 {}（零寬字元、控制字元或造字）",
    "It contains {}, an invisible character or one other computers cannot show (zero-width, control or private-use)",
  ],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type SheetFaultCode = keyof typeof REASONS;

/** The place as a spreadsheet program counts it: the header is row 1. Null means the file or row as a whole. */
export interface SheetPlace {
  readonly row: number | null;
  readonly column: string | null;
  readonly value: string | null;
}

/** `code` is one of ours, or the code of a column's own parser. */
export interface SheetFault extends SheetPlace, Words {
  readonly code: string;
}

export function faultAt(place: Partial<SheetPlace>, code: SheetFaultCode, detail = ""): SheetFault {
  const [zh, en] = REASONS[code];
  return worded(place, code, { "zh-TW": zh.replace("{}", detail), en: en.replace("{}", detail) });
}

export function worded(place: Partial<SheetPlace>, code: string, words: Words): SheetFault {
  const { row = null, column = null, value = null } = place;
  return {
    row,
    column: column === null ? null : shortened(column),
    code,
    "zh-TW": words["zh-TW"],
    en: words.en,
    value: value === null ? null : shortened(value),
  };
}

const SHOWN = 40;

function shortened(value: string): string {
  return value.length <= SHOWN ? value : `${value.slice(0, SHOWN).toWellFormed()}…`;
}
