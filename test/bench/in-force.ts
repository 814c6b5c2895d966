// From an approval on record to EC2 confirmed, in the running gateway, and how many changes of EC2 a change of a list takes.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { CHANGES_PER_CALL } from "../../functions/allowlist/applying/plan.ts";
import type { List, ListEvent } from "../../functions/allowlist/lists/list.ts";
import { difference } from "../../functions/shared/address/difference.ts";
import type { Recorded } from "../../functions/shared/journal/event.ts";
import { history, read } from "../../functions/shared/journal/journal.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import type { ListChange } from "../../infra/local/aws/ec2/account.ts";
import { startGateway } from "../../infra/local/run/gateway.ts";
import { type RunningCity, runningCity } from "../gate/running-city.ts";
import { hosts } from "../shared/address/ranges.ts";

export const title =
  "from an approval on record to EC2 confirmed (the stand-in takes 300 ms for each change)";

const ONE_BY_ONE = 30;
const LIST = stream("LIST", "household", "vpn", "outbound");
const NAME = "docgate-household-vpn-outbound-v4";

export async function run(print: (line: string) => void): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), "docgate-bench-"));
  const gateway = await startGateway({ data, port: 0 });
  try {
    const city = await runningCity(gateway.endpoints);
    const times: number[] = [];
    for (let at = 1; at <= ONE_BY_ONE; at++) times.push((await changed(city, hosts(at))).ms);
    const sorted = times.toSorted((a, b) => a - b);
    const p99 = sorted.at(-1);
    print(
      `one range more, ${ONE_BY_ONE} times: p50 ${sorted[Math.floor(sorted.length / 2)]} ms, most ${p99} ms`,
    );
    for (const [name, wanted] of BULK) {
      const { ms, calls, least } = await changed(city, wanted);
      print(`${name}: ${ms} ms, ${calls} changes of EC2, the least there can be is ${least}`);
      if (calls !== least) throw new Error("more calls than there need be");
    }
  } finally {
    await gateway.close();
    await rm(data, { recursive: true });
  }
}

const BULK: readonly (readonly [string, string[]])[] = [
  ["to 200 ranges", hosts(200, 1_000)],
  ["all 200 replaced by others", hosts(200, 2_000)],
  ["half of them replaced", [...hosts(100, 2_000), ...hosts(100, 3_000)]],
  ["down to one", hosts(1, 2_000)],
];

/** By the journal's own times: when the change was recorded, and when EC2 was recorded to hold it. */
async function changed(city: RunningCity, wanted: string[]) {
  const before = await changesOf(city);
  const from = (await read<List>(LIST)).version + 1;
  await city.list("outbound", wanted);
  for (;;) {
    const events: Recorded<ListEvent>[] = await history<ListEvent>(LIST, from);
    const applied = events.find(({ event }) => event.type === "RangesApplied");
    const approved = events.find(({ event }) => event.type === "ChangeApproved");
    if (approved && applied) {
      const after = (await changesOf(city)).slice(before.length);
      const calls = after.filter(({ state }) => state === "modify-in-progress").length;
      const { add, remove } = difference(wanted, before.at(-1)?.cidrs ?? []);
      const least = Math.ceil((add.length + remove.length) / CHANGES_PER_CALL);
      return { ms: Date.parse(applied.recordedAt) - Date.parse(approved.recordedAt), calls, least };
    }
    await setTimeout(50);
  }
}

async function changesOf(city: RunningCity): Promise<ListChange[]> {
  const all = await city.ec2<ListChange[]>("history");
  return all.filter(({ prefixListName }) => prefixListName === NAME);
}
