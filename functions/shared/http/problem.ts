// Every refusal is a Problem: a kind with a stable code and status, what a person reads, and the clauses behind it.
import type { Words } from "../words.ts";

export interface ProblemKind {
  readonly code: string;
  readonly status: number;
  readonly title: Words;
}

/** What is wrong with one field of the input; `pointer` is a JSON pointer into it. */
export interface Fault {
  readonly pointer: string;
  readonly code: string;
  readonly words: Words;
}

export interface ProblemFacts {
  readonly detail?: Words;
  readonly clauses?: readonly string[];
  readonly faults?: readonly Fault[];
  readonly headers?: Readonly<Record<string, string>>;
  /** What else speaks against it: whoever asked mends all of it at once. */
  readonly also?: readonly Problem[];
  readonly cause?: unknown;
}

export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly facts: ProblemFacts;

  constructor(kind: ProblemKind, facts: ProblemFacts = {}) {
    super(kind.code, { cause: facts.cause });
    this.kind = kind;
    this.facts = facts;
  }
}

type Reason = Problem | false | undefined;

/** All that speaks against it as one: the first with the others beside it, so that whoever asked mends all of it at once. */
export function together(...reasons: readonly Reason[]): Problem | undefined {
  const [first, ...also] = reasons.flatMap(each => (each ? [each, ...(each.facts.also ?? [])] : []));
  return first && also.length > 0 ? new Problem(first.kind, { ...first.facts, also }) : first;
}

export function refuseAll(...reasons: readonly Reason[]): void {
  const refused = together(...reasons);
  if (refused) throw refused;
}

/** The same of checks that throw by themselves. */
export function requireAll(...checks: readonly (() => void)[]): void {
  refuseAll(...checks.map(problemOf));
}

function problemOf(check: () => void): Problem | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

/** A table of kinds, keyed by code: `[status, zh-TW, en]`. The code is written once, as the key. */
export function problemKinds<Code extends string>(
  table: Record<Code, readonly [status: number, zh: string, en: string]>,
): Record<Code, ProblemKind> {
  const kinds = {} as Record<Code, ProblemKind>;
  for (const code of Object.keys(table) as Code[]) {
    const [status, zh, en] = table[code];
    kinds[code] = { code, status, title: { "zh-TW": zh, en } };
  }
  return kinds;
}

/** Refusals any route may give. Those of one feature are in its own table. */
export const PROBLEM = problemKinds({
  "malformed-json": [400, "內容不是正確的 JSON", "The body is not well-formed JSON"],
  "invalid-input": [422, "輸入內容有誤", "The input has faults"],
  "invalid-cursor": [400, "分頁游標無效", "The paging cursor is not valid"],
  "unsupported-media-type": [415, "不支援此內容類型", "This content type is not supported"],
  "body-too-large": [413, "內容過大", "The body is too large"],
  "route-not-found": [404, "查無此路徑", "There is no such route"],
  "around-the-front": [403, "請由機關公布的網址連線", "This is asked through its front alone"],
  "method-not-allowed": [405, "此路徑不接受這個方法", "This route does not accept that method"],
  "token-missing": [401, "尚未登入：缺少存取權杖", "Not logged in: the access token is missing"],
  "token-invalid": [401, "存取權杖無效", "The access token is not valid"],
  "token-expired": [401, "存取權杖已過期，請重新登入", "The access token has expired: log in again"],
  "token-groups-left-out": [
    403,
    "您所屬的群組太多，登入權杖沒有列出，無法得知您的職務；請洽身分管理人員改列指派給本系統的群組",
    "You are in so many groups that your token names none, so your part here is not known: have the provider send only the groups assigned to this application",
  ],
  "token-too-large": [
    403,
    "登入權杖太大，瀏覽器存不下；請洽身分管理人員，只把指派給本系統的群組放進權杖",
    "Your token is larger than browsers keep: have the provider put only the groups assigned to this application into it",
  ],
  "mfa-required": [403, "此動作需要多因素驗證", "This action requires multi-factor log-in"],
  "not-permitted": [403, "您無權辦理此項作業", "You are not permitted to do this"],
  "not-found": [404, "查無此筆資料", "There is no such record"],
  "moved-meanwhile": [
    409,
    "資料已被他人變更，請重新讀取後再試",
    "The record has changed: read it again and retry",
  ],
  "idempotency-key-reused": [
    422,
    "此冪等鍵已用於另一個不同的請求",
    "This idempotency key was used for a different request",
  ],
  "kept-answer-unproved": [
    500,
    "這個請求先前的答復與紀錄不符，不予重送；請先查詢是否已登錄",
    "The answer kept for this request does not match the journal and will not be repeated: look up what was recorded",
  ],
  unavailable: [
    503,
    "服務暫時無法使用，請稍後再試",
    "The service is unavailable at the moment: try again shortly",
  ],
  "permissions-in-doubt": [
    503,
    "權限規則檔與本版建置時的不符，未作任何放行",
    "The permissions found are not those this release was built with; nothing was opened",
  ],
  "law-of-another-release": [
    503,
    "這筆資料由另一版程式登錄，本版不能據以辦理，未作任何變更；請稍後再試，或洽系統管理人員",
    "This record was folded by another release of its law: nothing was changed; try again shortly, or ask whoever runs the gateway",
  ],
  "outcome-unknown": [503, "尚不知道是否已登錄", "It is not known whether this was recorded"],
  fault: [500, "系統發生錯誤，未作任何放行", "A fault occurred; nothing was opened"],
});
