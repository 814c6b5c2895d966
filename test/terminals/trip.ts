// One trip of a terminal, step by step, as each test's starting point; every step is an ordinary, right one.
import { attest, attested } from "../../functions/terminals/attestation.ts";
import type { Stage } from "../../functions/terminals/custody.ts";
import { closeIncident, reportFound, reportLoss, writeOff } from "../../functions/terminals/incident.ts";
import { acceptPledge, approve, cancel, carryOut, extend, lend } from "../../functions/terminals/loan.ts";
import { release, sign } from "../../functions/terminals/release.ts";
import { cleanUp, declareReturn, disinfect } from "../../functions/terminals/return.ts";
import { scan } from "../../functions/terminals/scan.ts";
import { type Act, type Decided, World } from "./world.ts";

/** Minute by minute on Monday 7 June 2021, from 09:00 in Taipei. */
export function minute(n: number): string {
  return new Date(Date.parse("2021-06-07T01:00:00.000Z") + n * 60_000).toISOString();
}

export const TEXT = "9".repeat(64);
export const TERMS = {
  borrower: "worker",
  purpose: "exchange",
  dueOn: "2021-06-18",
  accessories: ["power cord"],
  pledgeText: TEXT,
  norm: "1",
};

export const SCAN = {
  tool: "T-CLEAN",
  toolVersion: "5",
  patternVersion: "16",
  patternDate: "2021-06-06",
  mode: "full-detailed",
  network: "offline",
  startedAt: minute(51),
  finishedAt: minute(60),
  findings: [] as readonly string[],
  report: "a".repeat(64),
} as const;

type Step = (world: World, act?: Partial<Act>) => Decided;
const step =
  (by: string, n: number, decide: Parameters<World["act"]>[1]): Step =>
  (world, act) =>
    world.act({ by, at: minute(n), borrower: "worker", ...act }, decide);

export const STEPS = {
  lend: step("records", 0, (parties, context) => lend(parties, TERMS, context)),
  approve: step("property", 5, ({ terminal }, context) =>
    approve(terminal, { until: "2021-06-30" }, context),
  ),
  extend: step("records", 6, ({ terminal }, context) => extend(terminal, { dueOn: "2021-06-25" }, context)),
  cancel: step("records", 7, ({ terminal }, context) => cancel(terminal, { reason: "mistake" }, context)),
  pledge: step("worker", 8, ({ terminal }, context) => acceptPledge(terminal, { text: TEXT }, context)),
  carryOut: step("records", 10, ({ terminal }, context) => carryOut(terminal, {}, context)),
  declareReturn: step("worker", 40, ({ terminal }, context) => declareReturn(terminal, {}, context)),
  disinfect: step("records", 50, ({ terminal }, context) =>
    disinfect(terminal, { site: "gate", startedAt: minute(45), doneAt: minute(50) }, context),
  ),
  scan: step("records", 61, ({ terminal }, context) => scan(terminal, SCAN, context)),
  scanInfected: step("records", 61, ({ terminal }, context) =>
    scan(terminal, { ...SCAN, findings: ["EICAR"], report: "e".repeat(64) }, context),
  ),
  cleanUp: step("scan", 63, ({ terminal }, context) =>
    cleanUp(terminal, { method: "reinstalled", doneAt: minute(62) }, context),
  ),
  rescan: step("records", 71, ({ terminal }, context) =>
    scan(terminal, { ...SCAN, startedAt: minute(64), finishedAt: minute(70) }, context),
  ),
  attest: step("scan", 75, ({ terminal }, context) =>
    attested(attest(terminal, { loan: 1, report: SCAN.report }, context), "d".repeat(64)),
  ),
  closeIncident: step("supervisor", 76, ({ terminal }, context) =>
    closeIncident(terminal, { outcome: "cleaned" }, context),
  ),
  release: step("records", 78, ({ terminal }, context) => release(terminal, { missing: [] }, context)),
  sign: step("records", 80, ({ terminal }, context) => sign(terminal, { side: "records" }, context)),
  signAsBorrower: step("worker", 81, ({ terminal }, context) =>
    sign(terminal, { side: "borrower" }, context),
  ),
  reportLoss: step("worker", 82, ({ terminal }, context) =>
    reportLoss(terminal, { loss: "stolen", note: "" }, context),
  ),
  reportFound: step("records", 84, ({ terminal }, context) => reportFound(terminal, {}, context)),
  writeOff: step("property", 86, ({ terminal }, context) => writeOff(terminal, { outcome: "gone" }, context)),
} as const satisfies Record<string, Step>;
export type StepName = keyof typeof STEPS;

const OUT: readonly StepName[] = ["lend", "approve", "pledge", "carryOut"];
const BACK: readonly StepName[] = [...OUT, "declareReturn", "disinfect"];

/** How each stage is reached by right steps alone. */
export const WAYS: Readonly<Record<Stage, readonly StepName[]>> = {
  "in-office": [],
  registered: ["lend", "approve", "pledge"],
  out: OUT,
  "return-declared": [...OUT, "declareReturn"],
  disinfected: BACK,
  scanned: [...BACK, "scan"],
  infected: [...BACK, "scanInfected"],
  cleaned: [...BACK, "scanInfected", "cleanUp"],
  attested: [...BACK, "scan", "attest"],
  released: [...BACK, "scan", "attest", "release"],
  lost: [...OUT, "reportLoss"],
  "written-off": [...OUT, "reportLoss", "writeOff"],
};

export function worldAt(stage: Stage): World {
  const world = new World();
  for (const name of WAYS[stage]) {
    const decided = STEPS[name](world);
    if (decided !== "done") throw new Error(`${name} on the way to ${stage}: ${decided}`);
  }
  return world;
}
