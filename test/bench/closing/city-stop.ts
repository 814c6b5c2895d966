// A stop of the whole city with so many sessions open: refused at once, ended on record, cut as fast as EC2 takes it; transactions
// that meet cancel each other, and EC2 takes the calls that it documents and no more.
import { setTimeout as wait } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import type { TransactWriteItem } from "@aws-sdk/client-dynamodb";
import type { DynamoDBStreamEvent } from "aws-lambda";
import { eventItem } from "../../../functions/shared/journal/items.ts";
import { history } from "../../../functions/shared/journal/journal.ts";
import type { Stream } from "../../../functions/shared/journal/keys.ts";
import { CITY_STOPS } from "../../../functions/stops/stop.ts";
import { vpnEndpointId } from "../../../infra/local/aws/ec2/seed.ts";
import { startEc2 } from "../../../infra/local/aws/ec2/server.ts";
import type { VpnConnection } from "../../../infra/local/aws/ec2/vpn-connection.ts";
import { crowdOf, type Knocker } from "../../gate/crowd.ts";
import { declared } from "../../local/ec2/endpoint.ts";
import { ownJournal } from "../../shared/journal/own.ts";
import { conflictMode } from "../measure/conflicting.ts";
import { atOnce } from "./at-once.ts";

export interface CityStop {
  readonly open: number;
  /** Of some who asked right after the stop was acknowledged. */
  readonly letIn: number;
  /** From the stop's acknowledgement to each session ended on record. */
  readonly endedMs: readonly number[];
  /** What the function that closes had of a processor for it. */
  readonly busyMs: number;
  readonly conflicts: number;
  readonly transactions: number;
  /** Cut when EC2 had been asked for so long, and how many calls its bucket had for that. */
  readonly cut: number;
  readonly cutMs: number;
  readonly bucket: number;
}

export interface CityStopTimes {
  /** How long a transaction has its items. */
  readonly holdMs: number;
  /** How long the timer's function is watched as it cuts. */
  readonly cuttingMs: number;
}

const NAME = "docgate-bench-vpn";
const ASKED_AFTER = 20;
const BURST = 50;
const PER_SECOND = 5;

async function cityStop(open: number, times: CityStopTimes): Promise<CityStop> {
  const journal = await ownJournal();
  const { handler: connect } = await import("../../../functions/sessions/connect.lambda.ts");
  const seed = { prefixLists: [], vpnEndpoints: [declared(NAME, { clientCidr: "10.0.0.0/16" })] };
  const ec2 = await startEc2({ seed, ask: connect });
  // The handler finds its EC2 as a function does; it is loaded only now that this is set.
  Object.assign(process.env, { AWS_ENDPOINT_URL_EC2: ec2.url });
  try {
    return await stopped({ url: ec2.url, open }, times);
  } finally {
    await ec2.close();
    await journal.close();
  }
}

async function stopped({ url, open }: { readonly url: string; readonly open: number }, times: CityStopTimes) {
  const { cityInOrder } = await import("../../gate/city.ts");
  const { handler } = await import("../../../functions/closing/close.lambda.ts");
  const city = await cityInOrder({ accounts: open + 1_000, endpoint: vpnEndpointId(NAME) });
  const workers = await crowdOf(city, open);
  const isLetIn = knocking(url, city.endpoint);
  await atOnce(workers, async who => {
    if (!(await isLetIn(who))) throw new Error(`${who.person} was not let in`);
  });
  const endedAt: number[] = [];
  const recorded = (items: readonly TransactWriteItem[]) => {
    for (const { Put } of items) if (Put?.Item?.type?.S === "SessionEnded") endedAt.push(performance.now());
  };
  const mode = conflictMode({ holdMs: times.holdMs, recorded });
  await city.stops({ type: "ConnectionsStopped", stop: "bench", because: "bench", ...WHOLE_CITY });
  const stoppedAt = performance.now();
  const used = process.cpuUsage();
  const [answers] = await Promise.all([
    Promise.all(workers.slice(0, ASKED_AFTER).map(isLetIn)),
    handler(await newestOf(CITY_STOPS)),
  ]);
  const { user, system } = process.cpuUsage(used);
  const busyMs = (user + system) / 1_000;
  const endedMs = endedAt.map(at => at - stoppedAt);
  const timer = handler({ source: "bench" } as never).catch((error: unknown) => String(error));
  await Promise.race([timer, wait(times.cuttingMs)]);
  const cutMs = performance.now() - stoppedAt;
  const cut = await cutAt(url);
  await timer;
  mode.end();
  const { cancelled: conflicts, transactions } = mode.counts;
  const bucket = Math.min(open, BURST + Math.floor(cutMs / 1_000) * PER_SECOND);
  const letIn = answers.filter(Boolean).length;
  return { open, letIn, endedMs, busyMs, conflicts, transactions, cut, cutMs, bucket };
}

const WHOLE_CITY = { scope: { kind: "city", id: "city" }, agency: "", system: "", person: "" } as const;

/** As the journal's stream would hand it over. */
async function newestOf(of: Stream): Promise<DynamoDBStreamEvent> {
  const events = (await history(of)).slice(-1);
  const Records = events.map(event => ({ dynamodb: { NewImage: eventItem(event), SequenceNumber: "1" } }));
  return { Records } as DynamoDBStreamEvent;
}

function knocking(url: string, endpointId: string) {
  return async ({ person, propertyNo }: Knocker): Promise<boolean> => {
    const attempt = { endpointId, commonName: propertyNo, username: person, publicIp: "198.51.100.7" };
    const answer = await fetch(`${url}/_control/vpn/connect`, {
      method: "POST",
      body: JSON.stringify(attempt),
    });
    return ((await answer.json()) as { readonly allowed: boolean }).allowed;
  };
}

async function cutAt(url: string): Promise<number> {
  const connections = (await (await fetch(`${url}/_control/vpn/connections`)).json()) as VpnConnection[];
  return connections.filter(({ status }) => status.code !== "active").length;
}

const { open, times } = workerData as { readonly open: number; readonly times: CityStopTimes };
parentPort?.postMessage(await cityStop(open, times));
