// Each step of custody as a request of the histories asks for it, on the product's own laws.
import { attest, attested } from "../../functions/terminals/attestation.ts";
import { closeIncident, reportFound, reportLoss, writeOff } from "../../functions/terminals/incident.ts";
import { acceptPledge, approve, cancel, carryOut, extend, lend } from "../../functions/terminals/loan.ts";
import { release, sign } from "../../functions/terminals/release.ts";
import { cleanUp, declareReturn, disinfect } from "../../functions/terminals/return.ts";
import { scan } from "../../functions/terminals/scan.ts";
import { dayOfTaipei, type Request } from "./model-moves.ts";
import { SCAN, TERMS, TEXT } from "./trip.ts";
import type { World } from "./world.ts";

const MINUTE = 60_000;
export const iso = (ms: number) => new Date(ms).toISOString();
const isoDay = (day: number) => iso(day * 1440 * MINUTE).slice(0, 10);

export type Decide = Parameters<World["act"]>[1];
const when = ({ to, excused }: Request) => ({ happenedAt: iso(to), ...(excused && { reason: "late" }) });
const late = ({ excused }: Request) => ({ ...(excused && { reason: "late" }) });

export const LAWS: Readonly<Record<string, (request: Request) => Decide>> = {
  lend:
    ({ borrower, day }) =>
    (parties, context) =>
      lend(parties, { ...TERMS, borrower, dueOn: isoDay(day) }, context),
  approve:
    ({ day }) =>
    ({ terminal }, context) =>
      approve(terminal, { until: isoDay(day) }, context),
  extend:
    ({ day }) =>
    ({ terminal }, context) =>
      extend(terminal, { dueOn: isoDay(day) }, context),
  cancel:
    () =>
    ({ terminal }, context) =>
      cancel(terminal, { reason: "mistake" }, context),
  pledge:
    ({ sound }) =>
    ({ terminal }, context) =>
      acceptPledge(terminal, { text: sound ? TEXT : "x" }, context),
  carryOut:
    request =>
    ({ terminal }, context) =>
      carryOut(terminal, when(request), context),
  declareReturn:
    request =>
    ({ terminal }, context) =>
      declareReturn(terminal, when(request), context),
  disinfect:
    request =>
    ({ terminal }, context) => {
      const { sound, from, to } = request;
      const done = {
        site: sound ? "gate" : "kitchen",
        startedAt: iso(from),
        doneAt: iso(to),
        ...late(request),
      };
      return disinfect(terminal, done, context);
    },
  scan:
    request =>
    ({ terminal }, context) => {
      const { from, to, dirty, report, sound } = request;
      const wrong = [
        { tool: "other" },
        { mode: "quick" as const },
        { network: "online" as const },
        { patternDate: "2021-05-01" },
      ];
      const unsound = sound ? {} : wrong[Math.floor(to / MINUTE) % wrong.length];
      const patternDate = isoDay(dayOfTaipei(from));
      const made = { ...SCAN, startedAt: iso(from), finishedAt: iso(to), patternDate, report, ...unsound };
      return scan(terminal, { ...made, findings: dirty ? ["EICAR"] : [], ...late(request) }, context);
    },
  cleanUp:
    request =>
    ({ terminal }, context) =>
      cleanUp(terminal, { method: "reinstalled", doneAt: iso(request.to), ...late(request) }, context),
  attest:
    ({ loan, report }) =>
    ({ terminal }, context) =>
      attested(attest(terminal, { loan, report }, context), report),
  release:
    request =>
    ({ terminal }, context) =>
      release(terminal, { missing: [], ...when(request) }, context),
  sign:
    ({ by }) =>
    ({ terminal }, context) =>
      sign(terminal, { side: terminal.custody.loan?.borrower === by ? "borrower" : "records" }, context),
  signForBorrower:
    () =>
    ({ terminal }, context) =>
      sign(terminal, { side: "borrower", onBehalf: "ill" }, context),
  reportLoss:
    request =>
    ({ terminal }, context) =>
      reportLoss(terminal, { loss: "lost", note: "", ...when(request) }, context),
  reportFound:
    request =>
    ({ terminal }, context) =>
      reportFound(terminal, when(request), context),
  writeOff:
    () =>
    ({ terminal }, context) =>
      writeOff(terminal, { outcome: "gone" }, context),
  closeIncident:
    () =>
    ({ terminal }, context) =>
      closeIncident(terminal, { outcome: "done" }, context),
};
