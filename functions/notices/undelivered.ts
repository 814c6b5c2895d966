// What cannot be brought: personnel are told, in their inbox alone, since mail may be what does not go; and what came back is not sent
// there again.
import type { Back } from "./bounce.ts";
import { UNDELIVERED } from "./happenings.ts";
import { deliveriesOf, keepDelivery, keepReader, putInBox, readerOf, sentAs } from "./kept.ts";
import { agencyBoxes, type Reader } from "./notice.ts";

/** Once a day of the same person. */
export async function tellOfUndelivered(
  { person, agency }: Pick<Reader, "person" | "agency">,
  why: "bounced" | "given-up",
  at: Date,
): Promise<void> {
  const now = at.toISOString();
  const id = `${now.slice(0, 10)}#undelivered#${why}#${person}`;
  const facts = { who: person, why };
  const notice = { id, at: now, happening: UNDELIVERED, facts, by: "docgate", urgency: "quiet" as const };
  await Promise.all(agencyBoxes(agency, "personnel").map(box => putInBox(box, notice)));
}

export async function bouncedTo({ message, isFinal }: Back, at: Date): Promise<void> {
  const sent = await sentAs(message);
  if (!sent || !isFinal) return;
  const now = at.toISOString();
  for (const each of await deliveriesOf(sent.account))
    if (each.channel === "mail" && each.message === message)
      await keepDelivery({ ...each, state: "bounced", settledAt: now });
  const reader = await readerOf(sent.account);
  if (!reader) return;
  await keepReader({ ...reader, bounced: { address: sent.address, at: now } }, [], now);
  await tellOfUndelivered(reader, "bounced", at);
}
