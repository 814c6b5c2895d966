// The routes of the kill switch; names and schemas only.
import * as v from "valibot";
import { SESSION_PROBLEM } from "../sessions/problems.ts";
import * as shape from "../sessions/shapes.ts";
import { route } from "../shared/http/route.ts";
import { key, text } from "../shared/http/schema.ts";
import type { Words } from "../shared/words.ts";

const said = (zh: string, en: string): Words => ({ "zh-TW": zh, en });
const reason = text(500);
const stopped = { status: 200, schema: v.object({ rows: v.array(shape.stop) }) } as const;

export const stopConnections = route({
  name: "stopConnections",
  method: "POST",
  path: "/v1/stops",
  entry: "stops/stop",
  kind: "write",
  summary: said(
    "緊急切斷：單一連線、一部電腦、一個人、一機關、一體系或全市",
    "Stop: a session, a terminal, a person, an agency, a system or the whole city",
  ),
  body: v.strictObject({ scope: shape.scope, reason, drill: v.optional(v.literal(true)) }),
  example: { scope: { kind: "terminal", id: "3140101-03-0000123" }, reason: "疑似遭入侵" },
  answer: { status: 201, schema: shape.stop },
  problems: [SESSION_PROBLEM["stop-target-unknown"], SESSION_PROBLEM["stop-too-many"]],
});

export const listStops = route({
  name: "listStops",
  method: "GET",
  path: "/v1/stops",
  entry: "stops/stop",
  kind: "read",
  summary: said(
    "列出生效中的緊急切斷，以及是否停止放行",
    "The stops in force, and whether no yes is given at all",
  ),
  answer: {
    status: 200,
    schema: v.object({ rows: v.array(shape.stop), doubtSince: v.optional(v.string()) }),
  },
  problems: [],
});

export const liftStop = route({
  name: "liftStop",
  method: "POST",
  path: "/v1/stops/{stop}/lifting",
  entry: "stops/stop",
  kind: "write",
  summary: said("解除緊急切斷", "Lift a stop"),
  params: v.strictObject({ stop: key(64) }),
  body: v.strictObject({ reason }),
  example: { reason: "已查明並排除" },
  answer: stopped,
  problems: [SESSION_PROBLEM["stop-unknown"]],
});

const names = v.array(v.string());
const judging = v.object({
  /** Whether the gate gives a yes at all. */
  isOpen: v.boolean(),
  doubt: v.optional(
    v.object({
      at: v.string(),
      session: v.optional(v.string()),
      /** The policies that refused by the gate’s record; none where it was allowed. */
      decided: v.optional(names),
      /** And by the official engine. */
      official: v.optional(names),
      /** In place of these: no decision since then was put to the official engine. */
      unjudgedSince: v.optional(v.string()),
      proposed: v.optional(v.object({ by: v.string(), at: v.string(), because: v.string() })),
    }),
  ),
  /** Two people let the gate go on without a second opinion, until then. */
  unjudgedUntil: v.optional(v.string()),
});

export const readDoubt = route({
  name: "readDoubt",
  method: "GET",
  path: "/v1/doubt",
  entry: "stops/reopen",
  kind: "read",
  summary: said("閘道的判斷與官方引擎是否一致", "Whether the gate and the official engine agree"),
  answer: { status: 200, schema: judging },
  problems: [],
});

export const proposeOpening = route({
  name: "proposeOpening",
  method: "POST",
  path: "/v1/doubt/proposal",
  entry: "stops/reopen",
  kind: "write",
  summary: said("提出恢復放行", "Propose that the gate decides again"),
  body: v.strictObject({ reason }),
  example: { reason: "已查明為編譯錯誤，並已部署更正版" },
  answer: { status: 200, schema: judging },
  problems: [SESSION_PROBLEM["engines-agree"]],
});

export const confirmOpening = route({
  name: "confirmOpening",
  method: "POST",
  path: "/v1/doubt/confirmation",
  entry: "stops/reopen",
  kind: "write",
  summary: said("同意恢復放行（須另一人）", "Agree that the gate decides again, as a second person"),
  body: v.strictObject({ reason }),
  example: { reason: "已核對部署版本與差異紀錄" },
  answer: { status: 200, schema: judging },
  problems: [
    SESSION_PROBLEM["engines-agree"],
    SESSION_PROBLEM["reopening-not-proposed"],
    SESSION_PROBLEM["reopening-of-ones-own"],
  ],
});

export const stopRoutes = [
  stopConnections,
  listStops,
  liftStop,
  readDoubt,
  proposeOpening,
  confirmOpening,
] as const;
