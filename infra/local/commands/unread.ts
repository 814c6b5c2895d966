// `npm run unread -- list|play`: the events that a follower could not do, and how they are given to it again once it is mended.
import { parseArgs } from "node:util";
import { type AwsPlace, atPlace, PLACE_OPTIONS, saidPlace } from "../run/aws-place.ts";
import { command } from "../run/command.ts";
import { DATA } from "../run/running.ts";
import { lineOf, type Unread, unreadIn } from "./unread/unread-message.ts";
import { type UnreadQueue, UnreadQueues } from "./unread/unread-queues.ts";

const USAGE = `用法 | usage: npm run unread -- list|play [--follower <entry>] [--data <folder>]
       npm run unread -- list|play --stage <name> [--profile <name>] [--follower <entry>]
  list        列出擱置的事件，不作任何變更 | what was put aside; changes nothing
  play        交還其後續處理，再做一次 | gives it to its follower again
  --follower  只看其中一個，如 terminals/index | only this one's
  --data      本機閘道的資料夾 | the gateway's folder (${DATA})
  --stage     已部署的環境 | a stage that is deployed
結束碼 | exit code: 0 沒有擱置的事件，或全部交還 | none, or all given back · 1 仍有 | some are there · 2 無法進行 | trouble`;

interface Wish {
  readonly verb: "list" | "play";
  readonly follower: string | undefined;
  readonly place: () => AwsPlace;
}

const wish = wishOf(process.argv.slice(2));
if (wish) await command(() => atPlace(wish.place(), ({ names }) => run(wish, names)));
else {
  console.error(USAGE);
  process.exitCode = 2;
}

async function run({ verb, follower }: Wish, names: string | undefined): Promise<number> {
  const queues = new UnreadQueues(names);
  try {
    const found = await queues.find();
    if (found.length === 0) throw new Error("找不到任何佇列 | there is no queue of unread events here");
    const wanted = found.filter(each => !follower || !each.follower || each.follower === follower);
    let left = 0;
    for (const queue of wanted) left += await (verb === "list" ? list : play)(queues, queue, follower);
    if (verb === "list") console.log(`${left} 件擱置 | ${left} put aside`);
    return left === 0 ? 0 : 1;
  } finally {
    queues.close();
  }
}

async function list(queues: UnreadQueues, queue: UnreadQueue, follower: string | undefined): Promise<number> {
  let count = 0;
  const seen = [];
  for await (const messages of queues.received(queue)) {
    seen.push(...messages);
    for (const { Body = "", Attributes = {} } of messages) {
      const unread = unreadIn(Body, queue.follower);
      if (!isOf(unread, follower)) continue;
      count++;
      console.log(`${new Date(Number(Attributes.SentTimestamp)).toISOString()}  ${lineOf(unread)}`);
    }
  }
  await queues.giveBack(queue, seen);
  return count;
}

/** How many are still there. */
async function play(queues: UnreadQueues, queue: UnreadQueue, follower: string | undefined): Promise<number> {
  if (queue.follower) {
    const count = await queues.moveBack(queue);
    if (count > 0) console.log(`${queue.follower}: 交還 ${count} 件 | ${count} given back`);
    return 0;
  }
  const left = [];
  for await (const messages of queues.received(queue)) {
    for (const message of messages) {
      const unread = unreadIn(message.Body ?? "", undefined);
      const isGiven = isOf(unread, follower) && (await give(queues, unread));
      if (isGiven) await queues.delete(queue, [message]);
      else left.push(message);
    }
  }
  await queues.giveBack(queue, left);
  return left.length;
}

/** Given back whole before it is taken away here: cut short in between, it comes twice, which harms nobody. */
async function give(queues: UnreadQueues, unread: Unread): Promise<boolean> {
  if (unread.kind === "unknown") return false;
  if (unread.kind === "event") await queues.send(unread.follower, [unread.text]);
  else {
    const { eventsOfSpan } = await import("./unread/span.ts");
    for await (const { follower, text } of eventsOfSpan(unread)) await queues.send(follower, [text]);
  }
  console.log(`交還 | given back: ${lineOf(unread)}`);
  return true;
}

function isOf(unread: Unread, follower: string | undefined): boolean {
  if (!follower) return true;
  if (unread.kind === "event") return unread.follower === follower;
  return unread.kind === "span" && unread.followers.includes(follower);
}

function wishOf(args: string[]): Wish | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { ...PLACE_OPTIONS, follower: { type: "string" } },
    });
    const [verb, ...more] = positionals;
    if ((verb !== "list" && verb !== "play") || more.length > 0) return undefined;
    // What its queues are called only its stage knows.
    const place = values.region || values.table ? undefined : saidPlace(values);
    return place && { verb, follower: values.follower, place };
  } catch {
    return undefined;
  }
}
