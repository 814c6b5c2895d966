// How far the streams had come that a pack rests on: the same digest that an audit prints over these heads; pure.
import { createHash } from "node:crypto";
import type { Held } from "../shared/journal/change.ts";
import type { Checkpoint } from "./snapshot.ts";

export function checkpointOf(held: readonly Held<unknown>[]): Checkpoint {
  const heads = held
    .filter(({ version }) => version > 0)
    .map(({ stream, version, head }) => ({ stream, version, head }))
    .sort((a, b) => (a.stream < b.stream ? -1 : 1));
  const hash = createHash("sha256");
  for (const { stream, version, head } of heads) hash.update(`${stream} ${version} ${head}\n`);
  return { digest: hash.digest("hex"), heads };
}
