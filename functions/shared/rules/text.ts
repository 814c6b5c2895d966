// Which characters a text may hold, one rule for every door: what nobody sees, what turns a line about, what no other computer shows is refused by its name; pure.
import type { Words } from "../words.ts";

/** What is wrong with a text, and at which of its characters. */
export interface Complaint {
  readonly code: string;
  readonly words: Words;
}

/** Blanks that Unicode does not call so: the braille blank, the object and replacement characters, the null notehead, the Khitan filler. */
const suspectsIn = (text: string) =>
  text.matchAll(/[\p{C}\p{Zl}\p{Zp}\p{DI}\u{2800}\u{FFFC}\u{FFFD}\u{1D159}\u{16FE4}]/gv);

/** Most names and numbers are of these alone; what else there is takes a function longer to make ready than to look for. */
export const PLAIN = /^[ -~]*$/;

/** Why, for the first row that fits. */
const reasons = (): readonly (readonly [which: RegExp, zh: string, en: string])[] => [
  [
    /[\p{Cs}\u{FFFC}\u{FFFD}]/v,
    "轉換時損壞的字，原來的字已遺失",
    "left of a broken conversion: what was meant is lost",
  ],
  [/[\p{Cc}\p{Zl}\p{Zp}]/v, "控制字元或換行", "a control character or a line break"],
  [
    /[\u{61C}\u{200E}\u{200F}\u{202A}-\u{202E}\u{2066}-\u{2069}]/v,
    "看不見而會改變文字方向的字元",
    "invisible and turns the direction of the text",
  ],
  [
    /\p{Co}/v,
    "造字（私用區），他人的電腦無法顯示：請改用標準字",
    "of a private-use area, which no other computer shows: write the standard character",
  ],
  [/\p{Cn}/v, "Unicode 沒有編定的字元", "not assigned by Unicode"],
  [/[\s\S]/v, "看不見的字元", "a character that nobody sees"],
];

const MOST_MARKS = 8;
const tooManyMarks = () => new RegExp(`\\p{M}{${MOST_MARKS + 1}}`, "u");
const CHOSEN_FORM = /[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]$/u;

/** The first character that no text may hold. */
export interface OddCharacter {
  readonly character: string;
  /** Where it begins, counted as strings are. */
  readonly index: number;
}

export function oddCharacter(text: string, except = ""): OddCharacter | undefined {
  if (PLAIN.test(text)) return undefined;
  for (const { 0: character, index } of suspectsIn(text))
    if (!except.includes(character) && !isChosenForm(text.slice(Math.max(0, index - 2), index), character))
      return { character, index };
  return undefined;
}

/** Names are written with variant forms of one Han character (異體字), and pictures with a form of their own: one selector after each. */
function isChosenForm(before: string, character: string): boolean {
  if (!CHOSEN_FORM.test(character)) return false;
  if (/\p{Script=Han}$/u.test(before)) return true;
  return /[\uFE0E\uFE0F]/.test(character) && /\p{Extended_Pictographic}$/u.test(before);
}

/** Looked for before a text is composed: composing takes squared time on marks without end. */
export function textComplaint(text: string): Complaint | undefined {
  if (PLAIN.test(text)) return undefined;
  const odd = oddCharacter(text);
  if (odd) {
    const [, zh, en] = reasons().find(([which]) => which.test(odd.character)) ?? ["", "", ""];
    return complaintAt("unseen-character", text, odd, [zh, en]);
  }
  const marks = tooManyMarks().exec(text);
  if (!marks) return undefined;
  const { 0: found, index } = marks;
  const reason = [
    `疊在同一個字上的第 ${MOST_MARKS + 1} 個以後的符號之一`,
    `one of more than ${MOST_MARKS} marks on one character`,
  ] as const;
  return complaintAt("too-many-marks", text, { character: [...found][0] ?? "", index }, reason);
}

/** Part of a table's key and of an address: these divide both, and two dots lead up. */
export const KEY = /^(?!\.{1,2}$)[^\s#/]+$/;

export function keyComplaint(text: string): Complaint | undefined {
  if (KEY.test(text)) return undefined;
  const index = text.search(/[\s#/]/);
  if (index === -1)
    return {
      code: "not-a-name",
      words: { "zh-TW": "不能空白，也不能只是句點", en: "must be neither empty nor mere dots" },
    };
  const character = text.charAt(index);
  const reason = [
    "名稱或代碼中不能有的空白、# 或 /",
    "a blank, # or /, which no name or code may hold",
  ] as const;
  return complaintAt("not-a-name", text, { character, index }, reason);
}

/** Two names that differ in the form of a character alone look the same. */
export function formComplaint(text: string): Complaint | undefined {
  const found = /[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/u.exec(text);
  if (!found) return undefined;
  const reason = [
    "異體字選擇符，名稱或代碼中不能有",
    "a selector of a form, which no name or code may hold",
  ] as const;
  return complaintAt("not-a-name", text, { character: found[0], index: found.index }, reason);
}

/** A name as keys are made of, in its one form; undefined where it is none. */
export function keyIn(value: unknown, max: number): string | undefined {
  if (typeof value !== "string" || value.length > 4 * max || textComplaint(value)) return undefined;
  const name = value.normalize("NFC");
  return name.length > max || keyComplaint(name) || formComplaint(name) ? undefined : name;
}

/** What was recorded before this rule, fit to be shown and written: half characters become the sign of a lost one. */
export function legible(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\uFFFD");
}

export function complaintAt(
  code: string,
  text: string,
  { character, index }: OddCharacter,
  [zh, en]: readonly [string, string],
): Complaint {
  const number = [...text.slice(0, index)].length + 1;
  const name = codePoint(character);
  return {
    code,
    words: { "zh-TW": `第 ${number} 個字 ${name} 是${zh}`, en: `character ${number}, ${name}, is ${en}` },
  };
}

export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
