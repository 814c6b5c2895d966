// A refusal as a directory reads it: the protocol's own body, in both languages, with our code in it.
import type { Answer, Event } from "../../shared/http/event.ts";
import { Problem } from "../../shared/http/problem.ts";
import { documentOf } from "../../shared/http/problem-document.ts";
import { ERROR, MEDIA_TYPE } from "./names.ts";
import { SCIM_TYPES } from "./problems.ts";

/** What it cannot send otherwise is wrong by the protocol's own word, which has no 422. */
const STATUSES: Readonly<Record<number, number>> = { 422: 400 };

export function scimRefusal(_: Event, error: unknown): Answer {
  const [zh, en] = [documentOf(error, "zh-TW"), documentOf(error, "en")];
  const status = STATUSES[en.status] ?? en.status;
  const said = ({ title, detail, faults = [] }: typeof en) =>
    [title, detail, ...faults.map(({ pointer, message }) => `${pointer} ${message}`)]
      .filter(Boolean)
      .join(": ");
  const body = {
    schemas: [ERROR],
    status: String(status),
    ...(SCIM_TYPES[en.code] && { scimType: SCIM_TYPES[en.code] }),
    detail: `${said(en)} | ${said(zh)} (${en.code})`,
  };
  const headers = error instanceof Problem ? error.facts.headers : {};
  return {
    statusCode: status,
    headers: { ...headers, "content-type": MEDIA_TYPE },
    body: JSON.stringify(body),
  };
}
