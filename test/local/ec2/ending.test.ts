// How connections end: terminated by a call or hung up by the client, and then forgotten after an hour.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FIRE, LAND, openVpn, POLICE, type Vpn } from "./callers.ts";
import { refusal, SETTLE_MS } from "./endpoint.ts";

describe("connections end", () => {
  let vpn: Vpn;
  beforeEach(async () => {
    vpn = await openVpn();
  });
  afterEach(() => vpn.close());

  test("a terminated connection is terminating first, then terminated, and forgotten after an hour", async () => {
    const id = await vpn.knock();
    expect(await vpn.terminate({ ConnectionId: id })).toMatchObject({
      ClientVpnEndpointId: LAND,
      ConnectionStatuses: [
        { ConnectionId: id, PreviousStatus: { Code: "active" }, CurrentStatus: { Code: "terminating" } },
      ],
    });
    expect(await vpn.states()).toEqual(["terminating"]);
    const again = await vpn.terminate({ ConnectionId: id });
    expect(again.ConnectionStatuses).toMatchObject([
      { PreviousStatus: { Code: "terminating" }, CurrentStatus: { Code: "terminating" } },
    ]);
    vpn.advance();
    expect(await vpn.shown()).toMatchObject([
      { Status: { Code: "terminated" }, ConnectionEndTime: "2026-11-20 08:00:01" },
    ]);
    vpn.advance(60 * 60 * 1000);
    expect(await vpn.states()).toEqual(["terminated"]);
    vpn.advance(1);
    expect(await vpn.states()).toEqual([]);
  });

  test("ending a connection once more does not make it last longer", async () => {
    const id = await vpn.knock();
    await vpn.terminate({ ConnectionId: id });
    vpn.advance(SETTLE_MS / 2);
    await vpn.terminate({ ConnectionId: id });
    vpn.advance(SETTLE_MS / 2);
    expect(await vpn.states()).toEqual(["terminated"]);
  });

  test("an empty user name does not end the connections that have none", async () => {
    await vpn.knock("", POLICE);
    const all = { ClientVpnEndpointId: POLICE, Username: "" };
    expect((await refusal(vpn.terminate(all))).code).toBe("InvalidClientVpnConnection.UserNotFound");
    const [only] = await vpn.shown(undefined, POLICE);
    expect(only?.Status?.Code).toBe("active");
  });

  test("a client that hangs up is terminated at once", async () => {
    const connectionId = await vpn.knock();
    expect(await vpn.hangUp(connectionId)).toBe(200);
    expect(await vpn.states()).toEqual(["terminated"]);
    expect(await vpn.hangUp(connectionId)).toBe(400);
  });

  test("all connections of a user end in one call while there are five of them at most", async () => {
    for (let count = 0; count < 5; count += 1) await vpn.knock("wang");
    await vpn.knock("lin");
    const { Username, ConnectionStatuses } = await vpn.terminate({ Username: "wang" });
    expect([Username, ConnectionStatuses?.length]).toEqual(["wang", 5]);
    expect((await vpn.states()).sort()).toEqual(["active", ...Array(5).fill("terminating")]);
  });

  test("a connection that fails to terminate is still there, and can be ended once more", async () => {
    const id = await vpn.knock();
    await vpn.control("POST", "faults", { kind: "fail-later", action: "TerminateClientVpnConnections" });
    await vpn.terminate({ ConnectionId: id });
    vpn.advance();
    expect(await vpn.states()).toEqual(["failed-to-terminate"]);
    await vpn.terminate({ ConnectionId: id });
    vpn.advance();
    expect(await vpn.states()).toEqual(["terminated"]);
  });

  const UNHEARD = "cvpn-connection-0123456789abcdef0";
  test.each([
    ["InvalidClientVpnConnection.IdNotFound", "nobody's connection", { ConnectionId: UNHEARD }],
    ["InvalidClientVpnConnection.UserNotFound", "somebody who is not connected", { Username: "chen" }],
    ["InvalidClientVpnConnection.UserNotFound", "names in another case", { Username: "Wang" }],
    ["InvalidParameterValue", "a user with more than five connections", { Username: "wang" }],
    [
      "InvalidParameterCombination",
      "a connection and a user at once",
      { ConnectionId: UNHEARD, Username: "wang" },
    ],
    ["MissingParameter", "neither", {}],
  ])("%s: ending %s", async (code, _title, input) => {
    for (let count = 0; count < 6; count += 1) await vpn.knock("wang");
    expect(await refusal(vpn.terminate(input))).toEqual({ code, status: 400 });
    expect(await vpn.states()).toEqual(Array(6).fill("active"));
  });

  test("a connection of another endpoint is neither shown nor ended", async () => {
    const elsewhere = await vpn.knock("wang", FIRE);
    expect(await vpn.shown()).toEqual([]);
    const call = vpn.terminate({ ConnectionId: elsewhere });
    expect((await refusal(call)).code).toBe("InvalidClientVpnConnection.IdNotFound");
  });

  test("a connection that is over cannot be ended", async () => {
    const connectionId = await vpn.knock();
    await vpn.hangUp(connectionId);
    const call = vpn.terminate({ ConnectionId: connectionId });
    expect((await refusal(call)).code).toBe("InvalidClientVpnConnection.IdNotFound");
  });
});
