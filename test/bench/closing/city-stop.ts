// A stop of the whole city with so many sessions open: refused at once, ended on record, cut as fast as EC2 takes it; transactions
// that meet cancel each other, and EC2 takes the calls that it documents and no more.
import { setTimeout as wait } from "node:timers/promises";
import type { TransactWriteItem } from "@aws-sdk/client-dynamodb";
import type { DynamoDBStreamEvent } from "aws-lambda";
import { eventItem } from "../../../functions/shared/journal/items.ts";
import { history } from "../../../functions/shared/journal/journal.ts";
import { stream } from "../../../functions/shared/journal/keys.ts";
import { vpnEndpointId } from "../../../infra/local/aws/ec2/seed.ts";
import { startEc2 } from "../../../infra/local/aws/ec2/server.ts";
import type { VpnConnection } from "../../../infra/local/aws/ec2/vpn-connection.ts";
import { ownJournal } from "../../shared/journal/own.ts";
import { conflictMode } from "../measure/conflicting.ts";
import { atOnce, type Worker, workersOf } from "./open-sessions.ts";

export interface CityStop {
  /** From the stop's acknowledgement: how long each of some questions took to be refused, and how many were let in. */
  readonly letIn: number;
  /** From the stop on record to each session ended on record. */
  readonly endedMs: readonly number[];
  readonly conflicts: number;
  readonly transactions: number;
  /** Cut while EC2 was asked, and how many calls its bucket had for that. */
  readonly cut: number;
  readonly cutMs: number;
  readonly bucket: number;
}

const NAME = "docgate-bench-vpn";
const ASKED_AFTER = 20;
const BURST = 50;
const PER_SECOND = 5;

export async function cityStop(
  open: number,
  { holdMs, cuttingMs }: { readonly holdMs: number; readonly cuttingMs: number },
  print: (line: string) => void,
): Promise<CityStop> {
  const journal = await ownJournal();
  const { handler: connect } = await import("../../../functions/sessions/connect.lambda.ts");
  const seed = { prefixLists: [], vpnEndpoints: [{ name: NAME, clientCidr: "10.0.0.0/16", tags: [] }] };
  const ec2 = await startEc2({ seed, ask: connect });
  try {
    const { cityInOrder } = await import("../../gate/city.ts");
    const city = await cityInOrder({ accounts: open + 1_000, endpoint: vpnEndpointId(NAME) });
    const workers = await workersOf(city, open);
    const knock = async ({ person, propertyNo }: Worker) => {
      const attempt = {
        endpointId: city.endpoint,
        commonName: propertyNo,
        username: person,
        publicIp: "198.51.100.7",
      };
      const answer = await fetch(`${ec2.url}/_control/vpn/connect`, {
        method: "POST",
        body: JSON.stringify(attempt),
      });
      return (await answer.json()) as { readonly allowed: boolean; readonly message?: string };
    };
    await atOnce(workers, async who => {
      const { allowed, message } = await knock(who);
      if (!allowed) throw new Error(message);
    });
    print(`${open} sessions open`);
    Object.assign(process.env, { AWS_ENDPOINT_URL_EC2: ec2.url });
    const { handler } = await import("../../../functions/closing/close.lambda.ts");
    const endedAt: number[] = [];
    const recorded = (items: readonly TransactWriteItem[]) => {
      for (const { Put } of items) if (Put?.Item?.type?.S === "SessionEnded") endedAt.push(performance.now());
    };
    const mode = conflictMode({ holdMs, recorded });
    const city_wide = { kind: "city", id: "city" } as const;
    const nobody = { agency: "", system: "", person: "" };
    await city.stops({
      type: "ConnectionsStopped",
      stop: "bench",
      scope: city_wide,
      because: "bench",
      ...nobody,
    });
    const stoppedAt = performance.now();
    const told = (await history(stream("STOP", "city"))).map(event => ({
      dynamodb: { NewImage: eventItem(event), SequenceNumber: "1" },
    }));
    const closing = handler({ Records: told } as DynamoDBStreamEvent);
    const answers = await Promise.all(workers.slice(0, ASKED_AFTER).map(knock));
    const letIn = answers.filter(({ allowed }) => allowed).length;
    await closing;
    const timer = handler({ source: "bench" } as never);
    await Promise.race([timer, wait(cuttingMs)]);
    const cutMs = performance.now() - stoppedAt;
    const connections = (await (
      await fetch(`${ec2.url}/_control/vpn/connections`)
    ).json()) as VpnConnection[];
    const cut = connections.filter(({ status }) => status.code !== "active").length;
    await timer;
    mode.end();
    const bucket = Math.min(open, BURST + Math.floor(cutMs / 1_000) * PER_SECOND);
    const { cancelled: conflicts, transactions } = mode.counts;
    return { letIn, endedMs: endedAt.map(at => at - stoppedAt), conflicts, transactions, cut, cutMs, bucket };
  } finally {
    await ec2.close();
    await journal.close();
  }
}
