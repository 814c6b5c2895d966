// One digest over how far streams have come, by which a pack and an audit speak of the same journal; pure.
import { createHash } from "node:crypto";

export function checkpointDigest(
  heads: readonly { readonly stream: string; readonly version: number; readonly hash: string }[],
): string {
  const digest = createHash("sha256");
  for (const { stream, version, hash } of heads) digest.update(`${stream} ${version} ${hash}\n`);
  return digest.digest("hex");
}
