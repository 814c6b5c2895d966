// What an administrator may record of a system, what is refused, and what is then known of it.
import { describe, expect, test } from "vitest";
import { Problem } from "../../functions/shared/http/problem.ts";
import { change, type Draft } from "../../functions/shared/journal/change.ts";
import { GENESIS } from "../../functions/shared/journal/event.ts";
import * as decisions from "../../functions/systems/decisions.ts";
import {
  isRemoteTested,
  type SystemEvent,
  type SystemState,
  systemLaw,
} from "../../functions/systems/system.ts";
import { refusedFor } from "../house/given.ts";

const AT = "2021-06-04T02:00:00.000Z";
const PLAN = { accounts: 20, seats: 0, bandwidthMbps: 100, planRef: "110-1" };
const ID = "cvpn-endpoint-0123456789abcdef0";

function systemWith(...drafts: readonly Draft<SystemEvent>[]): SystemState {
  const by = { person: "admin", agency: "police-bureau", roles: ["administrator"] };
  const facts = { by, action: "test", request: "test", recordedAt: AT };
  const held = { stream: "SYSTEM#police" as const, version: 0, head: GENESIS, state: undefined };
  return change(systemLaw, held, drafts as [Draft<SystemEvent>], facts).next.state;
}

function refusal(decide: () => unknown) {
  try {
    decide();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const [fault] = error.facts.faults ?? [];
    return [error.kind.code, fault?.code, error.facts.clauses];
  }
  return ["done"];
}

const LIMITS = { widest: { 4: 24, 6: 64 }, documentation: "allowed" } as const;
const addEndpoint = (
  state: SystemState | undefined,
  others: decisions.OtherSystems,
  endpoint: decisions.NewEndpoint,
) => decisions.endpointAdded(state, others, endpoint, LIMITS);
const state0: SystemState = { endpoints: {} };
const others = (state?: SystemState) => [{ system: "fire", state }] as const;
const vpn = (more: Partial<decisions.NewEndpoint> = {}) => ({
  endpoint: ID,
  channel: "vpn" as const,
  ...more,
});

describe("capacity", () => {
  test("is kept with who planned it and when, and a new plan takes the place of the old", () => {
    const state = systemWith(
      ...decisions.capacityPlanned(PLAN, "police"),
      ...decisions.capacityPlanned({ ...PLAN, seats: 5 }, "police"),
    );
    expect(state).toEqual({ endpoints: {}, plan: { ...PLAN, seats: 5, at: AT, by: "admin" } });
  });

  test("planned for nobody is refused with its clause, which speaks of exchange alone", () => {
    const nobody = { ...PLAN, accounts: 0 };
    expect(refusal(() => decisions.capacityPlanned(nobody, "police-dm"))?.[2]).toBeUndefined();
    expect(refusal(() => decisions.capacityPlanned(nobody, "police"))).toEqual([
      "plan-empty",
      undefined,
      ["tainan-2021/3.4d"],
    ]);
  });
});

describe("an endpoint", () => {
  const added = (...args: Parameters<typeof addEndpoint>) => systemWith(...addEndpoint(...args)).endpoints;

  test("is kept with its channel and with where it comes from, in the one form", () => {
    expect(added(undefined, others(), vpn({ egress: "203.0.113.24" }))).toEqual({
      [ID]: { channel: "vpn", egress: "203.0.113.24/32" },
    });
    expect(added(undefined, [], { endpoint: "broker-1", channel: "vdi" })).toEqual({
      "broker-1": { channel: "vdi" },
    });
  });

  test("of another system is that system's alone", () => {
    const fire = { endpoints: { [ID]: { channel: "vpn" } } } as const;
    expect(refusal(() => addEndpoint(undefined, others(fire), vpn()))).toEqual([
      "endpoint-of-other-system",
      undefined,
      undefined,
    ]);
  });

  test.each(["203.0.113.24", "203.0.113.0/24", "203.0.113.26"])(
    "does not come from where another system does: %s",
    egress => {
      const fire = { endpoints: { x: { channel: "vpn", egress: "203.0.113.24/30" } } } as const;
      expect(refusal(() => addEndpoint(undefined, others(fire), vpn({ egress })))).toEqual([
        "egress-refused",
        "other-system",
        ["tainan-2021/4b"],
      ]);
    },
  );

  test.each([
    ["10.0.0.1", "private"],
    ["203.0.113.0/16", "host-bits"],
    ["203.0.113.1-9", "span"],
    ["8.0.0.0/8", "too-wide"],
  ])("does not come from %s", (egress, fault) => {
    expect(refusal(() => addEndpoint(undefined, others(), vpn({ egress })))).toEqual([
      "egress-refused",
      fault,
      ["tainan-2021/4b"],
    ]);
  });

  test.each(["vpn.example", "cvpn-endpoint-", "cvpn-endpoint-XYZ", "pl-0123456789abcdef0"])(
    "of VPN has an id as AWS gives it, which %s is not",
    endpoint => {
      expect(refusal(() => addEndpoint(undefined, [], vpn({ endpoint })))[0]).toBe("endpoint-form");
    },
  );

  test("of the city's own server is said to be one, and has no name that AWS could give", () => {
    const own = { endpoint: "openvpn-household", channel: "vpn", server: "own-server" } as const;
    expect(added(undefined, [], own)).toEqual({
      "openvpn-household": { channel: "vpn", server: "own-server" },
    });
    for (const slip of [
      { endpoint: ID },
      { endpoint: "cvpn-endpoint-" },
      { server: undefined },
      { channel: "vdi" },
    ] as const)
      expect(refusal(() => addEndpoint(undefined, [], { ...own, ...slip }))[0]).toBe("endpoint-form");
  });

  test("there already may be given another egress, and nothing else", () => {
    const there = { endpoints: { [ID]: { channel: "vpn" } } } as const;
    expect(added(there, [], vpn({ egress: "203.0.113.9" }))[ID]).toMatchObject({ egress: "203.0.113.9/32" });
    expect(refusal(() => addEndpoint(there, [], vpn()))[0]).toBe("endpoint-known");
    expect(refusal(() => addEndpoint(there, [], { endpoint: ID, channel: "vdi" }))[0]).toBe("endpoint-known");
  });

  test("is gone once removed, and only what is there can be", () => {
    const state = systemWith(
      ...addEndpoint(undefined, [], vpn()),
      ...decisions.endpointRemoved(
        { endpoints: { [ID]: { channel: "vpn" } } },
        { endpoint: ID, reason: "renewed" },
      ),
    );
    expect(state.endpoints).toEqual({});
    const gone = { endpoint: ID, reason: "again" };
    expect(refusal(() => decisions.endpointRemoved(state, gone))[0]).toBe("endpoint-unknown");
  });

  test.each(["constructor", "toString", "valueOf", "hasOwnProperty", "__proto__"])(
    "may be called like anything that every object has: %s",
    endpoint => {
      const gone = { endpoint, reason: "again" };
      expect(refusal(() => decisions.endpointRemoved({ endpoints: {} }, gone))[0]).toBe("endpoint-unknown");
      const state = systemWith(
        ...addEndpoint({ endpoints: {} }, others(state0), { endpoint, channel: "vdi" }),
      );
      expect(Object.entries(state.endpoints)).toEqual([[endpoint, { channel: "vdi" }]]);
      expect(systemWith(...decisions.endpointRemoved(state, gone)).endpoints).toEqual({});
    },
  );
});

describe("a remote test", () => {
  type Result = "passed" | "failed";
  const held = (testedAt: string, result?: Result) =>
    decisions.remoteTestRecorded({ testedAt, ...(result && { result }), document: "110-1" }, AT);

  test("counts by when it was held: an older one found later hides no newer one", () => {
    const newer = "2021-06-03T06:00:00.000Z";
    expect(systemWith(...held(newer), ...held("2021-05-01T00:00:00.000Z")).remoteTestedAt).toBe(newer);
  });

  const [EARLIER, LATER] = ["2021-06-01T00:00:00.000Z", "2021-06-02T00:00:00.000Z"] as const;
  test.each<readonly [boolean, string, (readonly [string, Result?])[]]>([
    [true, "one of before results were recorded", [[EARLIER]]],
    [true, "a passed one", [[EARLIER, "passed"]]],
    [false, "a failed one", [[EARLIER, "failed"]]],
    [
      false,
      "one that failed after one was passed",
      [
        [EARLIER, "passed"],
        [LATER, "failed"],
      ],
    ],
    [
      true,
      "one that failed before one was passed, whichever was recorded first",
      [
        [LATER, "passed"],
        [EARLIER, "failed"],
      ],
    ],
  ])("%s where there is %s", (isTested, _, tests) => {
    const state = systemWith(...tests.flatMap(each => held(...each)));
    expect(isRemoteTested(state)).toBe(isTested);
  });

  test("cannot lie in the future", () => {
    expect(refusal(() => held("2021-06-04T02:00:00.001Z"))[0]).toBe("test-in-the-future");
  });
});

test("an endpoint of the wrong form, of another system and by a private address says all three", () => {
  const other = others({ endpoints: { "a broker": { channel: "vdi" } } });
  const wrong = vpn({ endpoint: "a broker", egress: "10.0.0.1" });
  expect(refusedFor(() => addEndpoint(state0, other, wrong))).toEqual([
    "endpoint-form",
    "endpoint-of-other-system",
    "egress-refused",
  ]);
});
