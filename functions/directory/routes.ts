// The routes of the directory of names: read by whoever may, filled at a log-in, corrected and erased by personnel; names and
// schemas only.
import * as v from "valibot";
import { PERSON_PROBLEM } from "../people/problems.ts";
import { PROBLEM } from "../shared/http/problem.ts";
import { route } from "../shared/http/route.ts";
import { account, key, text } from "../shared/http/schema.ts";
import { words } from "../shared/words.ts";

const entry = "directory/directory";
const params = v.strictObject({ person: account() });
const contact = v.object({
  person: v.string(),
  name: v.string(),
  mail: v.optional(v.string()),
  phone: v.optional(v.string()),
  source: v.string(),
  at: v.string(),
});

export const readNames = route({
  name: "readNames",
  method: "GET",
  path: "/v1/directory",
  entry,
  kind: "read",
  summary: words("人員姓名（只給可讀取者）", "What people are called, of those whose names one may read"),
  /** Accounts, apart by commas; an account has none in it. */
  query: v.strictObject({ people: v.pipe(v.string(), v.minLength(1), v.maxLength(7_000)) }),
  answer: {
    status: 200,
    schema: v.object({
      rows: v.array(v.object({ person: v.string(), name: v.string() })),
      unnamed: v.pipe(
        v.array(v.string()),
        v.description("Of whom no name was ever taken, as far as whoever asks may know of their agency"),
      ),
    }),
  },
  problems: [],
});

export const readContact = route({
  name: "readContact",
  method: "GET",
  path: "/v1/directory/{person}",
  entry,
  kind: "read",
  summary: words("人員的姓名與聯絡資料", "A person's name and contact data"),
  params,
  answer: { status: 200, schema: contact },
  problems: [PROBLEM["not-found"]],
});

const found = v.object({
  person: v.string(),
  name: v.optional(v.string()),
  unit: v.optional(v.string()),
  title: v.optional(v.string()),
  /** On record as somebody who works there now; others have only logged in. */
  enrolled: v.boolean(),
  /** Employed by another: lent no terminal, and nobody's superior or deputy. */
  outsider: v.boolean(),
});

/** What a form offers and resolves: whom an agency has, by the beginning of a name or by the whole account. */
export const findPeople = route({
  name: "findPeople",
  method: "GET",
  path: "/v1/directory/agencies/{agency}/people",
  entry,
  kind: "read",
  summary: words("以姓名或帳號找本機關人員", "Find people of an agency by name or account"),
  params: v.strictObject({ agency: key(64) }),
  query: v.strictObject({ q: v.optional(text(128)) }),
  answer: {
    status: 200,
    schema: v.object({
      rows: v.array(found),
      /** Everybody of the agency was looked at; otherwise only those whose names begin so. */
      complete: v.boolean(),
    }),
  },
  problems: [],
});

/** Changes no record; also with one factor, since a name opens nothing. */
export const keepOwnName = route({
  name: "keepOwnName",
  method: "POST",
  path: "/v1/directory/{person}/log-in",
  entry,
  kind: "read",
  summary: words("以登入提供者的說法登錄自己的姓名", "Record one's own name as the log-in provider says it"),
  params,
  body: v.strictObject({
    idToken: v.pipe(v.string(), v.maxLength(32_768), v.regex(/^[\w-]+\.[\w-]+\.[\w-]+$/)),
  }),
  example: { idToken: "e30.e30.e30" },
  answer: { status: 204 },
  problems: [],
});

export const correctName = route({
  name: "correctName",
  method: "POST",
  path: "/v1/directory/{person}/correction",
  entry,
  kind: "write",
  summary: words("更正人員姓名與聯絡資料", "Correct a person's name and contact data"),
  params,
  body: v.strictObject({ fullName: text(80), mail: v.optional(text(254)), phone: v.optional(text(40)) }),
  example: { fullName: "範例人員" },
  answer: { status: 200, schema: contact },
  problems: [PERSON_PROBLEM["person-unknown"]],
});

export const eraseName = route({
  name: "eraseName",
  method: "POST",
  path: "/v1/directory/{person}/erasure",
  entry,
  kind: "write",
  summary: words("刪除人員姓名與聯絡資料", "Erase a person's name and contact data"),
  params,
  body: v.strictObject({}),
  example: {},
  answer: { status: 204 },
  problems: [PERSON_PROBLEM["person-unknown"]],
});

/** Of one's agency; without one, of all that is known or not. */
export const listPushedWaiting = route({
  name: "listPushedWaiting",
  method: "GET",
  path: "/v1/pushed-people/waiting",
  entry,
  kind: "read",
  summary: words(
    "城市目錄同步：待處理的人員",
    "People whom the city's directory pushed, and what of it waits",
  ),
  query: v.strictObject({ agency: v.optional(key(64)) }),
  answer: {
    status: 200,
    schema: v.object({
      rows: v.array(
        v.object({
          person: v.string(),
          agency: v.string(),
          /** As the directory calls them. */
          said: v.object({
            organization: v.optional(v.string()),
            department: v.optional(v.string()),
            manager: v.optional(v.string()),
            userType: v.optional(v.string()),
          }),
          waiting: v.array(v.string()),
          at: v.string(),
        }),
      ),
    }),
  },
  problems: [],
});

export const directoryRoutes = [
  listPushedWaiting,
  readNames,
  findPeople,
  readContact,
  keepOwnName,
  correctName,
  eraseName,
] as const;
