// What was recorded about one thing, the newest first: of its own life, and of all else that is kept under the same name; reads only.
import { newestOfStream } from "../shared/journal/journal.ts";
import { STREAM_KINDS, type Stream, type StreamKind, timeKeys } from "../shared/journal/keys.ts";
import { foldedAccount } from "../shared/rules/account.ts";
import { isSystem } from "../shared/rules/systems.ts";
import { readPropertyNo } from "../terminals/property-number.ts";
import type { FoundEvent, TimeSpan } from "./recorded.ts";

const LISTS = ["vpn", "vdi"].flatMap(channel =>
  ["egress", "inbound", "outbound"].map(direction => `${channel}#${direction}`),
);

/** The streams that bear the name of a thing: a terminal's number, an account, a code; of a system its lists as well. */
export function streamsAbout(name: string, kind?: StreamKind): readonly Stream[] {
  const kinds = kind === undefined ? STREAM_KINDS : [kind];
  const spellings = new Set([name, readPropertyNo(name), foldedAccount(name)]);
  const names = [...spellings].filter(each => each !== "" && !each.startsWith("#") && !each.endsWith("#"));
  const lists = isSystem(name) && kinds.includes("LIST") ? LISTS.map(list => `LIST#${name}#${list}`) : [];
  return [...kinds.flatMap(each => names.map(id => `${each}#${id}`)), ...lists] as Stream[];
}

/** All of them as if they were one. */
export async function* newestAbout(
  streams: readonly Stream[],
  span: TimeSpan,
): AsyncGenerator<FoundEvent, void> {
  const lives = streams.map(each => backwards(each, span));
  const heads = await Promise.all(lives.map(life => life.next()));
  for (;;) {
    const at = newestOf(heads.map(({ done, value }) => (done ? undefined : value)));
    const head = heads[at];
    if (!head || head.done) return;
    yield head.value;
    heads[at] = (await lives[at]?.next()) ?? head;
  }
}

/** Where the newest of them is; -1 where there is none. */
function newestOf(heads: readonly (FoundEvent | undefined)[]): number {
  let newest = -1;
  for (const [at, head] of heads.entries())
    if (head && head.moment > (heads[newest]?.moment ?? "")) newest = at;
  return newest;
}

async function* backwards(of: Stream, { from, until }: TimeSpan): AsyncGenerator<FoundEvent, void> {
  for await (const recorded of newestOfStream(of)) {
    const { moment } = timeKeys(recorded.recordedAt, of, recorded.version);
    if (moment < from) return;
    if (moment < until) yield { moment, recorded };
  }
}
