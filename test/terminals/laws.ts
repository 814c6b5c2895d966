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
    (parties, desk) =>
      lend(parties, { ...TERMS, borrower, dueOn: isoDay(day) }, desk),
  approve:
    ({ day }) =>
    ({ terminal }, desk) =>
      approve(terminal, { until: isoDay(day) }, desk),
  extend:
    ({ day }) =>
    ({ terminal }, desk) =>
      extend(terminal, { dueOn: isoDay(day) }, desk),
  cancel:
    () =>
    ({ terminal }, desk) =>
      cancel(terminal, { reason: "mistake" }, desk),
  pledge:
    ({ sound }) =>
    ({ terminal }, desk) =>
      acceptPledge(terminal, { text: sound ? TEXT : "x" }, desk),
  carryOut:
    request =>
    ({ terminal }, desk) =>
      carryOut(terminal, when(request), desk),
  declareReturn:
    request =>
    ({ terminal }, desk) =>
      declareReturn(terminal, when(request), desk),
  disinfect:
    request =>
    ({ terminal }, desk) => {
      const { sound, from, to } = request;
      const done = {
        site: sound ? "gate" : "kitchen",
        startedAt: iso(from),
        doneAt: iso(to),
        ...late(request),
      };
      return disinfect(terminal, done, desk);
    },
  scan:
    request =>
    ({ terminal }, desk) => {
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
      return scan(terminal, { ...made, findings: dirty ? ["EICAR"] : [], ...late(request) }, desk);
    },
  cleanUp:
    request =>
    ({ terminal }, desk) =>
      cleanUp(terminal, { method: "reinstalled", doneAt: iso(request.to), ...late(request) }, desk),
  attest:
    ({ loan, report }) =>
    ({ terminal }, desk) =>
      attested(attest(terminal, { loan, report }, desk), report),
  release:
    request =>
    ({ terminal }, desk) =>
      release(terminal, { missing: [], ...when(request) }, desk),
  sign:
    ({ by }) =>
    ({ terminal }, desk) =>
      sign(terminal, { side: terminal.custody.loan?.borrower === by ? "borrower" : "records" }, desk),
  signForBorrower:
    () =>
    ({ terminal }, desk) =>
      sign(terminal, { side: "borrower", onBehalf: "ill" }, desk),
  reportLoss:
    request =>
    ({ terminal }, desk) =>
      reportLoss(terminal, { loss: "lost", note: "", ...when(request) }, desk),
  reportFound:
    request =>
    ({ terminal }, desk) =>
      reportFound(terminal, when(request), desk),
  writeOff:
    () =>
    ({ terminal }, desk) =>
      writeOff(terminal, { outcome: "gone" }, desk),
  closeIncident:
    () =>
    ({ terminal }, desk) =>
      closeIncident(terminal, { outcome: "done" }, desk),
};
