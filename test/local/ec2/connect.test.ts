// A client knocks at the VPN: the handler is asked in the words of its schema version, and anything but a well-formed yes keeps it out.
import { afterEach, describe, expect, test } from "vitest";
import { vpnEndpointId } from "../../../infra/local/aws/ec2/seed.ts";
import { HandlerFailure } from "../../../infra/local/aws/ec2/vpn-event.ts";
import { declared, openStandIn, type StandIn } from "./endpoint.ts";

const ENDPOINT = vpnEndpointId("land");
const SEED = { prefixLists: [], vpnEndpoints: [declared("land")] };
const ATTEMPT = {
  endpointId: ENDPOINT,
  commonName: "LAND-PC-001",
  username: "wang",
  publicIp: "203.0.113.7",
};
const YES = {
  allow: true,
  "error-msg-on-denied-connection": "",
  "posture-compliance-statuses": ["wired"],
  "schema-version": "v2",
};
const NO = {
  ...YES,
  allow: false,
  "error-msg-on-denied-connection": "電腦已申報歸還 the terminal is being returned",
};
const message = NO["error-msg-on-denied-connection"];

describe("a client knocks", () => {
  let ec2: StandIn;
  afterEach(() => ec2.close());

  const answering = async (ask: (event: object) => Promise<unknown>) => {
    ec2 = await openStandIn({ seed: SEED, ask });
  };
  const knock = async (change: object = {}) =>
    (await ec2.control("POST", "vpn/connect", { ...ATTEMPT, ...change })).json;
  const connections = async () => (await ec2.control("GET", "vpn/connections")).json;

  test("a yes opens the connection under the id that was asked for, with a tunnel address of its own", async () => {
    const asked: object[] = [];
    await answering(async event => {
      asked.push(event);
      return YES;
    });
    const outcomes = [await knock(), await knock()] as { connectionId: string }[];
    const ids = outcomes.map(({ connectionId }) => connectionId);
    expect(outcomes).toEqual([
      { allowed: true, connectionId: ids[0], clientIp: "10.64.0.2", reaches: ["10.20.0.0/16"] },
      { allowed: true, connectionId: ids[1], clientIp: "10.64.0.3", reaches: ["10.20.0.0/16"] },
    ]);
    expect(new Set(ids).size).toBe(2);
    expect(asked).toMatchObject(ids.map(id => ({ "connection-id": id })));
    expect(await connections()).toMatchObject([
      { ...ATTEMPT, id: ids[0], clientIp: "10.64.0.2", postures: ["wired"], status: { code: "active" } },
      { ...ATTEMPT, id: ids[1], clientIp: "10.64.0.3", postures: ["wired"], status: { code: "active" } },
    ]);
  });

  test("a no shows the handler's own message, and nothing is connected", async () => {
    await answering(async () => NO);
    expect(await knock()).toMatchObject({ allowed: false, reason: "client-connect-failed", message });
    expect(await connections()).toEqual([]);
  });

  const event = {
    "connection-id": expect.stringMatching(/^cvpn-connection-[0-9a-f]{17}$/),
    "endpoint-id": ENDPOINT,
    "common-name": "LAND-PC-001",
    username: "wang",
    platform: "win",
    "public-ip": "203.0.113.7",
    "client-openvpn-version": "2.6.12",
  };
  test.each([
    ["v1 knows no groups", { schemaVersion: "v1", groups: "a" }, { ...event, "schema-version": "v1" }],
    [
      "v2 has groups as one text",
      { groups: "land-users" },
      { ...event, groups: "land-users", "schema-version": "v2" },
    ],
    [
      "v2 has groups as a list",
      { groups: ["a", "b"] },
      { ...event, groups: ["a", "b"], "schema-version": "v2" },
    ],
    [
      "v3 with a platform and its version",
      { schemaVersion: "v3", platform: "mac", platformVersion: "15.1" },
      { ...event, platform: "mac", "platform-version": "15.1", groups: "", "schema-version": "v3" },
    ],
    [
      "an IPv6 client",
      { publicIp: "2001:db8::7" },
      { ...event, "public-ip": "2001:db8::7", groups: "", "schema-version": "v2" },
    ],
    [
      "a certificate with an odd name",
      { commonName: "機關\u202e電腦 \ud800 'x'" },
      { ...event, "common-name": "機關\u202e電腦 \ud800 'x'", groups: "", "schema-version": "v2" },
    ],
  ])("the question: %s", async (_title, change, expected) => {
    const asked: object[] = [];
    await answering(async question => {
      asked.push(question);
      return NO;
    });
    await knock(change);
    expect(asked).toEqual([expected]);
  });

  test("a yes that is not well formed keeps the client out", async () => {
    await answering(async () => ({ ...YES, allow: "true" }));
    expect(await knock()).toMatchObject({
      allowed: false,
      reason: "client-connect-handler-invalid-response",
    });
    expect(await connections()).toEqual([]);
  });

  test.each([
    ["an error", new Error("boom"), "other-execution-error"],
    ["a throttle", new HandlerFailure("throttled"), "throttled"],
    ["a service that fails", new HandlerFailure("service-error"), "service-error"],
  ])("%s keeps the client out, with a message that gives nothing away", async (_title, error, failure) => {
    await answering(async () => {
      throw error;
    });
    expect(await knock()).toEqual({
      allowed: false,
      connectionId: expect.any(String),
      reason: `client-connect-handler-${failure}`,
      message: expect.not.stringContaining("boom"),
    });
  });

  test("an answer that takes longer than thirty seconds is not waited for", async () => {
    const waits: number[] = [];
    let given: AbortSignal | undefined;
    ec2 = await openStandIn({
      seed: SEED,
      ask: (_event, signal) => {
        given = signal;
        return new Promise(() => {});
      },
      wait: async milliseconds => void waits.push(milliseconds),
    });
    expect(await knock()).toMatchObject({ allowed: false, reason: "client-connect-handler-timed-out" });
    expect([waits, given?.aborted]).toEqual([[30_000], true]);
  });

  test("without a handler nobody is let in", async () => {
    ec2 = await openStandIn({ seed: SEED });
    expect(await knock()).toMatchObject({ allowed: false, reason: "client-connect-handler-service-error" });
  });

  test.each([
    ["InvalidClientVpnEndpointId.NotFound", { endpointId: "cvpn-endpoint-0" }],
    ["MalformedRequest", { publicIp: "somewhere" }],
    ["MalformedRequest", { schemaVersion: "v9" }],
    ["MalformedRequest", { typo: 1 }],
  ])("%s: nobody can knock with %j", async (code, change) => {
    await answering(async () => YES);
    expect(await knock(change)).toMatchObject({ code });
  });
});
