// The events of a span, read from the journal, which has them when the stream has long forgotten; as the dispatcher would send them.
import { ENTRIES } from "../../../../functions/entries.ts";
import type { Recorded } from "../../../../functions/shared/journal/event.ts";
import { messageText } from "../../../../functions/shared/journal/event-message.ts";
import { eventItem } from "../../../../functions/shared/journal/items.ts";
import { recordedOn } from "../../../../functions/shared/journal/journal.ts";
import { kindOf } from "../../../../functions/shared/journal/keys.ts";
import { addDays } from "../../../../functions/shared/time/day.ts";

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
  for (let day = from.slice(0, 10); day <= until.slice(0, 10); day = addDays(day, 1)) {
    let after: string | undefined = from;
    do {
      const page: Awaited<ReturnType<typeof recordedOn>> = await recordedOn(day, after);
      yield* page.rows.filter(({ recordedAt }) => recordedAt >= from && recordedAt <= until);
      after = page.next;
    } while (after);
  }
}
