// From the stops in force to EC2 and back: what is cut, what is restored, what fails, what somebody undid, and what is on record of it.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { history, read } from "../../functions/shared/journal/journal.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { EXCHANGE_SYSTEMS, SYSTEMS, type SystemCode } from "../../functions/shared/rules/systems.ts";
import { networkOf, networkView } from "../../functions/stops/network.ts";
import { SIDES } from "../../functions/stops/network-acl.ts";
import { CITY_STOPS, type Stops } from "../../functions/stops/stop.ts";
import { systemLaw } from "../../functions/systems/system.ts";
import { happened } from "../gate/city.ts";
import { withJournal } from "../shared/journal/table.ts";
import { MORNING, withFrozenClock } from "../shared/time/frozen.ts";
import { networkCity } from "./network-city.ts";

const clock = withFrozenClock();
const journal = withJournal();
const CITY = { kind: "city", id: "city" } as const;
const LAND = { kind: "system", id: "land" } as const;

let city: Awaited<ReturnType<typeof networkCity>>;
beforeAll(() => vi.spyOn(console, "error").mockImplementation(() => {}));
afterAll(() => vi.restoreAllMocks());
beforeEach(async () => {
  clock.set(MORNING);
  await journal.renew();
  city = await networkCity();
});
afterEach(() => city.close());

const shown = async (system: SystemCode = "land") =>
  networkView(system, await read(networkOf(system)), (await read<Stops>(CITY_STOPS)).state);
const recorded = async () => (await history(networkOf("land"))).map(({ event }) => event);
const rulesOf = async (system: string) =>
  (await city.acls.find()).find(each => each.system === system) as Awaited<
    ReturnType<typeof city.acls.find>
  >[number];

describe("a stop", () => {
  test("of the city cuts all nine at one call a side, none of them refused at the documented rate", async () => {
    const stop = await city.stopped(CITY);
    expect(await shown()).toEqual({ system: "land", status: "cutting" });
    await city.cut();
    expect(await city.open()).toEqual([]);
    expect(city.calls.filter(call => call === "CreateNetworkAclEntry")).toHaveLength(
      EXCHANGE_SYSTEMS.length * 4,
    );
    expect(city.calls.filter(call => /refused|Replace|Delete/.test(call))).toEqual([]);
    expect(await shown()).toEqual({ system: "land", status: "cut", since: MORNING });
    expect(await recorded()).toEqual([
      { type: "NetworkCut", stops: [stop], subnets: [expect.stringMatching(/^subnet-/)] },
    ]);
  });

  test("cuts all nine where others left fewer calls than it takes: it asks again, as the bucket fills", async () => {
    await city.close();
    city = await networkCity(EXCHANGE_SYSTEMS, { bucket: 30, aSecond: 5, clock: refused => refused * 1_000 });
    await city.stopped(CITY);
    await city.cut();
    expect(city.calls).toContain("CreateNetworkAclEntry refused");
    expect([await city.open(), (await shown()).status]).toEqual([[], "cut"]);
  });

  test("cuts those beside the nine as well, where they have networks, though it takes more calls than there are", async () => {
    await city.close();
    city = await networkCity(SYSTEMS, { bucket: 50, aSecond: 5, clock: refused => refused * 1_000 });
    await city.stopped(CITY);
    await city.cut();
    expect(city.calls.slice(0, 1 + SYSTEMS.length).filter(call => call.endsWith("refused"))).toEqual([]);
    expect([await city.open(), (await shown("land-dm")).status]).toEqual([[], "cut"]);
    const all = await city.acls.find();
    expect(all.filter(({ denied }) => denied.length === SIDES.length)).toHaveLength(SYSTEMS.length);
  });

  test("has nothing to cut beside the nine where no deployment made a network, and fails where one did", async () => {
    const found = { type: "DeploymentFound", endpoints: [], groups: [], egress: [] } as const;
    await happened(systemLaw, stream(systemLaw, "fire-dm"), found);
    await city.stopped(CITY);
    await expect(city.cut()).rejects.toThrow("no-network-acl");
    expect([(await shown("land-dm")).status, await shown("fire-dm")]).toMatchObject([
      "cut",
      { status: "failed", why: "no-network-acl" },
    ]);
  });

  test("of an exchange system leaves the one beside it, and the other way round", async () => {
    await city.close();
    city = await networkCity(["land", "land-dm"]);
    const stop = await city.stopped(LAND);
    await city.cut();
    expect(await city.open()).toEqual(["land-dm"]);
    await city.lifted(stop);
    await city.stopped({ kind: "system", id: "land-dm" });
    await city.cut();
    expect(await city.open()).toEqual(["land"]);
  });

  test("of a system cuts that one, for both families", async () => {
    await city.stopped(LAND);
    await city.cut();
    expect(await city.open()).toEqual(EXCHANGE_SYSTEMS.filter(system => system !== "land"));
    expect((await rulesOf("land")).denied).toEqual(SIDES);
    expect((await rulesOf("fire")).denied).toEqual([]);
  });

  test.each(["agency", "person", "terminal", "session"] as const)("of a %s cuts no network", async kind => {
    await city.stopped({ kind, id: "land" });
    await city.cut();
    expect([await city.open(), await recorded()]).toEqual([EXCHANGE_SYSTEMS, []]);
    expect(await shown()).toEqual({ system: "land", status: "open" });
  });

  test("told of again and again asks EC2 and records once", async () => {
    await city.stopped(CITY);
    await city.cut();
    const before = city.calls.length;
    await Promise.all([city.cut(), city.cut()]);
    expect(city.calls.slice(before)).toEqual(["DescribeNetworkAcls", "DescribeNetworkAcls"]);
    expect(await recorded()).toHaveLength(1);
  });
});

describe("lifting", () => {
  test("restores what no other stop wants cut, and that alone", async () => {
    const [wide, narrow] = [await city.stopped(CITY), await city.stopped(LAND)];
    await city.cut();
    await city.lifted(wide);
    expect((await shown("fire")).status).toBe("restoring");
    await city.cut();
    expect(await city.open()).toEqual(EXCHANGE_SYSTEMS.filter(system => system !== "land"));
    expect((await shown()).status).toBe("cut");
    await city.lifted(narrow);
    clock.advance(60_000);
    await city.cut();
    expect(await city.open()).toEqual(EXCHANGE_SYSTEMS);
    expect(await shown()).toEqual({ system: "land", status: "open", since: new Date().toISOString() });
    expect((await rulesOf("land")).denied).toEqual([]);
  });

  test("by a run that did not know of the next stop is undone by that very run", async () => {
    const first = await city.stopped(LAND);
    await city.cut();
    await city.lifted(first);
    let isNext = true;
    const late = {
      ...city.acls,
      // The next stop is recorded, and its own run is through, just as this one begins to take the rules out.
      restore: async (...of: Parameters<typeof city.acls.restore>) => {
        if (isNext) {
          isNext = false;
          await city.stopped(LAND);
          await city.cut();
        }
        return city.acls.restore(...of);
      },
    };
    await city.cut(late);
    expect((await rulesOf("land")).denied).toEqual(SIDES);
    expect((await shown()).status).toBe("cut");
  });
});

describe("what somebody else did", () => {
  test("under a stop is made right, recorded and told", async () => {
    await city.stopped(LAND);
    await city.cut();
    const rules = await rulesOf("land");
    for (const side of SIDES) await city.acls.restore(rules, side);
    expect(await city.passes("land")).toBe(true);
    clock.advance(60_000);
    await city.cut();
    expect(await city.passes("land")).toBe(false);
    expect((await recorded()).at(-1)).toMatchObject({ type: "NetworkCut", again: true });
    expect(console.error).toHaveBeenCalledWith(expect.objectContaining({ happening: "network-drift" }));
  });

  test("without one is taken out again", async () => {
    await city.acls.deny(await rulesOf("land"), { family: 4, egress: true });
    await city.cut();
    expect((await rulesOf("land")).denied).toEqual([]);
    expect((await recorded()).at(-1)).toMatchObject({ type: "NetworkRestored", again: true });
  });

  test("a rule of theirs at the cut's number gives way to it", async () => {
    await city.acls.deny(await rulesOf("land"), { family: 4, egress: true });
    await city.replaced("land", { RuleAction: "allow" });
    expect((await rulesOf("land")).taken).toEqual([{ family: 4, egress: true }]);
    await city.stopped(LAND);
    await city.cut();
    expect((await rulesOf("land")).denied).toEqual(SIDES);
  });
});

describe("what fails", () => {
  test("in one system keeps no other, is on record once, and is done when it can be", async () => {
    const without = EXCHANGE_SYSTEMS.filter(system => system !== "land");
    await city.close();
    city = await networkCity(without);
    await city.stopped(CITY);
    await expect(city.cut()).rejects.toThrow("no-network-acl");
    await expect(city.cut()).rejects.toThrow("no-network-acl");
    expect(await city.open()).toEqual([]);
    expect(await shown()).toEqual({
      system: "land",
      status: "failed",
      since: MORNING,
      why: "no-network-acl",
    });
    expect((await shown("fire")).status).toBe("cut");
    expect(await recorded()).toEqual([{ type: "NetworkActFailed", wanted: "cut", why: "no-network-acl" }]);
    expect(console.error).toHaveBeenCalledWith(expect.objectContaining({ happening: "network-not-cut" }));
    await city.close();
    city = await networkCity();
    await city.cut();
    expect((await shown()).status).toBe("cut");
  });

  test("when EC2 does not say what there is, all nine are failed, and nothing is where nothing is wanted", async () => {
    const blind = { ...city.acls, find: () => Promise.reject(named("UnauthorizedOperation")) };
    await expect(city.cut(blind)).rejects.toThrow("UnauthorizedOperation");
    expect(await recorded()).toEqual([]);
    const stop = await city.stopped(CITY);
    await expect(city.cut(blind)).rejects.toThrow("UnauthorizedOperation");
    expect(await shown("fire")).toMatchObject({ status: "failed", why: "UnauthorizedOperation" });
    await city.lifted(stop);
    // What failed one way may have been done in part: only a run that saw EC2 says that it is open.
    expect((await shown("fire")).status).toBe("restoring");
    await city.cut();
    expect((await shown("fire")).status).toBe("open");
  });

  test("a network that cannot be restored is said to be so, and stays cut", async () => {
    const stop = await city.stopped(LAND);
    await city.cut();
    await city.lifted(stop);
    const stuck = { ...city.acls, restore: () => Promise.reject(named("UnauthorizedOperation")) };
    await expect(city.cut(stuck)).rejects.toThrow();
    expect(await shown()).toMatchObject({ status: "failed", why: "UnauthorizedOperation" });
    expect(await recorded()).toContainEqual({
      type: "NetworkActFailed",
      wanted: "open",
      why: "UnauthorizedOperation",
    });
    expect(await city.passes("land")).toBe(false);
  });

  test.each(["throttle", "server-error", "cut-before", "cut-after"])(
    "for a moment (%s) is asked again within the same run",
    async kind => {
      for (const action of ["DescribeNetworkAcls", "CreateNetworkAclEntry"])
        await city.fault({ kind, action });
      await city.stopped(LAND);
      await city.cut();
      expect(await city.passes("land")).toBe(false);
      expect(await recorded()).toMatchObject([{ type: "NetworkCut" }]);
    },
  );
});

function named(name: string): Error {
  return Object.assign(new Error(name), { name });
}
