// Two agents with one key: each keeps the other from a quiet sequence, none of their numbers counts twice, and what was passed over
// is on record for good.
import { expect, test } from "vitest";
import { keyIn } from "../../functions/posture/enrolment.ts";
import { type Posture, postureLaw } from "../../functions/posture/posture.ts";
import { reported } from "../../functions/posture/posture-report.ts";
import { Problem } from "../../functions/shared/http/problem.ts";
import type { Held } from "../../functions/shared/journal/change.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { after, begun, type Loop, type Outcome, reporting } from "../../infra/agent/loop.ts";
import { newTerminalKey, signedReport } from "../../infra/local/commands/posture-report.ts";

const NUMBER = "3140101-03-0000001";
const START = Date.parse("2021-06-21T01:00:00Z");
const EVERY = 240_000;
const key = newTerminalKey();

/** A gateway in memory: what it holds of the terminal, and how it answers. */
function gateway() {
  const state: Posture = { agency: "", key: keyIn(key.enrolled), source: "measured", sequence: 0 };
  let held: Held<Posture> = { stream: stream(postureLaw, NUMBER), version: 1, state } as never;
  const take = (sequence: number, now: number): Outcome => {
    const at = new Date(now);
    const iat = Math.floor(now / 1000);
    const report = signedReport(key, { terminal: NUMBER, medium: "wired", iat, sequence });
    try {
      const taken = reported(held, { terminal: NUMBER, report, at });
      if ("renewal" in taken) held = { ...held, renewed: taken.renewal };
      else held = next(held, taken.drafts[0].event);
      return { kind: "accepted" };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return { kind: "refused", code: error.kind.code, says: "" };
    }
  };
  return { take, gaps: () => held.state?.gaps };
}

function next(held: Held<Posture>, event: object): Held<Posture> {
  const by = { person: NUMBER } as never;
  const state = postureLaw.evolve(held.state, { event, by } as never);
  return { ...held, version: held.version + 1, state };
}

test("both are heard in the end, each number once, and the gap stays", () => {
  const { take, gaps } = gateway();
  const fresh = begun({ taken: 0, heard: false, running: false, at: 0 }, { now: START, bootedAt: 0 });
  const agents: Loop[] = [fresh, fresh];
  const [codes, numbers] = [new Set<string>(), [] as number[]];
  for (let second = 0; second < 3_600; second++)
    for (const [index, loop] of agents.entries()) {
      const now = START + second * 1_000;
      if (now < loop.nextAt) continue;
      const asking = reporting(loop, "wired", { now, everyMs: EVERY });
      const outcome = take(asking.taken, now);
      if (outcome.kind === "accepted") numbers.push(asking.taken);
      if (outcome.kind === "refused") codes.add(outcome.code);
      agents[index] = after(asking, outcome, { now, everyMs: EVERY, random: index });
    }
  expect([...codes]).toEqual(["posture-replayed"]);
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  expect(agents.every(({ heard }) => heard)).toBe(true);
  expect(numbers.length).toBeGreaterThan(20);
  expect(gaps()?.missing).toBeGreaterThan(0);
});
