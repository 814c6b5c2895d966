// Nine networks in the EC2 stand-in, reached as often as AWS documents: a bucket of tokens an action, as its own throttling has.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import {
  EC2Client,
  ReplaceNetworkAclEntryCommand,
  type ReplaceNetworkAclEntryCommandInput,
} from "@aws-sdk/client-ec2";
import { EXCHANGE_SYSTEMS, SYSTEMS, type SystemCode } from "../../functions/shared/rules/systems.ts";
import { now } from "../../functions/shared/time/clock.ts";
import { cutNetworks } from "../../functions/stops/cut-networks.ts";
import { networkAcls } from "../../functions/stops/network-acl.ts";
import { CITY_STOPS, type Scope, type StopEvent, stopLaw } from "../../functions/stops/stop.ts";
import type { NetworkAclEntry } from "../../infra/local/aws/ec2/network-acl.ts";
import { UNLIMITED } from "../../infra/local/aws/ec2/request-limits.ts";
import { networkAclId } from "../../infra/local/aws/ec2/seed.ts";
import { startEc2 } from "../../infra/local/aws/ec2/server.ts";
import { happened } from "../gate/city.ts";

const PASSING = [true, false].map(
  (egress): NetworkAclEntry => ({
    number: 100,
    egress,
    protocol: "-1",
    action: "allow",
    cidr: "0.0.0.0/0",
  }),
);

interface Limits {
  readonly bucket: number;
  readonly aSecond: number;
  /** In milliseconds; a test counts by what was refused instead, so that no machine is too slow for it. */
  readonly clock?: (refused: number) => number;
}

/** Mutating actions; those that only read have more. */
const DOCUMENTED: Limits = { bucket: 50, aSecond: 5 };

/** Counts what is called, and refuses what the bucket of an action has no token for. */
function throttled({ bucket, aSecond, clock = () => performance.now() }: Limits) {
  const tokens = new Map<string, { left: number; at: number }>();
  const calls: string[] = [];
  let refused = 0;
  const take = (action: string): boolean => {
    const at = clock(refused);
    const { left, at: then } = tokens.get(action) ?? { left: bucket, at };
    const filled = Math.min(bucket, left + ((at - then) / 1000) * aSecond);
    tokens.set(action, { left: filled < 1 ? filled : filled - 1, at });
    return filled >= 1;
  };
  const allows = (action: string) => {
    const taken = action.startsWith("Describe") || take(action);
    if (!taken) refused += 1;
    calls.push(taken ? action : `${action} refused`);
    return taken;
  };
  return { allows, calls };
}

export async function networkCity(systems: readonly SystemCode[] = EXCHANGE_SYSTEMS, limits = DOCUMENTED) {
  const declared = systems.map(system => ({
    name: system,
    tags: [
      { key: "product", value: "docgate" },
      { key: "system", value: system },
    ],
    subnets: [`10.20.${SYSTEMS.indexOf(system) * 8}.0/26`],
    entries: PASSING,
  }));
  const ec2 = await startEc2({
    seed: { prefixLists: [], vpnEndpoints: [], networkAcls: declared },
    log: () => {},
    // What stands before it counts the calls, by a clock that is not frozen.
    limit: UNLIMITED,
  });
  const control = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${ec2.url}/_control/${path}`, init);
    return (await response.json()) as unknown;
  };
  const packets = async (system: string) => {
    const [found] = (await control(`network?system=${system}`)) as { leaves: boolean; enters: boolean }[];
    return found ?? { leaves: false, enters: false };
  };
  const passes = async (system: string) => Object.values(await packets(system)).includes(true);
  const through = throttled(limits);
  const gate = await throttling(ec2.url, through);
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const acls = networkAcls({ endpoint: gate.url, region: "ap-northeast-1", credentials });
  let count = 0;
  return {
    acls,
    calls: through.calls,
    packets,
    passes,
    cut: (door = acls) => cutNetworks({ acls: door, now }),
    close: () => Promise.all([ec2.close(), gate.close()]),
    /** By hand: the first rule out, of IPv4, becomes another. */
    async replaced(system: SystemCode, entry: Partial<ReplaceNetworkAclEntryCommandInput>) {
      const client = new EC2Client({ endpoint: ec2.url, region: "ap-northeast-1", credentials });
      const first = { RuleNumber: 1, Egress: true, Protocol: "-1", CidrBlock: "0.0.0.0/0" };
      const input = { NetworkAclId: networkAclId(system), ...first, RuleAction: "deny", ...entry } as const;
      await client.send(new ReplaceNetworkAclEntryCommand(input));
      client.destroy();
    },
    fault: (fault: object) => control("faults", { method: "POST", body: JSON.stringify(fault) }),
    async open() {
      const each = await Promise.all(systems.map(system => passes(system)));
      return systems.filter((_, at) => each[at]);
    },
    async stopped(scope: Scope): Promise<string> {
      const stop = `stop-${++count}`;
      const facts = { because: "演練", agency: "", system: "", person: "" };
      await told({ type: "ConnectionsStopped", stop, scope, ...facts });
      return stop;
    },
    lifted: (stop: string) => told({ type: "StopLifted", stop, because: "演練結束" }),
  };
}

const told = (event: StopEvent) => happened(stopLaw, CITY_STOPS, event);

/** Stands before EC2, so that the real client is refused on the wire and asks again as it would. */
async function throttling(ec2: string, { allows }: ReturnType<typeof throttled>) {
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const isAllowed = allows(new URLSearchParams(body).get("Action") ?? "");
    const answer = isAllowed && (await fetch(ec2, { method: "POST", body }).catch(() => "lost" as const));
    if (answer === "lost") return void response.destroy();
    response.writeHead(answer ? answer.status : 503, { "content-type": "text/xml" });
    response.end(answer ? await answer.text() : REFUSED);
  });
  await new Promise<void>(done => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise(done => server.close(done).closeAllConnections());
  return { url: `http://127.0.0.1:${port}`, close };
}

const REFUSED =
  "<Response><Errors><Error><Code>RequestLimitExceeded</Code><Message>Request limit exceeded.</Message></Error></Errors></Response>";
