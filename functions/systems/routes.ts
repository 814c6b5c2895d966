// The routes of systems and the shape of what goes in and out; names and schemas only.
import * as v from "valibot";
import { CHANNELS } from "../allowlist/names.ts";
import { FAMILIES } from "../shared/address/address.ts";
import { type Route, route } from "../shared/http/route.ts";
import { bothLanguages, instant, key, text } from "../shared/http/schema.ts";
import {
  CRITICAL_SERVICES,
  DRIFT_HABITS,
  EXCHANGE_SYSTEMS,
  SYSTEM_KINDS,
  SYSTEMS,
} from "../shared/rules/systems.ts";
import { words } from "../shared/words.ts";
import { network } from "../stops/shapes.ts";
import { PROPOSALS, TEST_RESULTS, VPN_SERVERS } from "./names.ts";
import { SYSTEM_PROBLEM } from "./problems.ts";

const system = v.picklist(SYSTEMS);
const params = v.strictObject({ system });
const endpointParams = v.strictObject({ system, endpoint: key(64) });
const many = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000));

const capacity = { accounts: many, seats: many, bandwidthMbps: many, planRef: text(200) };
const endpoint = {
  endpoint: key(64),
  channel: v.picklist(CHANNELS),
  egress: v.optional(text(64)),
  server: v.optional(v.picklist(VPN_SERVERS)),
};

const deployed = {
  endpoints: v.array(v.string()),
  groups: v.array(v.string()),
  egress: v.array(v.string()),
  /** Times of day in Taipei on working days, out of which its endpoints lead nowhere. */
  hours: v.optional(v.object({ from: v.string(), until: v.string() })),
};

const shownPurpose = v.optional(
  v.object({
    business: v.string(),
    rights: v.array(v.string()),
    functions: v.array(v.string()),
    document: v.string(),
    by: v.string(),
    confirmedBy: v.optional(v.string()),
  }),
);

const systemSchema = v.object({
  system,
  name: bothLanguages,
  managingAgency: v.string(),
  kind: v.picklist(SYSTEM_KINDS),
  /** Of one for document management, the exchange system that it stands beside. */
  beside: v.optional(v.picklist(EXCHANGE_SYSTEMS)),
  sensitivity: v.string(),
  criticalService: v.nullable(v.picklist(CRITICAL_SERVICES)),
  families: v.array(v.picklist(FAMILIES)),
  drift: v.picklist(DRIFT_HABITS),
  plan: v.optional(v.object({ ...capacity, at: v.string(), by: v.string() })),
  endpoints: v.array(
    v.object({
      ...endpoint,
      alsoEgress: v.optional(v.array(v.string())),
      deployed: v.optional(v.literal(true)),
      /** Of a VPN endpoint: the business, rights and functions that nobody who asks can say. */
      purpose: v.optional(v.object({ proposed: shownPurpose, inForce: shownPurpose })),
    }),
  ),
  deployment: v.optional(
    v.object({
      ...deployed,
      at: v.string(),
      confirmed: v.optional(v.object({ at: v.string(), by: v.string() })),
      proposals: v.array(
        v.object({ what: v.picklist(PROPOSALS), endpoint: v.string(), egress: v.array(v.string()) }),
      ),
    }),
  ),
  /** Only where the system is read: the addresses that are not used, reported and set all three. */
  egress: v.optional(
    v.array(v.object({ range: v.string(), used: v.boolean(), reported: v.boolean(), set: v.boolean() })),
  ),
  remoteTestedAt: v.optional(v.string()),
  remoteTestFailedAt: v.optional(v.string()),
  /** Only where the system is read, not in the answer to an act. */
  network: v.optional(network),
  version: v.number(),
});
const answer = { status: 200, schema: systemSchema } as const;

function act<const R extends Pick<Route, "name" | "summary" | "body" | "example" | "problems">>(
  noun: string,
  row: R,
) {
  const path = `/v1/systems/{system}/${noun}`;
  return route({ ...row, path, method: "POST", entry: "systems/manage", kind: "write", params, answer });
}

export const planCapacity = route({
  name: "planCapacity",
  method: "PUT",
  path: "/v1/systems/{system}/plan",
  entry: "systems/manage",
  kind: "write",
  summary: words("規劃 VPN 與 VDI 容量", "Plan how many may connect over VPN and VDI"),
  params,
  body: v.strictObject(capacity),
  example: { accounts: 20, seats: 10, bandwidthMbps: 100, planRef: "容量規劃 110-1" },
  answer,
  problems: [SYSTEM_PROBLEM["plan-empty"]],
});

export const addEndpoint = act("endpoints", {
  name: "addEndpoint",
  summary: words("登錄連線端點", "Record a VPN endpoint or a VDI broker of the system"),
  body: v.strictObject(endpoint),
  example: { endpoint: "cvpn-endpoint-0123456789abcdef0", channel: "vpn", egress: "203.0.113.24/32" },
  problems: [
    SYSTEM_PROBLEM["endpoint-form"],
    SYSTEM_PROBLEM["endpoint-known"],
    SYSTEM_PROBLEM["endpoint-of-other-system"],
    SYSTEM_PROBLEM["egress-refused"],
  ],
});

export const removeEndpoint = route({
  name: "removeEndpoint",
  method: "POST",
  path: "/v1/systems/{system}/endpoints/{endpoint}/removal",
  entry: "systems/manage",
  kind: "write",
  summary: words("停用連線端點", "Take an endpoint away: nobody comes in through it any more"),
  params: endpointParams,
  body: v.strictObject({ reason: text(500) }),
  example: { reason: "端點汰換" },
  answer,
  problems: [SYSTEM_PROBLEM["endpoint-unknown"]],
});

export const recordRemoteTest = act("remote-tests", {
  name: "recordRemoteTest",
  summary: words("登錄遠端連線測試", "Record that remote access was tested"),
  body: v.strictObject({ testedAt: instant(), result: v.picklist(TEST_RESULTS), document: text(200) }),
  example: { testedAt: "2021-06-07T14:00:00+08:00", result: "passed", document: "測試紀錄 110-1" },
  problems: [SYSTEM_PROBLEM["test-in-the-future"]],
});

export const confirmDeployment = act("deployment", {
  name: "confirmDeployment",
  summary: words(
    "確認部署提出的端點與出口",
    "Confirm the endpoints and addresses that a deployment proposed",
  ),
  body: v.strictObject({ foundAt: text(40) }),
  example: { foundAt: "2026-11-27T01:30:00.000Z" },
  problems: [
    SYSTEM_PROBLEM["deployment-nothing-proposed"],
    SYSTEM_PROBLEM["deployment-found-again"],
    SYSTEM_PROBLEM["endpoint-of-other-system"],
    SYSTEM_PROBLEM["egress-refused"],
  ],
});

const named = v.pipe(v.array(key(64)), v.minLength(1), v.maxLength(20));
const purpose = { business: key(64), rights: named, functions: named, document: text(200) };

export const proposePurpose = route({
  name: "proposePurpose",
  method: "POST",
  path: "/v1/systems/{system}/endpoints/{endpoint}/purpose",
  entry: "systems/manage",
  kind: "write",
  summary: words("提出 VPN 端點的用途", "Propose what a VPN endpoint is for"),
  params: endpointParams,
  body: v.strictObject(purpose),
  example: {
    business: "documents",
    rights: ["read"],
    functions: ["send-receive"],
    document: "府研智字第 115004 號",
  },
  answer,
  problems: [SYSTEM_PROBLEM["endpoint-unknown"], SYSTEM_PROBLEM["purpose-of-vpn-alone"]],
});

export const confirmPurpose = route({
  name: "confirmPurpose",
  method: "POST",
  path: "/v1/systems/{system}/endpoints/{endpoint}/purpose/confirmation",
  entry: "systems/manage",
  kind: "write",
  summary: words("確認 VPN 端點的用途", "Confirm what a VPN endpoint is for, as another proposed"),
  params: endpointParams,
  body: v.strictObject({}),
  example: {},
  answer,
  problems: [SYSTEM_PROBLEM["purpose-unknown"], SYSTEM_PROBLEM["own-purpose"]],
});

export const readSystem = route({
  name: "readSystem",
  method: "GET",
  path: "/v1/systems/{system}",
  entry: "systems/read",
  kind: "read",
  summary: words("查一個體系的容量、端點與測試", "One system: capacity, endpoints, test"),
  params,
  answer,
  problems: [],
});

export const listSystems = route({
  name: "listSystems",
  method: "GET",
  path: "/v1/systems",
  entry: "systems/read",
  kind: "read",
  summary: words("列出可查看的體系", "The systems that the one who asks may see"),
  answer: { status: 200, schema: v.object({ rows: v.array(systemSchema) }) },
  problems: [],
});

export const systemRoutes = [
  listSystems,
  readSystem,
  planCapacity,
  addEndpoint,
  removeEndpoint,
  proposePurpose,
  confirmPurpose,
  recordRemoteTest,
  confirmDeployment,
] as const;
