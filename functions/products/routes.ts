// The routes of the register of hazardous products, and the shape of what goes in and out; names and schemas only.
import * as v from "valibot";
import { PROBLEM } from "../shared/http/problem.ts";
import { route } from "../shared/http/route.ts";
import { account, day, instant, key, pageQuery, text } from "../shared/http/schema.ts";
import { words } from "../shared/words.ts";
import { propertyNo } from "../terminals/shapes.ts";
import { PRODUCT_STANDINGS, PROPOSAL_KINDS } from "./names.ts";
import { PRODUCTS_PROBLEM } from "./problems.ts";

const entry = "products/products";
const names = (most: number) => v.pipe(v.array(text(64)), v.maxLength(most));
const number = v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/), v.transform(Number));

const notice = {
  noticeNo: text(64),
  noticeDate: day(),
  make: text(64),
  aliases: names(10),
  models: names(30),
};
const exception = {
  propertyNo,
  noticeNo: text(64),
  approval: text(64),
  officer: account(),
  reason: text(500),
  until: instant(),
};

const proposing = { proposal: v.number(), by: v.string(), at: v.string() };
const confirmed = {
  by: v.string(),
  at: v.string(),
  confirmedBy: v.string(),
  confirmedAt: v.string(),
};
const noticeShape = v.object({
  noticeNo: v.string(),
  noticeDate: v.string(),
  make: v.string(),
  aliases: v.array(v.string()),
  models: v.array(v.string()),
});
const exceptionShape = {
  propertyNo: v.string(),
  agency: v.string(),
  noticeNo: v.string(),
  approval: v.string(),
  officer: v.string(),
  reason: v.string(),
  until: v.string(),
};

const register = v.object({
  /** Whether anybody has given the register yet: until then what is banned is not known. */
  loaded: v.boolean(),
  loadedAt: v.optional(v.string()),
  notices: v.array(v.object({ ...noticeShape.entries, document: v.string(), ...confirmed })),
  exceptions: v.array(v.object({ exception: v.number(), ...exceptionShape, ...confirmed })),
  pending: v.array(
    v.object({
      ...proposing,
      kind: v.picklist(PROPOSAL_KINDS),
      document: v.optional(v.string()),
      notices: v.optional(v.array(noticeShape)),
      noticeNo: v.optional(v.string()),
      because: v.optional(v.string()),
      exception: v.optional(v.object(exceptionShape)),
    }),
  ),
  version: v.number(),
});
const answer = { status: 200, schema: register } as const;
const base = "/v1/hazardous-products";

export const readProducts = route({
  name: "readProducts",
  method: "GET",
  path: base,
  entry,
  kind: "read",
  summary: words("危害國家資通安全產品登錄冊", "The register of hazardous products"),
  answer,
  problems: [],
});

export const proposeNotice = route({
  name: "proposeNotice",
  method: "POST",
  path: `${base}/notices`,
  entry,
  kind: "write",
  summary: words("提出危害產品公告", "Propose a notice of a hazardous product"),
  body: v.strictObject({ ...notice, document: text(200) }),
  example: {
    noticeNo: "資安字第1140000002號",
    noticeDate: "2025-12-02",
    make: "範例牌",
    aliases: ["Example"],
    models: [],
    document: "府資安字第1140000001號",
  },
  answer,
  problems: [
    PRODUCTS_PROBLEM["notices-refused"],
    PRODUCTS_PROBLEM["notices-too-many"],
    PRODUCTS_PROBLEM["proposals-too-many"],
  ],
});

export const importNotices = route({
  name: "importNotices",
  method: "POST",
  path: `${base}/import`,
  entry,
  kind: "write",
  summary: words("以檔案提出危害產品公告", "Propose notices of hazardous products by a file"),
  query: v.strictObject({ document: text(200) }),
  bytes: { mediaTypes: ["text/csv", "application/octet-stream"], limit: 500_000 },
  answer,
  problems: [
    PRODUCTS_PROBLEM["notices-refused"],
    PRODUCTS_PROBLEM["notices-too-many"],
    PRODUCTS_PROBLEM["proposals-too-many"],
  ],
});

export const proposeWithdrawal = route({
  name: "proposeWithdrawal",
  method: "POST",
  path: `${base}/withdrawals`,
  entry,
  kind: "write",
  summary: words("提出撤銷危害產品公告", "Propose to withdraw a notice"),
  body: v.strictObject({ noticeNo: text(64), document: text(200), because: text(500) }),
  example: {
    noticeNo: "資安字第1140000002號",
    document: "府資安字第1150000001號",
    because: "主管機關撤銷公告",
  },
  answer,
  problems: [
    PRODUCTS_PROBLEM["notice-unknown"],
    PRODUCTS_PROBLEM["proposal-known"],
    PRODUCTS_PROBLEM["proposals-too-many"],
  ],
});

export const proposeException = route({
  name: "proposeException",
  method: "POST",
  path: `${base}/exceptions`,
  entry,
  kind: "write",
  summary: words("提出危害產品例外使用", "Propose an exception for one computer"),
  body: v.strictObject(exception),
  example: {
    propertyNo: "3140101-03-0000123",
    noticeNo: "資安字第1140000002號",
    approval: "府資安字第1140000003號",
    officer: "ciso@household",
    reason: "汰換前無替代設備",
    until: "2026-03-31T18:00:00+08:00",
  },
  answer,
  problems: [
    PROBLEM["not-found"],
    PRODUCTS_PROBLEM["notice-unknown"],
    PRODUCTS_PROBLEM["proposal-known"],
    PRODUCTS_PROBLEM["proposals-too-many"],
    PRODUCTS_PROBLEM["exception-past"],
    PRODUCTS_PROBLEM["exception-of-another-make"],
  ],
});

export const confirmProducts = route({
  name: "confirmProducts",
  method: "POST",
  path: `${base}/proposals/{proposal}/confirmation`,
  entry,
  kind: "write",
  summary: words("確認危害產品提案", "Confirm what another officer proposed"),
  params: v.strictObject({ proposal: number }),
  body: v.strictObject({}),
  example: {},
  answer,
  problems: [
    PRODUCTS_PROBLEM["proposal-unknown"],
    PRODUCTS_PROBLEM["second-officer-needed"],
    PRODUCTS_PROBLEM["borrower-not-confirming"],
    PRODUCTS_PROBLEM["notice-unknown"],
    PRODUCTS_PROBLEM["exception-past"],
    PRODUCTS_PROBLEM["exception-of-another-make"],
  ],
});

export const rejectProducts = route({
  name: "rejectProducts",
  method: "POST",
  path: `${base}/proposals/{proposal}/rejection`,
  entry,
  kind: "write",
  summary: words("駁回危害產品提案", "Reject what was proposed, or take it back"),
  params: v.strictObject({ proposal: number }),
  body: v.strictObject({ because: text(500) }),
  example: { because: "文號有誤" },
  answer,
  problems: [PRODUCTS_PROBLEM["proposal-unknown"]],
});

export const revokeException = route({
  name: "revokeException",
  method: "POST",
  path: `${base}/exceptions/{exception}/revocation`,
  entry,
  kind: "write",
  summary: words("廢止危害產品例外使用", "Revoke an exception at once"),
  params: v.strictObject({ exception: number }),
  body: v.strictObject({ because: text(500) }),
  example: { because: "已完成汰換" },
  answer,
  problems: [PRODUCTS_PROBLEM["exception-unknown"]],
});

/** One question looks through no more than a bounded part of a large agency. */
const GOES_ON =
  "Ask again with it as `cursor`: a page may hold fewer rows than `limit`, or none, while it is there; without it all was looked at. By make and number, each terminal once; a terminal or make entered a moment ago may follow a moment later.";

export const listConcernedTerminals = route({
  name: "listConcernedTerminals",
  method: "GET",
  path: `${base}/terminals`,
  entry: "products/concerned",
  kind: "read",
  summary: words("公告所涉的終端層電腦", "An agency’s terminals that a notice names, or nearly"),
  query: pageQuery({ agency: v.optional(key(64)) }),
  answer: {
    status: 200,
    schema: v.object({
      rows: v.array(
        v.object({
          propertyNo: v.string(),
          brand: v.string(),
          model: v.optional(v.string()),
          stage: v.string(),
          standing: v.picklist(PRODUCT_STANDINGS),
          noticeNo: v.optional(v.string()),
          exceptedUntil: v.optional(v.string()),
        }),
      ),
      next: v.optional(v.pipe(v.string(), v.description(GOES_ON))),
    }),
  },
  problems: [PROBLEM["invalid-cursor"]],
});

export const productRoutes = [
  readProducts,
  proposeNotice,
  importNotices,
  proposeWithdrawal,
  proposeException,
  confirmProducts,
  rejectProducts,
  revokeException,
  listConcernedTerminals,
] as const;
