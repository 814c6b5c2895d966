// The routes of terminals and the shape of what goes in and out; names and schemas only.

import * as v from "valibot";
import { PROBLEM } from "../shared/http/problem.ts";
import { route } from "../shared/http/route.ts";
import { day, key, pageQuery, text } from "../shared/http/schema.ts";
import { SYSTEMS } from "../shared/rules/systems.ts";
import { words } from "../shared/words.ts";
import { STAGES } from "./custody.ts";
import { registerRoutes } from "./register-routes.ts";
import { params, terminal } from "./shapes.ts";

/** That an answer was kept with it, which its hash covers. */
const vouched = v.object({ person: v.string(), key: v.string(), sum: v.string() });

const recorded = v.object({
  version: v.number(),
  event: v.looseObject({ type: v.string() }),
  happenedAt: v.string(),
  recordedAt: v.string(),
  by: v.object({ person: v.string(), agency: v.string(), roles: v.array(v.string()) }),
  action: v.string(),
  request: v.string(),
  reason: v.optional(v.string()),
  answered: v.optional(vouched),
  previous: v.string(),
  hash: v.string(),
});

export const readTerminal = route({
  name: "readTerminal",
  method: "GET",
  path: "/v1/terminals/{propertyNo}",
  entry: "terminals/list",
  kind: "read",
  summary: words("查一部終端層電腦的現況", "The current state of one terminal"),
  params,
  answer: { status: 200, schema: terminal },
  problems: [PROBLEM["not-found"]],
});

export const readTerminalEvents = route({
  name: "readTerminalEvents",
  method: "GET",
  path: "/v1/terminals/{propertyNo}/events",
  entry: "terminals/list",
  kind: "read",
  summary: words("查一部終端層電腦的紀錄", "The recorded life of one terminal"),
  params,
  answer: { status: 200, schema: v.object({ rows: v.array(recorded) }) },
  problems: [PROBLEM["not-found"]],
});

export const listTerminals = route({
  name: "listTerminals",
  method: "GET",
  path: "/v1/terminals",
  entry: "terminals/list",
  kind: "read",
  summary: {
    "zh-TW": "列出或搜尋一機關的終端層電腦",
    en: "List or search the terminals of an agency",
  },
  query: pageQuery({
    agency: v.optional(key(64)),
    system: v.optional(v.picklist(SYSTEMS)),
    stage: v.optional(v.picklist(STAGES)),
    dueBy: v.optional(day()),
    q: v.optional(text(64)),
  }),
  answer: { status: 200, schema: v.object({ rows: v.array(terminal), next: v.optional(v.string()) }) },
  problems: [PROBLEM["invalid-cursor"]],
});

const STAGE = STAGES.join("|");

export const countTerminals = route({
  name: "countTerminals",
  method: "GET",
  path: "/v1/terminals/counts",
  entry: "terminals/list",
  kind: "read",
  summary: words("一機關各階段的終端數", "How many terminals of an agency are at each stage"),
  query: v.strictObject({
    agency: v.optional(key(64)),
    /** With commas between; without it, all. To count is to read: many lie in the office. */
    stages: v.optional(v.pipe(v.string(), v.regex(new RegExp(`^(${STAGE})(,(${STAGE}))*$`)))),
  }),
  answer: {
    status: 200,
    schema: v.object({ counts: v.record(v.picklist(STAGES), v.number()), countedTo: v.number() }),
    example: { counts: { "in-office": 12, out: 3 }, countedTo: 1000 },
  },
  problems: [],
});

export const terminalRoutes = [
  ...registerRoutes,
  readTerminal,
  readTerminalEvents,
  listTerminals,
  countTerminals,
] as const;
