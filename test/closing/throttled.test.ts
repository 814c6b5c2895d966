// EC2 takes only so many calls: all are ended on record and refused at once, as many are cut as it takes, none is forgotten.
import { beforeEach, expect, test, vi } from "vitest";
import { vpnOf } from "../../functions/closing/vpn.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { startEc2 } from "../../infra/local/aws/ec2/server.ts";
import { type ClosingCity, withClosingCity } from "./closing-city.ts";

const MANY = 8;
const TAKEN = 5;
const action = "TerminateClientVpnConnections";
const fresh = withClosingCity();
let city: ClosingCity;
beforeEach(async () => {
  city = fresh();
});
const limit = (capacity: number, perSecond: number) =>
  city.control("POST", "limits", { action, capacity, perSecond });
const later = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);

test("whoever EC2 has no call for is ended on record and refused all the same, and cut when it has", async () => {
  const workers = [];
  for (let at = 0; at < MANY; at++) workers.push(await city.atWork());
  await limit(TAKEN, 1);
  const everywhere = {
    scope: { kind: "system", id: city.system },
    agency: "",
    system: city.system,
    person: "",
  } as const;
  await city.stops({ type: "ConnectionsStopped", stop: "s", because: "test", ...everywhere });
  await city.tell(stream("STOP", "city"));
  const ids = workers.map(({ connectionId }) => connectionId);
  const states = await Promise.all(ids.map(city.session));
  expect(states.map(state => state?.status)).toEqual(ids.map(() => "ended"));
  const cut = async () => (await Promise.all(ids.map(city.cloud))).filter(code => code !== "active").length;
  expect(await cut()).toBe(TAKEN);
  for (const worker of workers) expect((await city.connected(worker)).allowed).toBe(false);
  // The clock of EC2 goes on, and so does the timer.
  await limit(MANY, 1);
  later(2_000);
  await city.handler({ source: "aws.scheduler" } as never);
  expect(await cut()).toBe(MANY);
  later(2_000);
  await city.handler({ source: "aws.scheduler" } as never);
  const confirmed = await Promise.all(ids.map(city.session));
  expect(confirmed.map(state => state?.cut !== undefined)).toEqual(ids.map(() => true));
});

test("of an account that was granted nothing yet, nobody waits longer than they may", async () => {
  const ec2 = await startEc2({ limit: { capacity: 0, perSecond: 0 } });
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const vpn = vpnOf({ endpoint: ec2.url, region: "ap-northeast-1", credentials });
  const began = performance.now();
  expect(await vpn.end("cvpn-endpoint-1", "cvpn-connection-1", 0)).toBe("open");
  await expect(vpn.end("cvpn-endpoint-1", "cvpn-connection-2", 1_000)).rejects.toThrow(
    "Request limit exceeded",
  );
  // Three calls, and no more: two a fifth of a second apart, which is as fast as tokens come.
  expect(performance.now() - began).toBeGreaterThan(500);
  await ec2.close();
});
