// The routes of own devices, and the shape of what goes in and out; names and schemas only.
import * as v from "valibot";
import { PERSON_PROBLEM } from "../people/problems.ts";
import { PROBLEM, type ProblemKind } from "../shared/http/problem.ts";
import { route } from "../shared/http/route.ts";
import { account, instant, key, pageQuery, text } from "../shared/http/schema.ts";
import { SYSTEMS } from "../shared/rules/systems.ts";
import { words } from "../shared/words.ts";
import { deviceNo } from "./computers.ts";
import { DELETION_METHODS, DELETION_SAYERS, DEVICE_KINDS } from "./names.ts";
import { DEVICE_PROBLEM as P } from "./problems.ts";

const entry = "devices/devices";
const params = v.strictObject({ device: deviceNo });
const said = { by: v.string(), at: v.string() };
const deletion = {
  method: v.picklist(DELETION_METHODS),
  note: v.string(),
  as: v.picklist(DELETION_SAYERS),
};

const device = v.object({
  device: v.string(),
  agency: v.string(),
  owner: v.string(),
  kind: v.picklist(DEVICE_KINDS),
  brand: v.string(),
  model: v.string(),
  serial: v.string(),
  certificateName: v.string(),
  registeredAt: v.string(),
  test: v.optional(
    v.object({ ...said, passed: v.boolean(), report: v.string(), until: v.optional(v.string()) }),
  ),
  approval: v.optional(v.object({ ...said, systems: v.array(v.string()) })),
  refused: v.optional(v.object({ ...said, reason: v.string() })),
  withdrawn: v.optional(v.object({ ...said, reason: v.string() })),
  due: v.optional(v.object({ since: v.string(), clauses: v.array(v.string()) })),
  deleted: v.optional(v.object({ ...said, ...deletion, clauses: v.array(v.string()) })),
  version: v.number(),
});
const answer = { status: 200, schema: device } as const;

function kinds(...codes: readonly (keyof typeof P)[]): readonly ProblemKind[] {
  return [PROBLEM["not-found"], ...codes.map(code => P[code])];
}

export const registerDevice = route({
  name: "registerDevice",
  method: "POST",
  path: "/v1/people/{person}/devices",
  entry,
  kind: "write",
  summary: words("登記自備設備", "Register an own device"),
  params: v.strictObject({ person: account() }),
  body: v.strictObject({
    deviceKind: v.picklist(DEVICE_KINDS),
    brand: text(64),
    model: text(64),
    serial: text(64),
  }),
  example: { deviceKind: "laptop", brand: "範例牌", model: "範例型 14", serial: "SN-000123" },
  answer: { status: 201, schema: device },
  problems: [PERSON_PROBLEM["person-unknown"], P["device-number-taken"], P["devices-too-many"]],
});

export const testDevice = route({
  name: "testDevice",
  method: "POST",
  path: "/v1/devices/{device}/tests",
  entry,
  kind: "write",
  summary: words("登錄自備設備資安檢測", "Record the security test of an own device"),
  params,
  body: v.strictObject({ passed: v.boolean(), report: text(200), until: v.optional(instant()) }),
  example: { passed: true, report: "資安檢測紀錄第 12 號", until: "2021-09-14T12:00:00+08:00" },
  answer,
  problems: kinds("device-withdrawn", "device-test-endless", "device-test-over"),
});

export const decideDevice = route({
  name: "decideDevice",
  method: "POST",
  path: "/v1/devices/{device}/decision",
  entry,
  kind: "write",
  summary: words("核准或不核准使用自備設備", "Decide whether an own device may be used"),
  params,
  body: v.strictObject({
    approved: v.boolean(),
    systems: v.optional(v.pipe(v.array(v.picklist(SYSTEMS)), v.maxLength(SYSTEMS.length)), []),
    reason: v.optional(text(500)),
  }),
  example: { approved: true, systems: ["household-dm"] },
  answer,
  problems: kinds(
    ...(["device-withdrawn", "device-not-for-exchange", "device-untested", "device-brand-banned"] as const),
    ...(["device-brands-not-supplied", "device-hazardous", "device-reason-missing"] as const),
    ...(["device-systems-missing"] as const),
  ),
});

export const withdrawDevice = route({
  name: "withdrawDevice",
  method: "POST",
  path: "/v1/devices/{device}/withdrawal",
  entry,
  kind: "write",
  summary: words("停用自備設備", "Take an own device out of use"),
  params,
  body: v.strictObject({ reason: text(500) }),
  example: { reason: "改用機關提供的電腦" },
  answer,
  problems: kinds("device-withdrawn"),
});

export const attestDeletion = route({
  name: "attestDeletion",
  method: "POST",
  path: "/v1/devices/{device}/deletion",
  entry,
  kind: "write",
  summary: words("聲明已刪除自備設備裡的公務資料", "Say that the official data on an own device is deleted"),
  params,
  body: v.strictObject({ deletionMethod: v.picklist(DELETION_METHODS), note: text(500) }),
  example: { deletionMethod: "erased", note: "以機關提供的工具清除公務資料夾" },
  answer,
  problems: kinds("device-deletion-not-due"),
});

export const readDevice = route({
  name: "readDevice",
  method: "GET",
  path: "/v1/devices/{device}",
  entry: "devices/read",
  kind: "read",
  summary: words("一部自備設備", "An own device"),
  params,
  answer,
  problems: [PROBLEM["not-found"]],
});

const rows = v.object({ rows: v.array(device), next: v.optional(v.string()) });

export const readOwnDevices = route({
  name: "readOwnDevices",
  method: "GET",
  path: "/v1/people/{person}/devices",
  entry: "devices/read",
  kind: "read",
  summary: words("一人的自備設備", "Somebody’s own devices"),
  params: v.strictObject({ person: account() }),
  answer: { status: 200, schema: v.object({ rows: v.array(device) }) },
  problems: [],
});

export const listDevices = route({
  name: "listDevices",
  method: "GET",
  path: "/v1/devices",
  entry: "devices/read",
  kind: "read",
  summary: words("機關的自備設備", "The own devices of an agency’s staff"),
  query: pageQuery({ agency: v.optional(key(64)) }),
  answer: { status: 200, schema: rows },
  problems: [PROBLEM["invalid-cursor"]],
});

export const listDeletions = route({
  name: "listDeletions",
  method: "GET",
  path: "/v1/deletions",
  entry: "devices/read",
  kind: "read",
  summary: words("待刪除公務資料的自備設備", "Own devices whose official data has yet to be deleted"),
  query: pageQuery({ agency: v.optional(key(64)) }),
  answer: { status: 200, schema: rows },
  problems: [PROBLEM["invalid-cursor"]],
});

export const deviceRoutes = [
  registerDevice,
  testDevice,
  decideDevice,
  withdrawDevice,
  attestDeletion,
  readDevice,
  readOwnDevices,
  listDevices,
  listDeletions,
] as const;
