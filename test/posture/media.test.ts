// Every medium a terminal may report: it is taken, it has words, and the letter lets none in but the wire.
import { describe, expect, test } from "vitest";
import { VALUES } from "../../functions/console/words/value-names.ts";
import { MEDIA } from "../../functions/gate/names.ts";
import { keyIn } from "../../functions/posture/enrolment.ts";
import type { Posture } from "../../functions/posture/posture.ts";
import { reported } from "../../functions/posture/posture-report.ts";
import type { Held } from "../../functions/shared/journal/change.ts";
import { newTerminalKey, signedReport, type TerminalKey } from "../../infra/local/commands/posture-report.ts";
import { but, inOrder, refusedBy } from "../gate/given.ts";

function enrolled(key: TerminalKey): Held<Posture> {
  const state: Posture = { agency: "", key: keyIn(key.enrolled), source: "declared", sequence: 0 };
  return { stream: "POSTURE#HH-01", version: 1, head: "", state };
}

const AT = new Date("2026-11-20T01:00:00.000Z");

describe.each(MEDIA)("%s", medium => {
  test("is taken where the terminal's key signed it", () => {
    const key = newTerminalKey();
    const posture = enrolled(key);
    const iat = AT.getTime() / 1000;
    const report = signedReport(key, { terminal: "HH-01", medium, iat, sequence: 1 });
    const taken = reported(posture, { terminal: "HH-01", report, at: AT });
    expect(taken).toMatchObject({ drafts: [{ event: { type: "PostureReported", claims: { medium } } }] });
  });

  test(medium === "wired" ? "opens" : "is refused by the letter's wired-only rule alone", () => {
    expect(refusedBy({ ...inOrder, ...but("posture", { medium }) })).toEqual(
      medium === "wired" ? [] : ["tainan-2021/3.4b"],
    );
  });

  test("has words of its own in both languages", () => {
    const [zh, en] = VALUES[medium] ?? [];
    expect([zh, en].every(text => text && text !== medium)).toBe(true);
  });
});

test("a medium nobody knows is no report", () => {
  const key = newTerminalKey();
  const posture = enrolled(key);
  const report = signedReport(key, {
    terminal: "HH-01",
    medium: "5g",
    iat: AT.getTime() / 1000,
    sequence: 1,
  });
  expect(() => reported(posture, { terminal: "HH-01", report, at: AT })).toThrow();
});
