// The routes of sessions and their explanation; names and schemas only.
import * as v from "valibot";
import { computerNo } from "../devices/computers.ts";
import { LIST_FACTS } from "../gate/names.ts";
import { PROBLEM } from "../shared/http/problem.ts";
import { route } from "../shared/http/route.ts";
import { account, day, instant, key, pageQuery, text } from "../shared/http/schema.ts";
import type { Words } from "../shared/words.ts";
import { SESSION_PROBLEM } from "./problems.ts";
import * as shape from "./shapes.ts";

const said = (zh: string, en: string): Words => ({ "zh-TW": zh, en });
const params = v.strictObject({ session: key(128) });
const reason = text(500);
const one = { status: 200, schema: shape.session } as const;

export const askSession = route({
  name: "askSession",
  method: "POST",
  path: "/v1/sessions",
  entry: "sessions/ask",
  kind: "write",
  summary: said(
    "詢問可否開啟 VDI 或自建 VPN 的連線",
    "Ask whether a session by VDI or the city's own VPN may open; the answer is on record either way",
  ),
  body: shape.question,
  example: {
    terminal: "3140101-03-0000123",
    endpoint: "vdi-broker-household",
    person: "worker@household",
    address: "203.0.113.24",
    factors: 2,
  },
  answer: { status: 201, schema: shape.answered },
  problems: [
    SESSION_PROBLEM["endpoint-not-vdi"],
    SESSION_PROBLEM["broker-says-who"],
    SESSION_PROBLEM["only-for-oneself"],
  ],
});

export const endSession = route({
  name: "endSession",
  method: "POST",
  path: "/v1/sessions/{session}/end",
  entry: "sessions/ask",
  kind: "write",
  summary: said("結束連線", "End a session"),
  params,
  body: v.strictObject({ reason }),
  example: { reason: "工作結束" },
  answer: one,
  problems: [PROBLEM["not-found"], SESSION_PROBLEM["session-not-open"]],
});

export const askAct = route({
  name: "askAct",
  method: "POST",
  path: "/v1/sessions/{session}/acts",
  entry: "sessions/act",
  kind: "write",
  summary: said(
    "連線中逐次詢問：可否開啟公文、取出資料、委託交易",
    "Ask before each act inside a session: open a document, take data out, place an order; the answer is on record either way",
  ),
  params,
  body: shape.askedAct,
  example: { document: { number: "府民戶字第1100012345號", classification: "ordinary" } },
  answer: { status: 201, schema: shape.act },
  problems: [PROBLEM["not-found"], SESSION_PROBLEM["act-one-of-three"]],
});

export const listSessions = route({
  name: "listSessions",
  method: "GET",
  path: "/v1/sessions",
  entry: "sessions/watch",
  kind: "read",
  summary: said(
    "列出連線：一體系或一機關進行中的（各附確認時限）、一部電腦的、一個人的、一體系一日的",
    "Sessions: live ones of a system or an agency, each with its lease, or of a terminal, a person, a system on a day",
  ),
  query: pageQuery({
    live: v.optional(v.picklist(["true"])),
    agency: v.optional(key(64)),
    system: v.optional(shape.system),
    channel: v.optional(shape.channel),
    endpoint: v.optional(key(64)),
    terminal: v.optional(computerNo),
    person: v.optional(account()),
    day: v.optional(day()),
  }),
  answer: { status: 200, schema: v.object({ rows: v.array(shape.session), next: v.optional(v.string()) }) },
  problems: [PROBLEM["invalid-cursor"], SESSION_PROBLEM["session-question-missing"]],
});

export const searchSessions = route({
  name: "searchSessions",
  method: "GET",
  path: "/v1/sessions/search",
  entry: "sessions/search",
  kind: "read",
  summary: said(
    "查詢連線要求：每一次詢問，不論允許或拒絕，依人員、電腦、體系、機關、位址、條文、日期、結果",
    "Every question ever put to the gate, allowed or refused, by person, terminal, system, agency, address, clause, days and outcome; the newest first",
  ),
  query: pageQuery({
    person: v.optional(account()),
    terminal: v.optional(computerNo),
    system: v.optional(shape.system),
    channel: v.optional(shape.channel),
    agency: v.optional(key(64)),
    address: v.optional(text(64)),
    /** A clause, or a policy of the house by its name. */
    cause: v.optional(text(128)),
    outcome: v.optional(v.picklist(["allowed", "refused"])),
    from: v.optional(day()),
    until: v.optional(day()),
  }),
  answer: {
    status: 200,
    schema: v.object({
      from: v.string(),
      until: v.string(),
      rows: v.array(shape.session),
      next: v.optional(v.string()),
    }),
  },
  problems: [
    PROBLEM["invalid-cursor"],
    SESSION_PROBLEM["session-search-span"],
    SESSION_PROBLEM["session-search-too-wide"],
  ],
});

export const readSession = route({
  name: "readSession",
  method: "GET",
  path: "/v1/sessions/{session}",
  entry: "sessions/watch",
  kind: "read",
  summary: said("查單一連線，連同當時的判斷", "One session, with the decision it rested on"),
  params,
  answer: {
    status: 200,
    schema: v.object({
      ...shape.session.entries,
      decision: v.optional(shape.decision),
      /** The newest first, and not all where there are many: the journal has them all. */
      newestActs: v.array(shape.actAsked),
    }),
  },
  problems: [PROBLEM["not-found"]],
});

export const countSessions = route({
  name: "countSessions",
  method: "GET",
  path: "/v1/sessions/counts",
  entry: "sessions/watch",
  kind: "read",
  summary: said("連線統計：逐日逐體系，拒絕依條文", "Sessions counted by day and system, refusals by clause"),
  query: v.strictObject({ from: day(), until: day(), system: v.optional(shape.system) }),
  answer: { status: 200, schema: shape.counts },
  problems: [SESSION_PROBLEM["session-period-too-long"]],
});

export const explainGate = route({
  name: "explainGate",
  method: "GET",
  path: "/v1/explanation",
  entry: "sessions/explain",
  kind: "read",
  summary: said(
    "閘門為何開或關：逐條說明，過去、現在、未來",
    "Why the gate is open or closed, clause by clause: then, now, or later",
  ),
  query: v.strictObject({
    person: account(),
    terminal: computerNo,
    system: shape.system,
    channel: shape.channel,
    address: v.optional(text(64, 0), ""),
    endpoint: v.optional(key(64)),
    at: v.optional(instant()),
    /** From that moment on, when the gate opens and closes, and why: up to two days. */
    until: v.optional(instant()),
    whatIf: v.optional(shape.whatIf),
  }),
  answer: { status: 200, schema: shape.explanation },
  problems: [],
});

export const readListsInTime = route({
  name: "readListsInTime",
  method: "GET",
  path: "/v1/explanation/lists",
  entry: "sessions/explain",
  kind: "read",
  summary: said(
    "體系的名單何時讓位址通過、何時未生效，過去與未來",
    "When a system’s lists let an address through and when they did not, then and later",
  ),
  query: v.strictObject({
    person: account(),
    terminal: computerNo,
    system: shape.system,
    channel: shape.channel,
    address: v.optional(text(64, 0), ""),
    from: instant(),
    until: instant(),
  }),
  answer: {
    status: 200,
    schema: v.object({
      /** Empty where the reader may not know the system. */
      rows: v.array(
        v.object({ from: v.string(), until: v.string(), closed: v.array(v.picklist(LIST_FACTS)) }),
      ),
    }),
  },
  problems: [],
});

export const listPolicies = route({
  name: "listPolicies",
  method: "GET",
  path: "/v1/policies",
  entry: "sessions/explain",
  kind: "read",
  summary: said(
    "閘門的規則原文，依條文",
    "The gate's policies by clause, in words and as they are judged by",
  ),
  query: v.strictObject({ clause: v.optional(shape.clause) }),
  answer: {
    status: 200,
    schema: v.object({ rows: v.array(shape.policy), clauses: v.array(shape.covered) }),
  },
  problems: [],
});

export const sessionRoutes = [
  askSession,
  endSession,
  askAct,
  listSessions,
  searchSessions,
  countSessions,
  readSession,
  explainGate,
  readListsInTime,
  listPolicies,
] as const;
