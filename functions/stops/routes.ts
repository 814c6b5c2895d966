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
    "緊急切斷：一條連線、一部電腦、一個人、一機關、一體系或全市",
    "Stop: a session, a terminal, a person, an agency, a system or the whole city",
  ),
  body: v.strictObject({ scope: shape.scope, reason }),
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
  summary: said("列出生效中的緊急切斷", "The stops in force"),
  answer: stopped,
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

export const stopRoutes = [stopConnections, listStops, liftStop] as const;
