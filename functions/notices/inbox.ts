// What lies in somebody's boxes, each thing once and nothing of their own doing; and that they looked, so that their offices' notices
// find them.
import { foldedAccount } from "../shared/rules/account.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { inBox, keepReader, type Marks, placeOf, readerOf } from "./kept.ts";
import { boxesOf, type Notice, type Office, type Reader, USUAL_WISH, type Wish } from "./notice.ts";

/** Nobody reads a larger number than this. */
const MOST_UNREAD = 100;

/** The newest first. */
export async function allIn(office: Office, most: number, before?: string): Promise<readonly Notice[]> {
  const found = await Promise.all(boxesOf(office).map(box => inBox(box, most, before)));
  const others = found.flat().filter(({ by }) => foldedAccount(by) !== office.person);
  const once = new Map(others.map(notice => [placeOf(notice), notice]));
  return [...once]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .slice(0, most)
    .map(([, notice]) => notice);
}

export async function unreadOf(
  office: Office,
  { all, places }: Marks,
): Promise<{ readonly unread: number; readonly urgent: number }> {
  const found = await allIn(office, MOST_UNREAD + places.size);
  const unread = found.filter(notice => placeOf(notice) > all && !places.has(placeOf(notice)));
  const urgent = unread.filter(({ urgency }) => urgency === "urgent");
  return { unread: Math.min(MOST_UNREAD, unread.length), urgent: Math.min(MOST_UNREAD, urgent.length) };
}

/** Written once a day, and when something of it is new. */
export async function lookedInto(
  { person, agency, roles, systems }: Office,
  at: Date,
  wish?: Wish,
): Promise<Reader> {
  const before = await readerOf(person);
  const seenOn = dayOf(at.toISOString());
  const office = { person, agency, roles, systems };
  const bounced = before?.bounced && { bounced: before.bounced };
  const reader = { ...office, seenOn, wish: wish ?? before?.wish ?? USUAL_WISH, ...bounced };
  if (JSON.stringify(before) === JSON.stringify(reader)) return reader;
  await keepReader(reader, boxesOf(office), at.toISOString());
  return reader;
}
