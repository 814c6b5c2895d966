// A system's network in the words of its law: by which stops it is cut, how it is shown, and what is worth recording.
import { expect, test } from "vitest";
import {
  type Network,
  type NetworkEvent,
  networkDone,
  networkFailed,
  networkLaw,
  networkView,
  stopsThatCut,
} from "../../functions/stops/network.ts";
import type { Scope, Stops } from "../../functions/stops/stop.ts";
import { Ledger } from "../house/given.ts";

const at = "2021-06-04T02:00:00.000Z";
const CUT: NetworkEvent = { type: "NetworkCut", stops: ["s"], subnets: ["subnet-1"] };
const RESTORED: NetworkEvent = { type: "NetworkRestored", subnets: ["subnet-1"] };
const failed = (wanted: "cut" | "open"): NetworkEvent => ({ type: "NetworkActFailed", wanted, why: "x" });
const after = (...events: NetworkEvent[]) => {
  const ledger = new Ledger();
  if (events.length > 0) ledger.record(networkLaw, "land", events);
  return ledger.of<Network, NetworkEvent>(networkLaw, "land").state;
};
const stopsOf = (...scopes: Scope[]): Stops => ({
  active: Object.fromEntries(
    scopes.map((scope, n) => [
      `s${n}`,
      { scope, because: "x", agency: "", system: "", person: "", at, by: "center@city" },
    ]),
  ),
});
const CITY: Scope = { kind: "city", id: "city" };

test("is cut by every stop of its system and of the city, and by none of less", () => {
  const stops = stopsOf(
    { kind: "system", id: "land" },
    { kind: "agency", id: "land" },
    { kind: "terminal", id: "land" },
    CITY,
    { kind: "system", id: "fire" },
  );
  expect([stopsThatCut(stops, "land"), stopsThatCut(stops, "school")]).toEqual([["s0", "s3"], ["s3"]]);
});

test.each<readonly [events: NetworkEvent[], stopped: string, open: string]>([
  [[], "cutting", "open"],
  [[CUT], "cut", "restoring"],
  [[CUT, RESTORED], "cutting", "open"],
  [[failed("cut")], "failed", "restoring"],
  [[failed("cut"), CUT], "cut", "restoring"],
  [[CUT, failed("open")], "cutting", "failed"],
  [[CUT, failed("open"), RESTORED], "cutting", "open"],
])("after %j it is shown %s under a stop, and %s without", (events, stopped, open) => {
  const state = after(...events);
  expect(networkView("land", { state }, stopsOf(CITY)).status).toBe(stopped);
  expect(networkView("land", { state }, stopsOf()).status).toBe(open);
});

test("records what is new, what was undone by somebody else, and a failure once", () => {
  const subnets = ["subnet-1"];
  const done = { drift: false, subnets };
  expect(networkDone(undefined, [], done)).toBeUndefined();
  expect(networkDone(undefined, ["s"], done)).toEqual(CUT);
  expect(networkDone(after(CUT), ["s"], done)).toBeUndefined();
  expect(networkDone(after(CUT), ["s"], { drift: true, subnets })).toEqual({ ...CUT, again: true });
  expect(networkDone(after(failed("cut")), [], done)).toEqual(RESTORED);
  expect(networkFailed(undefined, "cut", "x")).toEqual(failed("cut"));
  expect(networkFailed(after(failed("cut")), "cut", "x")).toBeUndefined();
  expect(networkFailed(after(failed("cut")), "cut", "y")).toMatchObject({ why: "y" });
});
