// From what was recorded to whom it is told: put into their boxes and queued by their wishes, each once however often this is called.
import type { Recorded } from "../shared/journal/event.ts";
import { history, read } from "../shared/journal/journal.ts";
import { kindOf, type Stream } from "../shared/journal/keys.ts";
import { foldedAccount } from "../shared/rules/account.ts";
import { deliveriesFor } from "./due.ts";
import { type Due, dueOf, KINDS, rowOf } from "./happenings.ts";
import { putInBox, queueDelivery, readersIn, readersOf } from "./kept.ts";
import type { HasServices } from "./names.ts";
import { type Box, boxesOf, type Office, ownBox, USUAL_WISH } from "./notice.ts";

/** What is older when it is first seen, as after a rebuilding, is no news to anybody. */
const NEWS_MS = 3 * 24 * 60 * 60_000;

export interface Noting {
  readonly at: Date;
  readonly has: HasServices;
}

export async function noteRecorded(recorded: Recorded, noting: Noting): Promise<void> {
  const row = rowOf(kindOf(recorded.stream), recorded.event.type);
  if (!row || noting.at.getTime() - Date.parse(recorded.recordedAt) > NEWS_MS) return;
  const { state } = await read(recorded.stream);
  const before = row.needsBefore ? await stateBefore(recorded) : undefined;
  const due = dueOf(row, recorded, { state, before });
  if (due) await note(due, noting);
}

async function stateBefore({ stream, version }: Recorded): Promise<unknown> {
  if (version === 1) return undefined;
  const { law } = KINDS[kindOf(stream)];
  const events = await history(stream as Stream, 1, version - 1);
  return events.reduce<unknown>((state, recorded) => law.evolve(state, recorded), undefined);
}

export async function note({ to, notice }: Due, { at, has }: Noting): Promise<void> {
  await Promise.all(to.map(box => putInBox(box, notice)));
  if (notice.urgency === "quiet") return;
  const named = (await Promise.all(to.map(readingIn))).flat().map(foldedAccount);
  const accounts = [...new Set(named)].filter(each => each !== foldedAccount(notice.by));
  const readers = await readersOf(accounts);
  for (const account of accounts) {
    const reader = readers.get(account);
    // Whoever has another office since, has that one's boxes alone.
    if (!boxesOf(reader ?? nobodyElse(account)).some(box => to.includes(box))) continue;
    const wish = reader?.wish ?? USUAL_WISH;
    for (const { channel, due } of deliveriesFor(notice, wish, { at: at.toISOString(), has }))
      await queueDelivery({ account, channel, notice, state: "queued", due, firstDue: due, attempts: 0 });
  }
}

/** Whoever never looked has a box of their own and no office. */
function nobodyElse(person: string): Office {
  return { person, agency: "", roles: [], systems: [] };
}

/** Of one's own box oneself, known or not; of an office's, whoever has looked in its name. */
async function readingIn(box: Box): Promise<readonly string[]> {
  const own = ownBox("");
  return box.startsWith(own) ? [box.slice(own.length)] : readersIn(box);
}
