// The EC2 endpoint that these tests hold of: our stand-in, or whichever EC2_ENDPOINT names, to hold the stand-in against it.
import { setTimeout } from "node:timers/promises";
import { DeleteManagedPrefixListCommand, EC2Client } from "@aws-sdk/client-ec2";
import { clientOf, createList, type ListShape, list, openStandIn } from "../endpoint.ts";

export const foreign = process.env.EC2_ENDPOINT;

/** The endpoint as any EC2 client sees it; on a foreign one waiting is real, on ours time is turned on. */
export async function openEndpoint() {
  const own = foreign === undefined ? await openStandIn() : undefined;
  const client = own?.client ?? strange(foreign ?? "");
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

/** With the credentials of whoever runs this, if there are any. */
export function strange(endpoint: string): EC2Client {
  const known = process.env.AWS_ACCESS_KEY_ID !== undefined;
  return known ? new EC2Client({ endpoint, region: "ap-northeast-1", maxAttempts: 1 }) : clientOf(endpoint);
}
