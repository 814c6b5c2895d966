// The events of a span, read from the journal, which has them when the stream has long forgotten; as the dispatcher would send them.
import { ENTRIES } from "../../../../functions/entries.ts";
import type { Recorded } from "../../../../functions/shared/journal/event.ts";
import { messageText } from "../../../../functions/shared/journal/event-message.ts";
import { eventItem } from "../../../../functions/shared/journal/items.ts";
import { recordedSince } from "../../../../functions/shared/journal/journal.ts";
import { kindOf } from "../../../../functions/shared/journal/keys.ts";

export interface Span {
  readonly followers: readonly string[];
  readonly from: string;
  readonly until: string;
}

/** Each for every follower that it concerns. */
export async function* eventsOfSpan(span: Span): AsyncGenerator<{ follower: string; text: string }> {
  const concerned = ENTRIES.filter(({ path }) => span.followers.includes(path));
  for await (const recorded of recordedBetween(span.from, span.until))
    for (const { path, follows = [] } of concerned)
      if (follows.includes(kindOf(recorded.stream)))
        yield { follower: path, text: messageText(eventItem(recorded)) };
}

async function* recordedBetween(from: string, until: string): AsyncGenerator<Recorded> {
  for await (const rows of recordedSince(from, until))
    yield* rows.filter(({ recordedAt }) => recordedAt >= from && recordedAt <= until);
}
