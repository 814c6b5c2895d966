// What EC2 has open against what is on record: strays cut and journaled, who left ended, who was cut confirmed, trouble tried again.
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { sweep } from "../../functions/closing/sweep.ts";
import { vpnOf } from "../../functions/closing/vpn.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { vpnEndpointId } from "../../infra/local/aws/ec2/seed.ts";
import { startEc2 } from "../../infra/local/aws/ec2/server.ts";
import { declared } from "../local/ec2/endpoint.ts";
import { type ClosingCity, withClosingCity } from "./closing-city.ts";

const fresh = withClosingCity();
let city: ClosingCity;
beforeEach(() => {
  city = fresh();
});

/** Until EC2 has done what it was asked. */
const settle = () => vi.advanceTimersByTime(1_500);

async function returned() {
  const worker = await city.atWork();
  await city.terminals(worker.propertyNo, { type: "ReturnDeclared" });
  return worker;
}

test("a VPN server of the city's own is not looked for in EC2", async () => {
  await city.systems({
    type: "EndpointAdded",
    endpoint: "openvpn-own",
    channel: "vpn",
    server: "own-server",
  });
  const asked: string[] = [];
  const { vpn } = city.closer;
  const connections = (endpoint: string) => {
    asked.push(endpoint);
    return vpn.connections(endpoint);
  };
  await sweep({ ...city.closer, vpn: { ...vpn, connections } });
  expect([asked.includes(city.endpoint), asked.includes("openvpn-own")]).toEqual([true, false]);
});

describe("a session that ended", () => {
  test("is confirmed to be cut once EC2 says so, and only then", async () => {
    const worker = await returned();
    await city.tell(stream("TERMINAL", worker.propertyNo));
    await sweep(city.closer);
    expect((await city.session(worker.connectionId))?.cut).toBeUndefined();
    settle();
    await sweep(city.closer);
    expect(await city.events(worker.connectionId)).toEqual([
      "SessionAllowed",
      "SessionEnded",
      "CutConfirmed",
    ]);
    await sweep(city.closer);
    expect(await city.events(worker.connectionId)).toHaveLength(3);
  });

  test.each([["throttle"], ["server-error"], ["cut-before"], ["cut-after"]])(
    "while EC2 answers with %s: ended on record all the same, cut as soon as it answers",
    async kind => {
      const worker = await returned();
      await city.fault({ kind, times: 3 });
      const { batchItemFailures } = await city.tell(stream("TERMINAL", worker.propertyNo));
      expect(batchItemFailures).toHaveLength(1);
      expect((await city.session(worker.connectionId))?.status).toBe("ended");
      expect((await city.connected(worker)).allowed).toBe(false);
      await sweep(city.closer);
      expect(["terminating", "terminated"]).toContain(await city.cloud(worker.connectionId));
    },
  );

  test("that EC2 fails to cut is cut again until it is gone", async () => {
    const worker = await returned();
    await city.fault({ kind: "fail-later" });
    await city.tell(stream("TERMINAL", worker.propertyNo));
    settle();
    await sweep(city.closer);
    expect(await city.cloud(worker.connectionId)).toBe("terminating");
    settle();
    await sweep(city.closer);
    expect((await city.session(worker.connectionId))?.cut).toBeDefined();
  });
});

describe("a connection", () => {
  test("that nobody here allowed is journaled and cut", async () => {
    const id = `cvpn-connection-${randomUUID()}`;
    const worker = await city.atWork();
    const stray = { id, name: "3140101-03-0000007.some-office", status: "open" } as const;
    const ended: string[] = [];
    const vpn = {
      connections: async (endpoint: string) => [...(await city.closer.vpn.connections(endpoint)), stray],
      end: async (_: string, connection: string) => {
        ended.push(connection);
        return "ending" as const;
      },
    };
    await sweep({ ...city.closer, vpn });
    expect(ended).toEqual([id]);
    expect(await city.session(id)).toMatchObject({
      status: "ended",
      stray: true,
      system: "household",
      terminal: "3140101-03-0000007",
    });
    expect((await city.session(worker.connectionId))?.status).toBe("allowed");
    await sweep({ ...city.closer, vpn });
    expect([ended, await city.events(id)]).toEqual([[id, id], ["StrayFound"]]);
  });

  test("that was hung up ends its session and frees its seat", async () => {
    const worker = await city.atWork();
    const seats = await city.seats();
    await city.control("POST", "vpn/disconnect", { connectionId: worker.connectionId });
    await sweep(city.closer);
    expect((await city.session(worker.connectionId))?.ended?.why).toBe("hung-up");
    expect(await city.seats()).toBe(seats - 1);
    await sweep(city.closer);
    expect((await city.session(worker.connectionId))?.cut).toBeDefined();
  });

  test("that never came to be ends its session after a while, not before", async () => {
    const worker = await city.atWork();
    const vpn = { ...city.closer.vpn, connections: async () => [] };
    await sweep({ ...city.closer, vpn });
    expect((await city.session(worker.connectionId))?.status).toBe("allowed");
    const later = () => new Date(city.closer.now().getTime() + 130_000);
    await sweep({ vpn, now: later });
    expect((await city.session(worker.connectionId))?.ended?.why).toBe("never-opened");
  });

  test("says nothing while EC2 does not answer: nobody is ended for it", async () => {
    const worker = await city.atWork();
    const vpn = {
      ...city.closer.vpn,
      connections: async () => {
        throw new Error("EC2 is away");
      },
    };
    await sweep({ vpn, now: () => new Date(city.closer.now().getTime() + 3_600_000) });
    expect((await city.session(worker.connectionId))?.status).toBe("allowed");
  });
});

test("more connections than a page holds are all seen", async () => {
  const name = "docgate-land-vpn";
  const answer = { allow: true, "error-msg-on-denied-connection": "", "posture-compliance-statuses": [] };
  const ec2 = await startEc2({
    seed: { prefixLists: [], vpnEndpoints: [declared(name)] },
    ask: async () => ({ ...answer, "schema-version": "v2" }),
  });
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const vpn = vpnOf({ endpoint: ec2.url, region: "ap-northeast-1", credentials });
  for (let at = 0; at < 1_003; at++) {
    const body = JSON.stringify({
      endpointId: vpnEndpointId(name),
      commonName: `pc-${at}`,
      username: `worker-${at}`,
      publicIp: "198.51.100.7",
    });
    await fetch(`${ec2.url}/_control/vpn/connect`, { method: "POST", body });
  }
  const seen = await vpn.connections(vpnEndpointId(name));
  expect([seen.length, new Set(seen.map(({ id }) => id)).size]).toEqual([1_003, 1_003]);
  expect(await vpn.end(vpnEndpointId(name), "cvpn-connection-0")).toBe("gone");
  await ec2.close();
});
