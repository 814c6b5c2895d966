// What renews a stream without an event is audited against it: a forged report, a lease too long; one that is gone is no finding.
import { beforeEach, describe, expect, test } from "vitest";
import { auditJournal, auditStreamAt } from "../../functions/audit/journal-audit.ts";
import { keyIn } from "../../functions/posture/enrolment.ts";
import type { RepeatedReport } from "../../functions/posture/posture.ts";
import { type Posture, type PostureEvent, postureLaw } from "../../functions/posture/posture.ts";
import { leaseBeside } from "../../functions/sessions/lease.ts";
import type { Session } from "../../functions/sessions/session.ts";
import { sessionLaw } from "../../functions/sessions/session.ts";
import type { SessionEvent } from "../../functions/sessions/session-event.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { renew } from "../../functions/shared/journal/renewal.ts";
import { newTerminalKey, signedReport } from "../../infra/local/commands/posture-report.ts";
import { happened } from "../gate/city.ts";
import { withJournal } from "../shared/journal/table.ts";
import { MORNING, withFrozenClock } from "../shared/time/frozen.ts";

withFrozenClock();
const journal = withJournal();
const key = newTerminalKey();
const iat = Date.parse(MORNING) / 1000;
const of = stream(postureLaw, "HH-01");
const session = stream(sessionLaw, "s1");
const later = (minutes: number) => new Date(Date.parse(MORNING) + minutes * 60_000).toISOString();

beforeEach(async () => {
  await journal.renew();
  const enrolled = {
    type: "PostureKeyEnrolled",
    key: keyIn(key.enrolled),
    agency: "a",
    source: "declared",
  } as const;
  const claims = { medium: "wired" } as const;
  await happened<Posture, PostureEvent>(postureLaw, of, enrolled);
  await happened<Posture, PostureEvent>(postureLaw, of, {
    type: "PostureReported",
    sequence: 1,
    signedAt: MORNING,
    claims,
  });
  const asked = { person: "p", terminal: "HH-01", agency: "a", endpoint: "", connection: "s1", address: "" };
  const refused = { ...asked, question: { factors: 2 }, type: "SessionRefused", refusals: [] };
  await happened<Session, SessionEvent>(sessionLaw, session, refused as unknown as SessionEvent);
});

async function flaws(): Promise<readonly string[]> {
  const { findings } = await auditJournal({ keys: [], earlier: [] });
  const alone = await Promise.all([of, session].map(each => auditStreamAt(each, [], new Date())));
  expect(alone.flatMap(each => each.findings)).toEqual(findings);
  return findings.map(({ flaw, pk }) => `${flaw} ${pk}`);
}
const word = (more: object = {}) => ({ terminal: "HH-01", medium: "wired", iat, sequence: 2, ...more });
const beside = (
  more: Partial<RepeatedReport> = {},
  { version = 2, order = 2, signed = word(), by = key } = {},
) =>
  renew(
    of,
    {
      version,
      order,
      body: { report: signedReport(by, signed), kid: keyIn(key.enrolled).kid, signedAt: MORNING, ...more },
    },
    new Date(),
  );
const FOUND = ["renewal-unproved RENEWED#POSTURE#HH-01"];

describe("a report", () => {
  test("that its key signed, and none at all, are in order", async () => {
    expect(await flaws()).toEqual([]);
    await beside();
    expect(await flaws()).toEqual([]);
  });

  test.each<readonly [string, () => Promise<unknown>]>([
    ["another key signed", () => beside({}, { by: newTerminalKey() })],
    ["is of another terminal", () => beside({}, { signed: word({ terminal: "HH-02" }) })],
    ["has another number than it claims", () => beside({}, { order: 3 })],
    ["says something else than the record", () => beside({}, { signed: word({ medium: "wifi" }) })],
    ["is said to be later than it was signed", () => beside({ signedAt: later(1) })],
    ["renews what was never recorded", () => beside({}, { version: 9 })],
    ["cannot be read", () => renew(of, { version: 2, order: 2, body: null }, new Date())],
  ])("that %s is found", async (_, forge) => {
    await forge();
    expect(await flaws()).toEqual(FOUND);
  });
});

describe("a lease", () => {
  test.each([
    ["of five minutes is in order", 5, 0, []],
    ["of more is found", 5.1, 0, ["renewal-unproved RENEWED#SESSION#s1"]],
    ["decided in the future is found", 65, 60, ["renewal-unproved RENEWED#SESSION#s1"]],
  ])("%s", async (_, until, decided, expected) => {
    await renew(session, ...leaseBeside(1, { until: later(until), decidedAt: later(decided) }));
    expect(await flaws()).toEqual(expected);
  });
});
