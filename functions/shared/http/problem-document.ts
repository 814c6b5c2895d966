// A refusal as an RFC 9457 document in the reader's language, and the headers that every answer carries.

import { UnknownYear } from "../time/unknown-year.ts";
import { type Language, languageOf, type Words } from "../words.ts";
import type { Answer, Event } from "./event.ts";
import { PROBLEM, Problem, problemKinds } from "./problem.ts";

const HOUSE_HEADERS = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

export function problemAnswer(event: Event, error: unknown): Answer {
  const { kind, facts } = problemOf(error);
  const language = languageOf(event.headers["accept-language"]);
  const document = { ...documentOf(error, language), instance: event.requestContext.requestId };
  return {
    statusCode: kind.status,
    headers: {
      ...facts.headers,
      "content-type": "application/problem+json; charset=utf-8",
      "content-language": language,
    },
    body: JSON.stringify(document),
  };
}

/** What the reader is told, without saying of which request: one request may hold many refusals. */
export function documentOf(error: unknown, language: Language) {
  const { kind, facts } = problemOf(error);
  return {
    type: `/problems/${kind.code}`,
    title: kind.title[language],
    status: kind.status,
    code: kind.code,
    detail: facts.detail?.[language],
    clauses: facts.clauses,
    faults: facts.faults?.map(({ pointer, code, words }) => ({ pointer, code, message: words[language] })),
    also: facts.also?.map(({ kind: { code, title }, facts: { detail, clauses } }) => ({
      ...{ code, title: title[language], detail: detail?.[language], clauses },
    })),
  };
}

export function withHouseHeaders(event: Event, response: Answer | null | undefined): Answer {
  const answer = response ?? { statusCode: 204 };
  // What no header may hold would be lost on the way, and the whole answer with it: better a fault that is on record.
  for (const [name, value] of Object.entries(answer.headers ?? {}))
    if (!/^[\t\x20-\x7e]*$/.test(String(value)))
      throw new Error(`the header ${name} holds what no header may`);
  answer.headers = { ...HOUSE_HEADERS, "x-request-id": event.requestContext.requestId, ...answer.headers };
  return answer;
}

/** With its key the very same request is harmless; without one it would be recorded twice. */
export function outcomeUnknown(hasKey: boolean, cause?: unknown): Problem {
  const detail = hasKey ? SEND_AGAIN : LOOK_UP_FIRST;
  return new Problem(PROBLEM["outcome-unknown"], { cause, detail, headers: { "retry-after": "5" } });
}

const SEND_AGAIN: Words = {
  "zh-TW": "請以同一個冪等鍵（Idempotency-Key）再送一次：已登錄的會得到原來的答復，不會重複登錄。",
  en: "Send it again with the same Idempotency-Key: what was recorded is answered as it was, and never recorded twice.",
};
const LOOK_UP_FIRST: Words = {
  "zh-TW": "這個請求沒有冪等鍵（Idempotency-Key），再送可能重複登錄：請先查詢是否已登錄。",
  en: "It bore no Idempotency-Key, so sending it again may record it twice: look up first whether it was recorded.",
};

const CALENDAR_PROBLEM = problemKinds({
  "calendar-year-missing": [
    503,
    "尚未載入該年度的政府辦公日曆",
    "The office calendar of that year is not loaded",
  ],
});

// What is not a Problem is a fault of ours or of the database: the reader learns only that nothing was opened.
function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof UnknownYear)
    return new Problem(CALENDAR_PROBLEM["calendar-year-missing"], { cause: error, detail: error.words });
  const name = (error as Error)?.name ?? "";
  if (name === "OtherLaw") return new Problem(PROBLEM["law-of-another-release"], { cause: error });
  const away =
    /Timeout|ECONN|Throttl|ProvisionedThroughput|ServiceUnavailable|InternalServer|NetworkingError/;
  const code = (error as { code?: string })?.code ?? "";
  return new Problem(away.test(name) || away.test(code) ? PROBLEM.unavailable : PROBLEM.fault, {
    cause: error,
  });
}
