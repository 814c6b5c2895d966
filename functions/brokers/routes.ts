// The routes of brokers: who is told, what there is to catch up with, what they confirm; names and schemas only.
import * as v from "valibot";
import { SIGNS_OF_LIFE } from "../sessions/session-event.ts";
import { session, system } from "../sessions/shapes.ts";
import { PROBLEM } from "../shared/http/problem.ts";
import { type Route, route } from "../shared/http/route.ts";
import { account, instant, key, text } from "../shared/http/schema.ts";
import { HOW_POSTED } from "../shared/webhook/names.ts";
import { words } from "../shared/words.ts";
import { BROKER_PROBLEM } from "./problems.ts";

const params = v.strictObject({ system, endpoint: key(64) });
const subscription = {
  account: account(),
  url: v.optional(text(500)),
  seconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(300)), 10),
};
const agreed = v.object({
  account: v.string(),
  url: v.optional(v.string()),
  seconds: v.number(),
  at: v.string(),
  by: v.string(),
});
const delivery = v.object({
  at: v.string(),
  id: v.string(),
  type: v.string(),
  outcome: v.picklist(HOW_POSTED),
  status: v.optional(v.number()),
  ms: v.number(),
});
const broker = v.object({
  endpoint: v.string(),
  proposed: v.optional(agreed),
  inForce: v.optional(agreed),
  /** The newest first; none of them says that anything is closed. */
  deliveries: v.array(delivery),
  restsUntil: v.optional(v.string()),
  /** Ends that it has not confirmed in time. */
  unclosed: v.array(
    v.object({
      session: v.string(),
      due: v.string(),
      /** It said that it was closed, and saw it after that. */
      seenAt: v.optional(v.string()),
    }),
  ),
});
/** Through which endpoint a session came in that acts were asked inside of; when last, to the hour, and by whom. */
const asking = v.object({ endpoint: v.string(), hour: v.string(), by: v.string() });
const one = { status: 200, schema: broker } as const;

function manage<const R extends Pick<Route, "name" | "method" | "summary" | "body" | "example" | "problems">>(
  noun: string,
  row: R,
) {
  const path = `/v1/systems/{system}/endpoints/{endpoint}/broker${noun}`;
  return route({ ...row, path, entry: "brokers/manage", kind: "write", params, answer: one });
}

export const proposeBroker = manage("", {
  name: "proposeBroker",
  method: "PUT",
  summary: words(
    "提出連線代理的通知設定",
    "Propose whom to tell when what opened through this endpoint has to close",
  ),
  body: v.strictObject(subscription),
  example: { account: "vdi-broker-household", url: "https://vdi.example.gov.tw/docgate", seconds: 10 },
  problems: [BROKER_PROBLEM["broker-endpoint-unknown"], BROKER_PROBLEM["broker-address-refused"]],
});

export const confirmBroker = manage("/confirmation", {
  name: "confirmBroker",
  method: "POST",
  summary: words("確認連線代理的通知設定", "Confirm a proposed subscription: from now on the broker is told"),
  body: v.strictObject({}),
  example: {},
  problems: [BROKER_PROBLEM["broker-not-proposed"], BROKER_PROBLEM["broker-confirmed-by-another"]],
});

export const removeBroker = manage("/removal", {
  name: "removeBroker",
  method: "POST",
  summary: words("取消連線代理的通知設定", "Take a subscription away: ends are on record only from then on"),
  body: v.strictObject({ reason: text(500) }),
  example: { reason: "代理汰換" },
  problems: [BROKER_PROBLEM["broker-unknown"]],
});

export const testBroker = route({
  name: "testBroker",
  method: "POST",
  path: "/v1/systems/{system}/endpoints/{endpoint}/broker/test",
  entry: "brokers/notify-by-hand",
  kind: "write",
  summary: words("送出測試通知", "Send a test to the proposed address, or else to the one in force"),
  params,
  body: v.strictObject({}),
  example: {},
  answer: { status: 200, schema: delivery },
  problems: [BROKER_PROBLEM["broker-unknown"], BROKER_PROBLEM["broker-by-feed"]],
});

export const listBrokers = route({
  name: "listBrokers",
  method: "GET",
  path: "/v1/systems/{system}/brokers",
  entry: "brokers/feed",
  kind: "read",
  summary: words("列出體系的連線代理與最近的通知", "The brokers of a system, with what they were told last"),
  params: v.strictObject({ system }),
  answer: { status: 200, schema: v.object({ rows: v.array(broker), acts: v.array(asking) }) },
  problems: [],
});

export const followSessions = route({
  name: "followSessions",
  method: "GET",
  path: "/v1/sessions/feed",
  entry: "brokers/feed",
  kind: "read",
  summary: words(
    "體系的 VDI 與自建 VPN 連線自某時以來的異動；不帶起點則為現況",
    "What changed of a system's sessions by VDI and by its own VPN servers since a moment; without one, how they stand",
  ),
  query: v.strictObject({ system, endpoint: v.optional(key(64)), after: v.optional(instant()) }),
  answer: {
    status: 200,
    schema: v.object({
      rows: v.array(session),
      /** Where to go on from: what changed in the last seconds before it is told again. */
      after: v.string(),
      more: v.boolean(),
    }),
  },
  problems: [BROKER_PROBLEM["feed-too-old"]],
});

const closing = { method: "POST", entry: "brokers/confirm", kind: "write" } as const;
const closed = {
  ...closing,
  params: v.strictObject({ session: key(128) }),
  answer: { status: 200, schema: session },
} as const;
const MATTERS = [
  PROBLEM["not-found"],
  BROKER_PROBLEM["session-not-ended"],
  BROKER_PROBLEM["closed-on-record-only"],
  BROKER_PROBLEM["closed-already"],
  BROKER_PROBLEM["closed-when"],
];

export const confirmClosed = route({
  ...closed,
  name: "confirmClosed",
  path: "/v1/sessions/{session}/closed",
  summary: words(
    "連線代理確認桌面或通道已關閉",
    "A broker confirms that the desktop or tunnel is closed, when and how",
  ),
  body: v.strictObject({
    closedAt: instant(),
    how: v.picklist(["logged-off", "disconnected", "never-opened", "already-gone", "taken-over"]),
  }),
  example: { closedAt: "2021-06-11T17:30:00+08:00", how: "logged-off" },
  problems: [...MATTERS, BROKER_PROBLEM["closed-by-its-own-broker"]],
});

export const reportAlive = route({
  ...closed,
  name: "reportAlive",
  path: "/v1/sessions/{session}/alive",
  summary: words(
    "連線代理回報桌面或通道仍在：先前確認的關閉因此不算數",
    "A broker reports that a desktop or tunnel is still there: a closing that was confirmed before does not count then",
  ),
  body: v.strictObject({ seenAt: instant(), sign: v.picklist(SIGNS_OF_LIFE) }),
  example: { seenAt: "2021-06-11T17:32:00+08:00", sign: "activity" },
  problems: [
    PROBLEM["not-found"],
    BROKER_PROBLEM["closed-on-record-only"],
    BROKER_PROBLEM["seen-by-its-own-broker"],
    BROKER_PROBLEM["seen-when"],
  ],
});

export const closeByHand = route({
  ...closed,
  name: "closeByHand",
  path: "/v1/sessions/{session}/closed-by-hand",
  summary: words(
    "體系管理者登錄桌面或通道已由人員關閉",
    "An administrator records that somebody closed the desktop or tunnel by hand",
  ),
  body: v.strictObject({ closedAt: instant(), reason: text(500) }),
  example: { closedAt: "2021-06-11T17:40:00+08:00", reason: "代理主機故障，已於虛擬主機關閉" },
  problems: [...MATTERS, BROKER_PROBLEM["closed-by-another"]],
});

export const brokerRoutes = [
  proposeBroker,
  confirmBroker,
  removeBroker,
  testBroker,
  listBrokers,
  followSessions,
  confirmClosed,
  reportAlive,
  closeByHand,
] as const;
