// What a deployment left: recorded once, opens nothing, is confirmed as it was looked at, and what it no longer has goes with it.
import { describe, expect, test } from "vitest";
import { comparedEgress, EgressStatuses } from "../../functions/reports/egress-status.ts";
import type { ReportLine } from "../../functions/reports/line.ts";
import { Problem } from "../../functions/shared/http/problem.ts";
import { change, type Draft } from "../../functions/shared/journal/change.ts";
import { GENESIS } from "../../functions/shared/journal/event.ts";
import type { OtherSystems } from "../../functions/systems/decisions.ts";
import { type Deployed, proposalsOf, waysOut } from "../../functions/systems/deployment.ts";
import { deploymentConfirmed, deploymentFound } from "../../functions/systems/deployment-decisions.ts";
import { type SystemEvent, type SystemState, systemLaw } from "../../functions/systems/system.ts";

const AT = "2026-11-27T01:30:00.000Z";
const [ONE, OTHER] = ["cvpn-endpoint-0123456789abcdef0", "cvpn-endpoint-0fedcba9876543210"];
const LIMITS = { widest: { 4: 24, 6: 64 }, documentation: "allowed" } as const;
const LEFT: Deployed = {
  endpoints: [ONE],
  groups: ["sg-1", "sg-2"],
  egress: ["203.0.113.24/32", "203.0.113.25/32"],
};

function after(state: SystemState | undefined, drafts: readonly Draft<SystemEvent>[], at = AT): SystemState {
  const by = { person: "admin", agency: "police-bureau", roles: [] };
  const held = { stream: "SYSTEM#police" as const, version: state ? 1 : 0, head: GENESIS, state };
  const facts = { by, action: "test", request: "test", recordedAt: at };
  return change(systemLaw, held, drafts as [Draft<SystemEvent>], facts).next.state;
}

const found = (left: Deployed, state?: SystemState, at = AT) =>
  after(state, deploymentFound(state, left), at);
const confirmed = (state: SystemState, others: OtherSystems = [], foundAt = state.deployment?.at ?? "") =>
  after(state, deploymentConfirmed(state, others, { foundAt, limits: LIMITS }));

function code(decide: () => unknown): string {
  try {
    decide();
  } catch (error) {
    if (error instanceof Problem) return error.kind.code;
    throw error;
  }
  return "done";
}

test("what was found is proposed and opens nothing; found again, there is nothing to record", () => {
  const state = found(LEFT);
  expect(state.endpoints).toEqual({});
  expect(proposalsOf(state)).toEqual([{ what: "add", endpoint: ONE, egress: LEFT.egress }]);
  expect(deploymentFound(state, LEFT)).toEqual([]);
  expect(waysOut(state, ONE)).toEqual([]);
});

test("confirmed, it is the system's endpoint with all its ways out, and nothing waits any more", () => {
  const state = confirmed(found(LEFT));
  expect(state.endpoints[ONE]).toEqual({
    channel: "vpn",
    deployed: true,
    egress: "203.0.113.24/32",
    alsoEgress: ["203.0.113.25/32"],
  });
  expect([proposalsOf(state), state.deployment?.confirmed]).toEqual([[], { at: AT, by: "admin" }]);
  expect(code(() => confirmed(state))).toBe("deployment-nothing-proposed");
});

test("what the next deployment no longer has is proposed to go, and an endpoint that was typed is left alone", () => {
  const typed = { type: "EndpointAdded", endpoint: "vdi.police", channel: "vdi" } as const;
  const before = after(confirmed(found(LEFT)), [{ event: typed }]);
  const state = found({ ...LEFT, endpoints: [OTHER] }, before, "2026-11-28T01:30:00.000Z");
  expect(proposalsOf(state).map(({ what, endpoint }) => [what, endpoint])).toEqual([
    ["add", OTHER],
    ["remove", ONE],
  ]);
  expect(Object.keys(confirmed(state).endpoints).sort()).toEqual([OTHER, "vdi.police"]);
});

test("another way out closes at once what is not set, and is proposed", () => {
  const moved = { ...LEFT, egress: ["203.0.113.99/32"] };
  const state = found(moved, confirmed(found(LEFT)), "2026-11-28T01:30:00.000Z");
  expect(waysOut(state, ONE)).toEqual([...LEFT.egress, "203.0.113.99/32"]);
  expect(proposalsOf(state)).toEqual([{ what: "egress", endpoint: ONE, egress: moved.egress }]);
  expect(confirmed(state).endpoints[ONE]?.egress).toBe("203.0.113.99/32");
});

describe("refused is", () => {
  test("what was looked at before another deployment", () => {
    expect(code(() => confirmed(found(LEFT), [], "2026-11-26T00:00:00.000Z"))).toBe("deployment-found-again");
  });
  test("an endpoint, or a way out, of another system", () => {
    const theirs = (state: SystemState): OtherSystems => [{ system: "land", state }];
    const endpoint = { endpoints: { [ONE]: { channel: "vpn" as const } } };
    const egress = { endpoints: { x: { channel: "vpn" as const, egress: "203.0.113.24/32" } } };
    expect(code(() => confirmed(found(LEFT), theirs(endpoint)))).toBe("endpoint-of-other-system");
    expect(code(() => confirmed(found(LEFT), theirs(egress)))).toBe("egress-refused");
  });
  test("a way out that is private", () => {
    expect(code(() => confirmed(found({ ...LEFT, egress: ["10.0.0.1/32"] })))).toBe("egress-refused");
  });
});

describe("ways out against the report", () => {
  const line = (range: string, status: ReportLine["status"], more: Partial<ReportLine> = {}): ReportLine => ({
    ...{ channel: "vpn", range, purpose: "VPN", status, since: 1, at: {} },
    ...more,
  });
  const [A, B] = LEFT.egress as [string, string];

  test("are set only if every one of them is", () => {
    const statuses = (...lines: ReportLine[]) => new EgressStatuses(lines).ofAll("vpn", [A, B]);
    expect(statuses(line(A, "set-by-archives"), line(B, "set-by-archives"))).toBe("set-by-archives");
    expect(statuses(line(A, "set-by-archives"), line(B, "forwarded"))).toBe("forwarded");
    expect(statuses(line(A, "set-by-archives"))).toBeUndefined();
  });

  test("differ by what is not used, not reported or not set, each by name", () => {
    const lines = [line(A, "set-by-archives"), line("203.0.113.77/32", "reported")];
    expect(comparedEgress(lines, [A, B])).toEqual([
      { range: B, used: true, reported: false, set: false },
      { range: "203.0.113.77/32", used: false, reported: true, set: false },
    ]);
    expect(comparedEgress([line(A, "set-by-archives")], [A])).toEqual([]);
  });

  test("that the archives withdrew are no longer set", () => {
    const [row] = comparedEgress([line(A, "withdrawn")], [A]);
    expect(row).toEqual({ range: A, used: true, reported: false, set: false });
  });
});
