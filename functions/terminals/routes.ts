// The routes of terminals and the shape of what goes in and out; names and schemas only.
import * as v from "valibot";
import { PROBLEM } from "../shared/problem.ts";
import { route } from "../shared/route.ts";
import { day, key, pageQuery, text } from "../shared/schema.ts";
import { SYSTEMS } from "../shared/systems.ts";
import { custody } from "./custody-schema.ts";
import { TERMINAL_PROBLEM } from "./problems.ts";
import { OWNERSHIPS, ROLES } from "./registration.ts";

/** 財產編號: the seven digits of the property class, its two-digit item, and the agency's own number. */
export const propertyNo = v.pipe(v.string(), v.regex(/^[1-9]\d{6}-\d{2}-\d{3,7}$/));
export const params = v.strictObject({ propertyNo });

const registration = {
  propertyNo,
  serial: text(64),
  agency: key(64),
  system: v.picklist(SYSTEMS),
  role: v.picklist(ROLES),
  ownership: v.picklist(OWNERSHIPS),
  brand: text(64, 0),
  certificateName: v.optional(key(64)),
  inServiceFrom: day(),
  custodian: key(128),
  accessories: v.optional(v.pipe(v.array(text(64)), v.maxLength(20)), []),
};

export const terminal = v.object({
  ...registration,
  certificateName: v.string(),
  status: v.string(),
  registeredAt: v.string(),
  custody,
  version: v.number(),
  hash: v.string(),
});

const recorded = v.object({
  version: v.number(),
  event: v.looseObject({ type: v.string() }),
  happenedAt: v.string(),
  recordedAt: v.string(),
  by: v.object({ person: v.string(), agency: v.string(), roles: v.array(v.string()) }),
  action: v.string(),
  request: v.string(),
  reason: v.optional(v.string()),
  previous: v.string(),
  hash: v.string(),
});

const example = {
  propertyNo: "3140101-03-0000123",
  serial: "SN-4711",
  agency: "household-office",
  system: "household",
  role: "exchange-terminal",
  ownership: "agency",
  brand: "Acer",
  inServiceFrom: "2019-03-01",
  custodian: "records@household",
  accessories: ["電源線"],
};

export const registerTerminal = route({
  name: "registerTerminal",
  method: "POST",
  path: "/v1/terminals",
  entry: "terminals/register",
  kind: "write",
  summary: { "zh-TW": "登記終端層電腦", en: "Register a terminal" },
  body: v.strictObject(registration),
  example,
  answer: { status: 201, schema: terminal },
  problems: [TERMINAL_PROBLEM["property-number-taken"]],
});

export const readTerminal = route({
  name: "readTerminal",
  method: "GET",
  path: "/v1/terminals/{propertyNo}",
  entry: "terminals/board",
  kind: "read",
  summary: { "zh-TW": "查一部終端層電腦的現況", en: "How one terminal stands" },
  params,
  answer: { status: 200, schema: terminal },
  problems: [PROBLEM["not-found"]],
});

export const readTerminalEvents = route({
  name: "readTerminalEvents",
  method: "GET",
  path: "/v1/terminals/{propertyNo}/events",
  entry: "terminals/board",
  kind: "read",
  summary: { "zh-TW": "查一部終端層電腦的紀錄", en: "The recorded life of one terminal" },
  params,
  answer: { status: 200, schema: v.object({ rows: v.array(recorded) }) },
  problems: [PROBLEM["not-found"]],
});

export const listTerminals = route({
  name: "listTerminals",
  method: "GET",
  path: "/v1/terminals",
  entry: "terminals/board",
  kind: "read",
  summary: { "zh-TW": "列出一機關的終端層電腦", en: "List the terminals of an agency" },
  query: pageQuery({ agency: v.optional(key(64)) }),
  answer: { status: 200, schema: v.object({ rows: v.array(terminal), next: v.optional(v.string()) }) },
  problems: [PROBLEM["invalid-cursor"]],
});

export const terminalRoutes = [registerTerminal, readTerminal, readTerminalEvents, listTerminals] as const;
