// A scan report counts once in the whole city, however it was recorded: by this release, by an earlier one, or twice at once.
import { expect, test } from "vitest";
import { type Agency, agencyLaw } from "../../functions/agencies/agency.ts";
import { auditJournal } from "../../functions/audit/journal-audit.ts";
import { type Permit, permitGateway } from "../../functions/shared/http/permit.ts";
import { Problem } from "../../functions/shared/http/problem.ts";
import { change, type Held } from "../../functions/shared/journal/change.ts";
import { commit, settle } from "../../functions/shared/journal/commit.ts";
import { history, read } from "../../functions/shared/journal/journal.ts";
import { type Stream, stream } from "../../functions/shared/journal/keys.ts";
import type { Scan } from "../../functions/terminals/custody.ts";
import { enterUses, readEarlier } from "../../functions/terminals/earlier-scans.ts";
import { reportBehind, scanWithReport } from "../../functions/terminals/scan-proof.ts";
import type { EarlierScans, ScanReport } from "../../functions/terminals/scan-report.ts";
import { type DecideStep, prepareStep } from "../../functions/terminals/take-step.ts";
import { type Terminal, type TerminalEvent, terminalLaw } from "../../functions/terminals/terminal.ts";
import { AGENCY } from "../house/city.ts";
import { withJournal } from "../shared/journal/table.ts";
import { minute, SCAN, TERMS } from "./trip.ts";
import { PC } from "./world.ts";

withJournal();

const digest = (of: number) => of.toString(16).padStart(64, "0");
const FOUND = { findings: ["Trojan.X"] };
let terminals = 0;

function permitAt(at: string): Permit {
  return permitGateway({ name: "test", kind: "write", request: "test", at: new Date(at) });
}

/** As a release before this one recorded it: nothing is said of any report. */
async function tell(propertyNo: string, at: string, ...events: TerminalEvent[]): Promise<void> {
  for (const event of events) {
    const held = await read<Terminal>(stream("TERMINAL", propertyNo));
    await commit({ changes: [change(terminalLaw, held, [{ event }], permitAt(at))] });
  }
}

/** A terminal that has come back and was disinfected, from trip to trip. */
async function returned(agency = AGENCY): Promise<string> {
  const propertyNo = `3140101-03-${String(++terminals).padStart(7, "0")}`;
  await tell(propertyNo, minute(0), { type: "TerminalRegistered", ...PC, agency, propertyNo });
  await goAndReturn(propertyNo, 0);
  return propertyNo;
}

async function goAndReturn(propertyNo: string, from: number): Promise<void> {
  const number = (await terminalOf(propertyNo)).custody.loans + 1;
  await tell(
    propertyNo,
    minute(from + 1),
    { type: "LoanRegistered", ...TERMS, number },
    { type: "CarriedOut" },
  );
  await tell(propertyNo, minute(from + 40), { type: "ReturnDeclared" });
  const disinfection = { site: "gate", startedAt: minute(from + 45), doneAt: minute(from + 50) };
  await tell(propertyNo, minute(from + 50), { type: "Disinfected", ...disinfection });
}

async function terminalOf(propertyNo: string): Promise<Terminal> {
  return (await read<Terminal>(stream("TERMINAL", propertyNo))).state as Terminal;
}

/** One step at the counter, recorded; the code of its refusal otherwise. */
async function take(propertyNo: string, at: string, decide: DecideStep): Promise<string> {
  try {
    await settle(async () => {
      const { changes, unmoved } = await prepareStep({ may: () => permitAt(at) }, { propertyNo }, decide);
      await commit({ changes, unmoved });
    });
    return "done";
  } catch (error) {
    if (error instanceof Problem) return error.kind.code;
    throw error;
  }
}

const scanned = (
  propertyNo: string,
  report: string,
  { from = 0, ...more }: Partial<Scan> & { from?: number } = {},
) => {
  const times = { startedAt: minute(from + 51), finishedAt: minute(from + 60) };
  return take(propertyNo, minute(from + 61), ({ terminal }, context) =>
    scanWithReport(terminal, { ...SCAN, ...times, report, ...more }, context),
  );
};
const attested = (propertyNo: string, at = minute(75)) =>
  take(propertyNo, at, async ({ terminal }, context) => {
    const report = await reportBehind(terminal, context);
    const digest = terminal.custody.loan?.scan?.report ?? "";
    return { terminal: [{ event: { type: "Attested", document: "d".repeat(64), report: digest } }], report };
  });
const released = (propertyNo: string, at = minute(80)) =>
  take(propertyNo, at, async ({ terminal }, context) => {
    const report = await reportBehind(terminal, context);
    return { terminal: [{ event: { type: "Released", missing: [] } }], report };
  });

const scanEvent = (report: string, more: Partial<Scan> = {}) => ({
  type: "Scanned" as const,
  ...SCAN,
  report,
  ...more,
});

/** As if nothing of all this had been read yet: a walk begun anew, which a test of old journals needs. */
async function forgetTheEarlierScans(day: string): Promise<void> {
  const walk = await read<EarlierScans>(stream("SCAN", "earlier"));
  const { scanReportLaw } = await import("../../functions/terminals/scan-report.ts");
  const event = { type: "EarlierScansRead" as const, reached: { day, after: "" } };
  await commit({ changes: [change(scanReportLaw, walk, [{ event }], permitAt(minute(0)))] });
}

test("a report of one terminal is refused for another, of whatever agency, clean or not", async () => {
  const [one, other] = [await returned(), await returned("elsewhere")];
  expect(await scanned(one, digest(1))).toBe("done");
  expect(await scanned(other, digest(1))).toBe("scan-report-reused");
  expect(await scanned(other, digest(1), FOUND)).toBe("scan-report-reused");
  expect((await terminalOf(other)).custody.stage).toBe("disinfected");
});

test("a report of the first trip is refused in the third", async () => {
  const pc = await returned();
  for (const [trip, report] of [
    [0, 10],
    [1, 11],
  ] as const) {
    const from = trip * 200;
    if (trip > 0) await goAndReturn(pc, from);
    expect(await scanned(pc, digest(report), { from })).toBe("done");
    expect([await attested(pc, minute(from + 75)), await released(pc, minute(from + 80))]).toEqual([
      "done",
      "done",
    ]);
    await tell(pc, minute(from + 90), { type: "LoanClosed" });
  }
  await goAndReturn(pc, 400);
  expect(await scanned(pc, digest(10), { from: 400 })).toBe("scan-report-reused");
});

test("a report that showed a finding is never clean again, there or anywhere", async () => {
  const [one, other] = [await returned(), await returned()];
  expect(await scanned(one, digest(20), FOUND)).toBe("done");
  await tell(one, minute(63), { type: "CleanedUp", method: "reinstalled", doneAt: minute(62) });
  expect(await scanned(one, digest(21), { from: 12 })).toBe("done");
  expect(await scanned(one, digest(20), { from: 12 })).toBe("scan-report-reused");
  expect(await scanned(other, digest(20))).toBe("scan-report-reused");
});

test("a mistyped scan is corrected under its own report, and a finding entered so is remembered", async () => {
  const [pc, other] = [await returned(), await returned()];
  expect(await scanned(pc, digest(30))).toBe("done");
  expect(await scanned(pc, digest(30), { toolVersion: "5.2" })).toBe("done");
  expect((await history(stream("SCAN", digest(30)))).length).toBe(1);
  expect(await scanned(pc, digest(30), FOUND)).toBe("done");
  expect((await read<ScanReport>(stream("SCAN", digest(30)))).state?.clean).toBe(false);
  expect(await scanned(other, digest(30))).toBe("scan-report-reused");
});

test("disinfected anew, the terminal needs a report of its own again", async () => {
  const pc = await returned();
  expect(await scanned(pc, digest(40))).toBe("done");
  const disinfection = { site: "gate", startedAt: minute(62), doneAt: minute(63) };
  await tell(pc, minute(63), { type: "Disinfected", ...disinfection });
  expect(await scanned(pc, digest(40), { from: 13 })).toBe("scan-report-reused");
});

test("a scan that ends in the minute in which it began has ended by the end of that minute", async () => {
  const pc = await returned();
  expect(await scanned(pc, digest(45), { startedAt: minute(51), finishedAt: minute(51) })).toBe("done");
  expect((await terminalOf(pc)).custody.loan?.scan?.finishedAt).toBe(
    new Date(Date.parse(minute(52)) - 1).toISOString(),
  );
});

test("of scans that name one report at once, exactly one is recorded", async () => {
  const pcs = await Promise.all(Array.from({ length: 6 }, () => returned()));
  const outcomes = await Promise.all(pcs.map(pc => scanned(pc, digest(50))));
  expect(outcomes.filter(outcome => outcome === "done")).toHaveLength(1);
  expect(outcomes.filter(outcome => outcome === "scan-report-reused")).toHaveLength(5);
});

test("what an earlier release recorded counts as well: in a scan, an attestation and a release", async () => {
  const [first, second, third] = [await returned(), await returned(), await returned()];
  await tell(first, minute(61), scanEvent(digest(60)));
  await tell(second, minute(62), scanEvent(digest(60)));
  await tell(third, minute(63), scanEvent(digest(60)), {
    type: "Attested",
    document: "d".repeat(64),
    report: digest(60),
  });
  await forgetTheEarlierScans(minute(0).slice(0, 10));
  expect(await scanned(await returned(), digest(60))).toBe("scan-report-reused");
  expect(await attested(second)).toBe("scan-report-reused");
  expect(await attested(first)).toBe("done");
  expect(await released(third)).toBe("scan-report-reused");
});

test("what was attested by a report that does not count is held again by a new scan, and goes on from there", async () => {
  const [first, pc] = [await returned(), await returned()];
  await tell(first, minute(61), scanEvent(digest(70)));
  await tell(pc, minute(63), scanEvent(digest(70)), {
    type: "Attested",
    document: "d".repeat(64),
    report: digest(70),
  });
  await forgetTheEarlierScans(minute(0).slice(0, 10));
  expect(await released(pc)).toBe("scan-report-reused");
  expect(await scanned(pc, digest(71), { from: 20 })).toBe("done");
  const { stage, hold, loan } = (await terminalOf(pc)).custody;
  expect([stage, hold?.cause, loan?.attestation]).toEqual(["scanned", "return-declared", undefined]);
  expect([await attested(pc, minute(95)), await released(pc, minute(96))]).toEqual(["done", "done"]);
  expect(await scanned(pc, digest(72), { from: 60 })).toBe("wrong-stage");
});

test("a sound attestation is not scanned away", async () => {
  const pc = await returned();
  expect([await scanned(pc, digest(80)), await attested(pc)]).toEqual(["done", "done"]);
  expect(await scanned(pc, digest(81), { from: 20 })).toBe("wrong-stage");
});

test("while earlier scans are not all read nothing is said of a report; the walk goes on where it was cut short", async () => {
  const pc = await returned();
  await forgetTheEarlierScans("2019-01-01");
  expect(await readEarlier(new Date(minute(61)), 3)).toBe(false);
  expect((await read<EarlierScans>(stream("SCAN", "earlier"))).state?.reached?.day).toBe("2019-01-04");
  expect(await scanned(pc, digest(90))).toBe("scan-history-unread");
  let runs = 0;
  while (!(await readEarlier(new Date(minute(61)), 300))) runs++;
  expect(runs).toBeLessThan(6);
  expect(await scanned(pc, digest(90))).toBe("done");
});

test("entered twice, in any order, a use says nothing new and the earliest one counts", async () => {
  const [one, other] = [await returned(), await returned()];
  await tell(one, minute(70), scanEvent(digest(100)));
  await tell(other, minute(61), scanEvent(digest(100)));
  const lives = await Promise.all([one, other].map(pc => history(stream("TERMINAL", pc))));
  for (const life of [...lives, ...lives]) await enterUses(life, new Date(minute(80)));
  const held: Held<ScanReport> = await read(stream("SCAN", digest(100)));
  expect([held.state?.propertyNo, held.version]).toEqual([other, 2]);
});

test("the walk begins with the first thing an agency of the city recorded", async () => {
  const of: Stream = stream("AGENCY", AGENCY);
  const held = await read<Agency>(of);
  const event = { type: "ScanOfficersNamed" as const, people: ["scan"] };
  await commit({ changes: [change(agencyLaw, held, [{ event }], permitAt("2021-05-30T00:00:00.000Z"))] });
  const { firstPlace } = await import("../../functions/terminals/earlier-scans.ts");
  expect(await firstPlace(new Date(minute(0)))).toEqual({ day: "2021-05-30", after: "" });
});

test("all of it is audited like everything else", async () => {
  expect(
    (await auditJournal({ keys: [], earlier: [] })).findings.filter(({ flaw }) => flaw !== "text-missing"),
  ).toEqual([]);
});
