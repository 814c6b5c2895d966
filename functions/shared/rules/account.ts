// The name by which somebody logs in, in its one form: directories mind neither capitals nor width, so neither do we; pure.
import { type Complaint, complaintAt, textComplaint } from "./text.ts";

/** Who acts in the journal where nobody asked: no person's account. */
export const GATEWAY = "docgate";
/** Who acts in the journal where the city's directory pushes. */
export const CITY_DIRECTORY = "city-directory";
/** Names of our own, which no log-in and no record of a person may bear. */
const RESERVED: readonly string[] = [GATEWAY, CITY_DIRECTORY];

export function isReserved(name: string): boolean {
  return RESERVED.includes(name);
}

export const LONGEST_ACCOUNT = 128;
/** Letters of one alphabet alone, as directories give them out: what looks like them and is of another cannot be an account. */
export const ACCOUNT = /^[a-z0-9._@+'-]*$/;

/** What a directory may write behind every account: a domain. */
export function isSuffix(text: string): boolean {
  return text.length <= LONGEST_ACCOUNT && /^@[a-z0-9.-]+$/.test(text);
}

export function foldedAccount(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/** An account, as far as its letters tell: whether it is somebody's, the directory or the law says. */
export function isAccount(text: string): boolean {
  const account = foldedAccount(text);
  return account !== "" && account.length <= LONGEST_ACCOUNT && ACCOUNT.test(account);
}

/** Records made before accounts had one form hold them as they were typed. */
export function isSameAccount(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && foldedAccount(one) === foldedAccount(other);
}

/** As the eye takes it: accounts that look the same in the letters of one alphabet have one look. */
export function lookOf(text: string): string {
  return foldedAccount(text)
    .replaceAll("0", "o")
    .replaceAll("1", "l")
    .replaceAll("rn", "m")
    .replaceAll("vv", "w");
}

export function accountComplaint(text: string): Complaint | undefined {
  const unseen = textComplaint(text);
  if (unseen) return unseen;
  let index = 0;
  for (const character of text) {
    const folded = foldedAccount(character);
    if (folded === "" || !ACCOUNT.test(folded)) return foreignLetter(text, character, index);
    index += character.length;
  }
  return text === "" || /[a-z0-9]/.test(foldedAccount(text)) ? undefined : SIGNS_ALONE;
}

const SIGNS_ALONE: Complaint = {
  code: "account-character",
  words: {
    "zh-TW": "帳號至少要有一個字母或數字",
    en: "has neither letter nor digit, and an account has one",
  },
};

export function reservedComplaint(text: string): Complaint | undefined {
  const folded = foldedAccount(text);
  if (!isReserved(folded)) return undefined;
  const words = {
    "zh-TW": `${folded} 是本系統自己的名字，不能是人員帳號`,
    en: `${folded} is the gateway's own name, never an account`,
  };
  return { code: "reserved-name", words };
}

/** An account in its one form, from a token or a directory; undefined where it is none. Blanks are part of it there, and refused. */
export function accountIn(value: unknown): string | undefined {
  if (typeof value !== "string" || value === "" || value.length > LONGEST_ACCOUNT) return undefined;
  if (accountComplaint(value) || reservedComplaint(value)) return undefined;
  const account = foldedAccount(value);
  return account.length > LONGEST_ACCOUNT ? undefined : account;
}

function foreignLetter(text: string, character: string, index: number): Complaint {
  const reason = [
    "帳號中不能有的字元（僅限英文字母、數字與 . _ - @ + '）",
    "no character of an account, which is of Latin letters, digits and . _ - @ + ' alone",
  ] as const;
  return complaintAt("account-character", text, { character, index }, reason);
}
