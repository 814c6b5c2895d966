// A stop of the whole city with so many sessions open: refused at once, ended on record, cut as fast as EC2 takes it; transactions
// that meet cancel each other, and EC2 takes the calls that it documents and no more.
import { setTimeout as wait } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import type { TransactWriteItemsCommandInput } from "@aws-sdk/client-dynamodb";
import type { DynamoDBStreamEvent } from "aws-lambda";
import { eventItem } from "../../../functions/shared/journal/items.ts";
import { history } from "../../../functions/shared/journal/journal.ts";
import type { Stream } from "../../../functions/shared/journal/keys.ts";
import { CITY_STOPS } from "../../../functions/stops/stop.ts";
import { CONFLICT_TIMES, Conflicts } from "../../../infra/local/aws/conflicts.ts";
import { type Doorkeeper, openDoor, pass } from "../../../infra/local/aws/database-door.ts";
import { vpnEndpointId } from "../../../infra/local/aws/ec2/seed.ts";
import { startEc2 } from "../../../infra/local/aws/ec2/server.ts";
import type { VpnConnection } from "../../../infra/local/aws/ec2/vpn-connection.ts";
import { crowdOf, type Knocker } from "../../gate/crowd.ts";
import { declared } from "../../local/ec2/endpoint.ts";
import { ownJournal } from "../../shared/journal/own.ts";
import { atOnce } from "./at-once.ts";

export interface CityStop {
  readonly open: number;
  /** Of some who asked right after the stop was acknowledged. */
  readonly letIn: number;
  /** From the stop's acknowledgement to each session ended on record. */
  readonly endedMs: readonly number[];
  /** What the function that closes, and the door before the database with it, had of a processor. */
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
  const door = await doorBefore(journal.url);
  const { handler: connect } = await import("../../../functions/sessions/connect.lambda.ts");
  const seed = { prefixLists: [], vpnEndpoints: [declared(NAME, { clientCidr: "10.0.0.0/16" })] };
  const ec2 = await startEc2({ seed, ask: connect });
  // The handler finds its EC2 as a function does; it is loaded only now that this is set.
  Object.assign(process.env, { AWS_ENDPOINT_URL_EC2: ec2.url });
  try {
    return await stopped({ url: ec2.url, open, door }, times);
  } finally {
    await ec2.close();
    await door.close();
    await journal.close();
  }
}

interface Door {
  keptBy(keeper: Doorkeeper): void;
  close(): Promise<void>;
}

/** Nobody stands in it until the city is full. */
async function doorBefore(url: string): Promise<Door> {
  let keeper = pass;
  const door = await openDoor({ url, close: async () => {} }, passing => keeper(passing));
  process.env.AWS_ENDPOINT_URL_DYNAMODB = door.url;
  return {
    keptBy: next => {
      keeper = next;
    },
    close: () => door.close(),
  };
}

interface Full {
  readonly url: string;
  readonly open: number;
  readonly door: Door;
}

async function stopped({ url, open, door }: Full, { holdMs, cuttingMs }: CityStopTimes) {
  const { cityInOrder } = await import("../../gate/city.ts");
  const { handler } = await import("../../../functions/closing/close.lambda.ts");
  const city = await cityInOrder({ accounts: open + 1_000, endpoint: vpnEndpointId(NAME) });
  const workers = await crowdOf(city, open);
  const isLetIn = knocking(url, city.endpoint);
  await atOnce(workers, async who => {
    if (!(await isLetIn(who))) throw new Error(`${who.person} was not let in`);
  });
  const { written, refusing } = conflictsIn(door, holdMs);
  await city.stops({ type: "ConnectionsStopped", stop: "bench", because: "bench", ...WHOLE_CITY });
  const stoppedAt = performance.now();
  const used = process.cpuUsage();
  const [answers] = await Promise.all([
    Promise.all(workers.slice(0, ASKED_AFTER).map(isLetIn)),
    handler(await newestOf(CITY_STOPS)),
  ]);
  const { user, system } = process.cpuUsage(used);
  const busyMs = (user + system) / 1_000;
  const endedMs = written.endedAt.map(at => at - stoppedAt);
  const timer = handler({ source: "bench" } as never).catch((error: unknown) => String(error));
  await Promise.race([timer, wait(cuttingMs)]);
  const cutMs = performance.now() - stoppedAt;
  const cut = await cutAt(url);
  await timer;
  door.keptBy(pass);
  const bucket = Math.min(open, BURST + Math.floor(cutMs / 1_000) * PER_SECOND);
  const letIn = answers.filter(Boolean).length;
  const { transactions } = written;
  return { open, letIn, endedMs, busyMs, conflicts: refusing.refused, transactions, cut, cutMs, bucket };
}

/** From now on; and what is written meanwhile, from the moment it is acknowledged. */
function conflictsIn(door: Door, holdMs: number) {
  const written = { transactions: 0, endedAt: [] as number[] };
  const times = { ...CONFLICT_TIMES, holdMs };
  const noting: Doorkeeper = async passing => {
    await pass(passing);
    if (passing.action !== "TransactWriteItems" || passing.response.statusCode !== 200) return;
    written.transactions++;
    const { TransactItems = [] } = JSON.parse(passing.body.toString()) as TransactWriteItemsCommandInput;
    for (const { Put } of TransactItems)
      if (Put?.Item?.type?.S === "SessionEnded") written.endedAt.push(performance.now());
  };
  const refusing = new Conflicts(times, noting);
  door.keptBy(refusing.keeper);
  return { written, refusing };
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
