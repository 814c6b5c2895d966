// The shapes of a terminal, its registered facts and its trip, in and out of the API; names and schemas only.

import * as v from "valibot";
import { HOLD_CAUSES } from "../people/names.ts";
import { type Route, route } from "../shared/http/route.ts";
import { day, instant, keeper, key, sha256, text } from "../shared/http/schema.ts";
import { SYSTEMS } from "../shared/rules/systems.ts";
import { INCIDENT_CAUSES, SCAN_MODES, SCAN_NETWORKS, STAGES } from "./custody.ts";
import { canonicalPropertyNo, PROPERTY_NO, READABLE_PROPERTY_NO } from "./property-number.ts";
import { OWNERSHIPS, TERMINAL_ROLES, TERMINAL_STATUSES } from "./registration.ts";

/** With its hyphens or without: kept with them. */
export const propertyNo = v.pipe(v.string(), v.regex(READABLE_PROPERTY_NO), v.transform(canonicalPropertyNo));
export const params = v.strictObject({ propertyNo });

export const keeping = { agency: key(64), system: v.picklist(SYSTEMS), custodian: keeper(128) };

export const description = {
  serial: text(64),
  role: v.picklist(TERMINAL_ROLES),
  ownership: v.picklist(OWNERSHIPS),
  brand: text(64, 0),
  model: v.optional(text(64, 0)),
  certificateName: key(64),
  inServiceFrom: day(),
  accessories: v.pipe(v.array(text(64)), v.maxLength(20)),
};

export const registration = {
  propertyNo,
  ...keeping,
  ...description,
  certificateName: v.optional(description.certificateName),
  accessories: v.optional(description.accessories, []),
};

export const items = v.pipe(v.array(text(64)), v.maxLength(20));
/** Why something is entered after the fact. */
export const lateReason = v.optional(text(500));
export const stepTime = { happenedAt: v.optional(instant()), reason: lateReason };

/** What is said of a loan besides who borrows it and what goes along. */
export const loanTerms = { purpose: text(200), dueOn: day(), norm: text(64) };

export const disinfection = { site: key(64), startedAt: instant(), doneAt: instant() };

export const scanTool = {
  tool: text(64),
  toolVersion: text(64),
  patternVersion: text(64),
  patternDate: day(),
  mode: v.picklist(SCAN_MODES),
  network: v.picklist(SCAN_NETWORKS),
};
export const scanResult = {
  startedAt: instant(),
  finishedAt: instant(),
  findings: v.pipe(v.array(text(200)), v.maxLength(100)),
  report: sha256,
};

export const loan = v.object({
  number: v.number(),
  borrower: v.string(),
  purpose: v.string(),
  dueOn: v.string(),
  dueAt: v.string(),
  accessories: v.array(v.string()),
  pledgeText: v.string(),
  norm: v.string(),
  registeredAt: v.string(),
  registeredBy: v.string(),
  approval: v.optional(v.object({ by: v.string(), at: v.string(), until: v.string() })),
  pledgedAt: v.optional(v.string()),
  outAt: v.optional(v.string()),
  returnDeclaredAt: v.optional(v.string()),
  disinfection: v.optional(v.object(disinfection)),
  scan: v.optional(v.object({ ...scanTool, ...scanResult })),
  cleanUp: v.optional(v.object({ method: v.string(), doneAt: v.string() })),
  attestation: v.optional(v.object({ by: v.string(), at: v.string(), document: v.string() })),
  release: v.optional(v.object({ by: v.string(), at: v.string(), missing: v.array(v.string()) })),
  signed: v.object({ borrower: v.optional(v.string()), records: v.optional(v.string()) }),
  lostAt: v.optional(v.string()),
  notices: v.array(v.number()),
});

export const custody = v.object({
  stage: v.picklist(STAGES),
  hold: v.optional(v.object({ cause: v.picklist(HOLD_CAUSES), since: v.string() })),
  loans: v.number(),
  loan: v.optional(loan),
  incident: v.optional(
    v.object({
      cause: v.picklist(INCIDENT_CAUSES),
      note: v.string(),
      withdraw: v.array(v.string()),
      since: v.string(),
    }),
  ),
  lastReport: v.optional(v.string()),
});

export const terminal = v.object({
  propertyNo: v.pipe(v.string(), v.regex(PROPERTY_NO)),
  ...keeping,
  ...description,
  status: v.picklist(TERMINAL_STATUSES),
  registeredAt: v.string(),
  offered: v.optional(v.object(keeping)),
  custody,
  version: v.number(),
  hash: v.string(),
});

type StepRow = Pick<Route, "name" | "entry" | "summary" | "body" | "example" | "problems">;

/** The row of a route that takes one terminal one step further. */
export function stepRoute<const R extends StepRow>(noun: string, row: R) {
  return route({
    ...row,
    path: `/v1/terminals/{propertyNo}/${noun}`,
    method: "POST",
    kind: "write",
    params,
    answer: { status: 200, schema: terminal },
  });
}
