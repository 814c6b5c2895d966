// Terminals come back: one all the way, five that are on it, one with malware, one lost.
import { createHash } from "node:crypto";
import { type DemoCity, numberOf, RECORDS, SCAN } from "./demo-city.ts";
import { FIRST } from "./lent.ts";

/** By which step each of those underway got furthest. */
const BACK = {
  declared: [5, 6, 7, 8, 9, 10],
  disinfected: [6, 7, 8, 9, 10],
  scanned: [7, 8, 9],
  attested: [8, 9],
  released: [9],
};

export async function firstBroughtBack(city: DemoCity): Promise<void> {
  await comeBack(city, 22, {
    declared: [FIRST.number],
    disinfected: [FIRST.number],
    scanned: [FIRST.number],
    attested: [FIRST.number],
    released: [FIRST.number],
  });
  await city.terminal(FIRST.borrower, FIRST.number, "closing");
  await city.terminal(RECORDS, FIRST.number, "closing");
}

export async function broughtBack(city: DemoCity): Promise<void> {
  await comeBack(city, 1, BACK);
  await Promise.all([
    scanned(city, 10, 1, ["Trojan.Demo"]),
    city.terminal(RECORDS, 11, "loss", { loss: "stolen", note: "車內遭竊，已報警" }),
  ]);
}

async function comeBack(city: DemoCity, ago: number, reached: typeof BACK): Promise<void> {
  await city.on(ago, "08:40");
  const each = (numbers: readonly number[], step: (number: number) => Promise<unknown>) =>
    Promise.all(numbers.map(step));
  await each(reached.declared, number => city.terminal(RECORDS, number, "return"));
  await city.on(ago, "09:10");
  const cleaned = {
    site: "north-gate",
    startedAt: city.days.at(ago, "08:45"),
    doneAt: city.days.at(ago, "09:00"),
  };
  await each(reached.disinfected, number => city.terminal(RECORDS, number, "disinfection", cleaned));
  await city.on(ago, "12:00");
  await each(reached.scanned, number => scanned(city, number, ago, []));
  await each(reached.attested, number =>
    city.terminal(SCAN, number, "attestation", { loan: 1, report: reportOf(number) }),
  );
  await each(reached.released, number => city.terminal(RECORDS, number, "release", { missing: [] }));
}

async function scanned(
  city: DemoCity,
  number: number,
  ago: number,
  findings: readonly string[],
): Promise<void> {
  await city.terminal(SCAN, number, "scan", {
    tool: "T-CLEAN",
    toolVersion: "5.1",
    patternVersion: "19.204.00",
    patternDate: city.days.day(ago + 1),
    mode: "full-detailed",
    network: "offline",
    startedAt: city.days.at(ago, "09:15"),
    finishedAt: city.days.at(ago, "11:45"),
    findings,
    report: reportOf(number),
  });
}

/** No two scans have one report. */
const reportOf = (number: number) => createHash("sha256").update(numberOf(number)).digest("hex");
