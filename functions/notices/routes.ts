// The routes of one's own notices: what lies there, what is read, and how one wishes to be told; and of how their deliveries stand, for
// whoever runs the gateway; names and schemas only.
import * as v from "valibot";
import { PROBLEM } from "../shared/http/problem.ts";
import { route } from "../shared/http/route.ts";
import { words } from "../shared/words.ts";
import {
  CHANNELS,
  DELIVERY_STANDINGS,
  DELIVERY_STATES,
  HOUR_WISHES,
  MAIL_WISHES,
  URGENCIES,
} from "./names.ts";

const entry = "notices/inbox";
/** By which a notice is found in a box: when it happened and what it is of. */
const place = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(600),
  v.regex(/^\d{4}-\d{2}-\d{2}[\x21-\x7e]*$/),
);

const notice = v.object({
  place: v.string(),
  at: v.string(),
  title: v.object({ "zh-TW": v.string(), en: v.string() }),
  /** The page of the console where it is seen to. */
  page: v.string(),
  urgency: v.picklist(URGENCIES),
  by: v.string(),
  read: v.boolean(),
});

export const listNotices = route({
  name: "listNotices",
  method: "GET",
  path: "/v1/notices",
  entry,
  kind: "read",
  summary: words("本人的通知", "One's own notices, the newest first"),
  query: v.strictObject({ before: v.optional(place) }),
  answer: {
    status: 200,
    schema: v.object({
      rows: v.array(notice),
      unread: v.number(),
      /** Where the next page begins. */
      next: v.optional(v.string()),
    }),
  },
  problems: [],
});

/** What the menu shows; a hundred stands for more than that. */
export const countNotices = route({
  name: "countNotices",
  method: "GET",
  path: "/v1/notices/unread",
  entry,
  kind: "read",
  summary: words("本人未讀的通知數", "How many of one's own notices are unread"),
  answer: { status: 200, schema: v.object({ unread: v.number(), urgent: v.number() }) },
  problems: [],
});

/** Changes no record, and so asks for no second factor. */
export const markNotices = route({
  name: "markNotices",
  method: "POST",
  path: "/v1/notices/read",
  entry,
  kind: "read",
  summary: words("將通知標為已讀", "Mark notices as read: some, or all until one of them"),
  body: v.strictObject({
    places: v.optional(v.pipe(v.array(place), v.maxLength(100)), []),
    until: v.optional(place),
  }),
  example: { places: ["2026-11-29T01:00:00.000Z#TERMINAL#3140101-03-0000001#5"] },
  answer: { status: 204 },
  problems: [],
});

const wishes = {
  mail: v.picklist(MAIL_WISHES),
  hours: v.picklist(HOUR_WISHES),
  dailyAt: v.pipe(v.number(), v.integer(), v.minValue(6), v.maxValue(20)),
  messenger: v.boolean(),
};

export const readWishes = route({
  name: "readWishes",
  method: "GET",
  path: "/v1/notices/wishes",
  entry,
  kind: "read",
  summary: words("本人的通知方式", "How one wishes to be told"),
  answer: {
    status: 200,
    schema: v.object({
      ...wishes,
      /** The directory's address of whoever asks, and whether a message to it came back. */
      address: v.optional(v.string()),
      bounced: v.boolean(),
      /** Whether this city has what calls people, and a messenger, and this stage a sender of mail. */
      hasVoice: v.boolean(),
      hasMessenger: v.boolean(),
      hasMail: v.boolean(),
    }),
  },
  problems: [],
});

export const setWishes = route({
  name: "setWishes",
  method: "POST",
  path: "/v1/notices/wishes",
  entry,
  kind: "read",
  summary: words("設定本人的通知方式", "Choose how one is told"),
  body: v.strictObject(wishes),
  example: { mail: "daily", hours: "working", dailyAt: 8, messenger: true },
  answer: { status: 204 },
  problems: [PROBLEM["invalid-input"]],
});

export const listDeliveries = route({
  name: "listDeliveries",
  method: "GET",
  path: "/v1/deliveries",
  entry,
  kind: "read",
  summary: words(
    "通知寄送情形：待送、未送達、已送；不含通知內容",
    "How deliveries of notices stand: still to go, not brought, brought; never what they say",
  ),
  query: v.strictObject({ standing: v.optional(v.picklist(DELIVERY_STANDINGS), "failed") }),
  answer: {
    status: 200,
    schema: v.object({
      /** Those of one message are one; settled ones of the last days. */
      rows: v.array(
        v.object({
          account: v.string(),
          channel: v.picklist(CHANNELS),
          state: v.picklist(DELIVERY_STATES),
          urgent: v.boolean(),
          count: v.number(),
          since: v.string(),
          due: v.string(),
          attempts: v.number(),
          settledAt: v.optional(v.string()),
          why: v.optional(v.string()),
        }),
      ),
      days: v.number(),
    }),
  },
  problems: [],
});

export const noticeRoutes = [
  listNotices,
  countNotices,
  markNotices,
  readWishes,
  setWishes,
  listDeliveries,
] as const;
