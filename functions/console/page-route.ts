// What the rows of the console's pages and forms have in common; names only.
import * as v from "valibot";
import { route } from "../shared/http/route.ts";
import type { Words } from "../shared/words.ts";

const HERE = "console/console";
const FORM_TYPES = ["application/x-www-form-urlencoded", "multipart/form-data"];

function paramsIn(path: string) {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  return v.strictObject(Object.fromEntries(names.map(name => [name, v.string()])));
}

export function shown(name: string, path: string, summary: Words, entry = HERE) {
  const params = paramsIn(path);
  const answer = { status: 200, mediaType: "text/html" } as const;
  return route({ name, method: "GET", path, entry, kind: "open", summary, params, answer, problems: [] });
}

export function sent(name: string, path: string, summary: Words, entry = HERE) {
  const bytes = { mediaTypes: FORM_TYPES, limit: 6 * 1024 * 1024 };
  const row = {
    entry,
    kind: "open",
    params: paramsIn(path),
    bytes,
    answer: { status: 303 },
    problems: [],
  } as const;
  return route({ ...row, name, method: "POST", path, summary });
}

export const words = (zh: string, en: string): Words => ({ "zh-TW": zh, en });
