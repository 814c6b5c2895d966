// What a message in a queue of unread events says: a whole event, one kept for its follower, or where Lambda says that some lay.
import * as v from "valibot";
import { FED } from "../../../../functions/entries.ts";
import type { Recorded } from "../../../../functions/shared/journal/event.ts";
import { eventIn } from "../../../../functions/shared/journal/event-message.ts";

export type Unread =
  | { readonly kind: "event"; readonly follower: string; readonly text: string }
  /** Lambda keeps no event of the stream, only when those arrived that its function could not read. */
  | {
      readonly kind: "span";
      readonly followers: readonly string[];
      readonly from: string;
      readonly until: string;
    }
  | { readonly kind: "unknown" };

const kept = v.object({ follower: v.string(), event: v.record(v.string(), v.unknown()) });
const told = v.object({
  requestContext: v.object({ functionArn: v.string() }),
  DDBStreamBatchInfo: v.object({
    approximateArrivalOfFirstRecord: v.pipe(v.string(), v.isoTimestamp()),
    approximateArrivalOfLastRecord: v.pipe(v.string(), v.isoTimestamp()),
  }),
});

/** `follower` is whose queue it lies in, where that is not the common one. */
export function unreadIn(body: string, follower: string | undefined): Unread {
  const said = parsed(body);
  if (v.is(kept, said)) return { kind: "event", follower: said.follower, text: JSON.stringify(said.event) };
  if (v.is(told, said)) return spanOf(said);
  return follower === undefined ? { kind: "unknown" } : { kind: "event", follower, text: body };
}

/** An event is stamped when its request begins, so before it arrives; and the stream tells its arrivals in whole seconds. */
const EARLIER_MS = 60_000;
const LATER_MS = 2_000;

function spanOf({ requestContext, DDBStreamBatchInfo: info }: v.InferOutput<typeof told>): Unread {
  const name = requestContext.functionArn.split(":function:")[1]?.split(":")[0] ?? "";
  const readers = name.endsWith("-closing-close") ? ["closing/close"] : FED.map(({ path }) => path);
  const at = (text: string, milliseconds: number) => new Date(Date.parse(text) + milliseconds).toISOString();
  return {
    kind: "span",
    followers: readers,
    from: at(info.approximateArrivalOfFirstRecord, -EARLIER_MS),
    until: at(info.approximateArrivalOfLastRecord, LATER_MS),
  };
}

/** One line for a person: which event, and never what it says. */
export function lineOf(unread: Unread): string {
  if (unread.kind === "unknown") return "無法辨認的訊息 | a message that is none of ours";
  if (unread.kind === "span")
    return `${unread.followers.join("、")}  ${unread.from} … ${unread.until}  期間內的事件 | events of this span`;
  return `${unread.follower}  ${eventLine(unread.text)}`;
}

function eventLine(text: string): string {
  try {
    const { item, recorded } = eventIn(text);
    return `${item.pk?.S} ${item.sk?.S} ${nameOf(recorded)}`;
  } catch {
    return "不是事件 | no event";
  }
}

function nameOf(recorded: Recorded | undefined): string {
  return recorded ? `${recorded.event.type} ${recorded.recordedAt}` : "（依日誌 | from the journal）";
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
