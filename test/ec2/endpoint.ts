// The EC2 endpoint under test: the one that EC2_ENDPOINT names, or a stand-in of our own whose clock the test turns.
import { setTimeout } from "node:timers/promises";
import {
  type AddPrefixListEntry,
  CreateManagedPrefixListCommand,
  DeleteManagedPrefixListCommand,
  DescribeManagedPrefixListsCommand,
  EC2Client,
  GetManagedPrefixListEntriesCommand,
  type ManagedPrefixList,
  type PrefixListEntry,
} from "@aws-sdk/client-ec2";
import { type Ec2Options, startEc2 } from "../../infra/local/ec2/server.ts";

export const FOREIGN = process.env.EC2_ENDPOINT;
/** Put behind the title of what only the stand-in has, and skipped elsewhere for that reason. */
export const OWN_ONLY = "(needs the stand-in's control path, which EC2 does not have)";

export const START = Date.parse("2026-11-20T08:00:00Z");
export const SETTLE_MS = 1000;

export function clientOf(endpoint: string, maxAttempts = 1): EC2Client {
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const known = FOREIGN !== undefined && process.env.AWS_ACCESS_KEY_ID !== undefined;
  return new EC2Client({
    endpoint,
    region: "ap-northeast-1",
    maxAttempts,
    ...(known ? {} : { credentials }),
  });
}

export async function openStandIn(options: Ec2Options = {}) {
  const time = { now: START };
  const { url, close } = await startEc2({ clock: () => time.now, settleMs: SETTLE_MS, ...options });
  const client = clientOf(url);
  return {
    url,
    client,
    advance: (milliseconds = SETTLE_MS) => {
      time.now += milliseconds;
    },
    control: async (method: "GET" | "POST" | "DELETE", path: string, body?: unknown) => {
      const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
      const response = await fetch(`${url}/_control/${path}`, init);
      return { status: response.status, json: (await response.json()) as unknown };
    },
    close: async () => {
      client.destroy();
      await close();
    },
  };
}
export type StandIn = Awaited<ReturnType<typeof openStandIn>>;

/** The endpoint as any EC2 client sees it; on a foreign one waiting is real, on ours time is turned on. */
export async function openEndpoint() {
  const own = FOREIGN === undefined ? await openStandIn() : undefined;
  const client = own?.client ?? clientOf(FOREIGN ?? "");
  const made: string[] = [];
  const settle = async (id: string) => {
    own?.advance();
    while (!own && (await list(client, id))?.State?.endsWith("in-progress")) await setTimeout(500);
  };
  return {
    client,
    settle,
    /** A settled list that is taken away again when the suite closes. */
    create: async (shape: ListShape = {}) => {
      const id = await createList(client, shape);
      made.push(id);
      await settle(id);
      return id;
    },
    close: async () => {
      if (own) return own.close();
      for (const PrefixListId of made)
        await client.send(new DeleteManagedPrefixListCommand({ PrefixListId })).catch(() => {});
      client.destroy();
    },
  };
}
export type Endpoint = Awaited<ReturnType<typeof openEndpoint>>;

export interface ListShape {
  readonly name?: string;
  readonly family?: "IPv4" | "IPv6";
  readonly size?: number;
  readonly entries?: AddPrefixListEntry[];
}

export async function createList(client: EC2Client, shape: ListShape = {}): Promise<string> {
  const { name = "docgate-suite", family = "IPv4", size = 10, entries = [] } = shape;
  const command = { PrefixListName: name, AddressFamily: family, MaxEntries: size, Entries: entries };
  const { PrefixList } = await client.send(new CreateManagedPrefixListCommand(command));
  return PrefixList?.PrefixListId ?? "";
}

export async function list(client: EC2Client, id: string): Promise<ManagedPrefixList | undefined> {
  const { PrefixLists } = await client.send(new DescribeManagedPrefixListsCommand({ PrefixListIds: [id] }));
  return PrefixLists?.[0];
}

export async function entries(
  client: EC2Client,
  id: string,
  version?: number,
): Promise<PrefixListEntry[] | undefined> {
  const target = version === undefined ? {} : { TargetVersion: version };
  return (await client.send(new GetManagedPrefixListEntriesCommand({ PrefixListId: id, ...target }))).Entries;
}

/** How the service refused: its code and HTTP status, and nothing of the wording. */
export async function refusal(call: Promise<unknown>): Promise<{ code: string; status: number | undefined }> {
  const error = await call.then(
    () => new Error("nothing was refused"),
    (reason: Error & { $metadata?: { httpStatusCode?: number } }) => reason,
  );
  return { code: error.name, status: "$metadata" in error ? error.$metadata?.httpStatusCode : undefined };
}

export function hosts(count: number, from = 0): AddPrefixListEntry[] {
  return Array.from({ length: count }, (_, index) => {
    const place = from + index;
    return { Cidr: `198.18.${Math.floor(place / 256)}.${place % 256}/32` };
  });
}
