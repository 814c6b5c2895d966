// Keeps the account in one JSON file: a change is on the disk, whole, before it is acknowledged; a broken file is refused, never emptied.
import { open, rename } from "node:fs/promises";
import { dirname } from "node:path";
import * as v from "valibot";
import { readKept } from "../../login/kept-file.ts";
import type { Ec2Account } from "./account.ts";
import { networkAclShape } from "./network-acl.ts";
import { prefixListShape } from "./prefix-list.ts";
import { connectionShape } from "./vpn-connection.ts";
import { vpnEndpointShape } from "./vpn-endpoint.ts";

const savedShape = v.strictObject({
  lists: v.array(prefixListShape),
  endpoints: v.array(vpnEndpointShape),
  connections: v.array(connectionShape),
  // None in a file of before there were any.
  networkAcls: v.optional(v.array(networkAclShape), []),
});

/** Returns once everything that has happened so far is on the disk. */
export type Save = () => Promise<void>;

export async function openStateFile(path: string, account: Ec2Account): Promise<Save> {
  const saved = readKept(path, savedShape);
  for (const list of saved?.lists ?? []) account.put(list);
  for (const endpoint of saved?.endpoints ?? []) account.putEndpoint(endpoint);
  for (const connection of saved?.connections ?? []) account.putConnection(connection);
  for (const acl of saved?.networkAcls ?? []) account.putNetworkAcl(acl);
  return saving(path, account);
}

// One write at a time; whatever happens during it shares the next one.
function saving(path: string, account: Ec2Account): Save {
  let written = account.revision;
  let writing: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;
  const begin = (): Promise<void> => {
    waiting = undefined;
    written = account.revision;
    writing = write(path, snapshot(account)).catch((error: unknown) => {
      written = -1;
      throw error;
    });
    return writing;
  };
  return () => {
    if (account.revision === written) return writing;
    waiting ??= writing.then(begin, begin);
    return waiting;
  };
}

function snapshot(account: Ec2Account): string {
  const saved: v.InferInput<typeof savedShape> = {
    lists: [...account.lists.values()],
    endpoints: [...account.endpoints.values()],
    connections: [...account.connections.values()],
    networkAcls: [...account.networkAcls.values()],
  };
  return JSON.stringify(saved);
}

async function write(path: string, text: string): Promise<void> {
  const fresh = `${path}.next`;
  const file = await open(fresh, "w");
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(fresh, path);
  const folder = await open(dirname(path), "r");
  await folder.sync().finally(() => folder.close());
}
