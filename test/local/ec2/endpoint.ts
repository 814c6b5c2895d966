// The stand-in for EC2 under test, whose clock the test turns, and the calls that every test makes.
import {
  type AddPrefixListEntry,
  CreateManagedPrefixListCommand,
  DescribeManagedPrefixListsCommand,
  EC2Client,
  GetManagedPrefixListEntriesCommand,
  type ManagedPrefixList,
  type PrefixListEntry,
} from "@aws-sdk/client-ec2";
import type { VpnEndpointSeed } from "../../../infra/local/aws/ec2/seed.ts";
import { type Ec2Options, startEc2 } from "../../../infra/local/aws/ec2/server.ts";

export const START = Date.parse("2026-11-20T08:00:00Z");
export const SETTLE_MS = 1000;

/** A VPN endpoint as a template of ours would declare it: a certificate and a log-in, open to everybody who is let in. */
export function declared(name: string, more: Partial<VpnEndpointSeed> = {}): VpnEndpointSeed {
  return {
    ...{ name, clientCidr: "10.64.0.0/16", tags: [], certificate: true, login: "saml" },
    ...{ asksHandler: true, keepsLog: true, subnets: 2, sessionHours: 8, rules: [{ cidr: "10.20.0.0/16" }] },
    ...more,
  };
}

export function clientOf(endpoint: string, maxAttempts = 1): EC2Client {
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  return new EC2Client({ endpoint, region: "ap-northeast-1", maxAttempts, credentials });
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
