// Sends what is due: to each person one mail of all that waits for them, once; what fails is tried again ever more slowly, and given up
// loudly. Names and addresses are read for the message alone.
import { personLaw } from "../people/person.ts";
import { entriesOf } from "../shared/directory/directory.ts";
import type { DirectoryEntry } from "../shared/directory/entry.ts";
import { env } from "../shared/env.ts";
import { readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { log } from "../shared/log.ts";
import { keepSending, readSending } from "../shared/notices/sending.ts";
import { foldedAccount } from "../shared/rules/account.ts";
import { addressDigest, mailAddress, mailOf } from "./composing.ts";
import { nextTry, whenOpen } from "./due.ts";
import {
  accountsDue,
  claim,
  deliveriesOf,
  keepDelivery,
  letGo,
  marksOf,
  placeOf,
  readerOf,
  rememberSent,
} from "./kept.ts";
import { hasMail, sendMail } from "./mail.ts";
import { CHANNELS, type NoticeChannel } from "./names.ts";
import { type Delivery, type Reader, USUAL_WISH } from "./notice.ts";
import { tellService } from "./services.ts";
import { tellOfUndelivered } from "./undelivered.ts";

const MOST_PEOPLE = 500;
const AT_ONCE = 4;
/** A service that takes nothing is left alone until the next minute. */
const ENOUGH_FAILURES = 3;

export interface Round {
  readonly at: Date;
  /** Whether there is still time. */
  goesOn(): boolean;
}

interface Outcome {
  readonly outcome: "sent" | "later" | "refused" | "unreachable";
  readonly why?: string;
  readonly message?: string;
}

/** What became of it all, for the log and for health. */
class Tally {
  sent = 0;
  givenUp = 0;
  readonly failing = new Map<NoticeChannel, string>();
  readonly #failures = new Map<NoticeChannel, number>();

  count(channel: NoticeChannel, { outcome, why = "" }: Outcome): void {
    if (outcome === "sent") {
      this.sent += 1;
      this.#failures.set(channel, 0);
      this.failing.delete(channel);
    }
    if (outcome !== "later") return;
    this.#failures.set(channel, (this.#failures.get(channel) ?? 0) + 1);
    this.failing.set(channel, why);
    log("warn", "notice-not-sent", { channel, why });
  }

  isDown(channel: NoticeChannel): boolean {
    return (this.#failures.get(channel) ?? 0) >= ENOUGH_FAILURES;
  }
}

export async function deliverDue({ at, goesOn }: Round): Promise<void> {
  const waiting = [...(await accountsDue(at.toISOString(), MOST_PEOPLE))];
  if (waiting.length === 0) return;
  const tally = new Tally();
  const work = async () => {
    for (let account = waiting.shift(); account !== undefined; account = waiting.shift()) {
      if (!goesOn()) return;
      await deliverTo(account, at, tally);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await keepTally(tally, at.toISOString());
}

async function keepTally({ sent, givenUp, failing }: Tally, at: string): Promise<void> {
  const before = await readSending();
  const [why] = failing.values();
  const { failingSince: _, why: __, ...rest } = before;
  const kept = failing.size > 0 ? { ...rest, failingSince: before.failingSince ?? at, why: why ?? "" } : rest;
  const now = { ...kept, ...(sent > 0 && { lastSent: at }), ...(givenUp > 0 && { lastGivenUp: at }) };
  await keepSending(now);
}

async function deliverTo(account: string, at: Date, tally: Tally): Promise<void> {
  if (!(await claim(account, at))) return;
  try {
    const now = at.toISOString();
    const queued = (await deliveriesOf(account)).filter(({ state, due }) => state === "queued" && due <= now);
    const reader = await readerOf(account);
    const fit = await stillToSend(queued, { account, reader, now });
    for (const channel of CHANNELS) {
      const some = fit.filter(each => each.channel === channel);
      if (some.length === 0 || tally.isDown(channel)) continue;
      const outcome = await sendBy(channel, some, { account, reader, now });
      tally.count(channel, outcome);
      for (const each of some) await settle(each, outcome, { at, reader, tally });
    }
  } finally {
    await letGo(account);
  }
}

interface To {
  readonly account: string;
  readonly reader: Reader | undefined;
  readonly now: string;
}

/** What was read meanwhile needs no message, and what only waits for office hours again goes then. */
async function stillToSend(
  queued: readonly Delivery[],
  { account, reader, now }: To,
): Promise<readonly Delivery[]> {
  const { all, places } = await marksOf(account);
  const open = whenOpen(now, reader?.wish ?? USUAL_WISH);
  const fit: Delivery[] = [];
  for (const each of queued) {
    const place = placeOf(each.notice);
    if (places.has(place) || place <= all) await keepDelivery({ ...each, state: "read" });
    else if (each.notice.urgency !== "urgent" && open > now) await keepDelivery({ ...each, due: open });
    else fit.push(each);
  }
  return fit;
}

async function sendBy(
  channel: NoticeChannel,
  some: readonly Delivery[],
  { account, reader, now }: To,
): Promise<Outcome> {
  const notices = some.map(({ notice }) => notice);
  if (channel !== "mail") return tellService(channel, account, notices, new Date(now));
  if (!hasMail()) return { outcome: "unreachable", why: "no-sender" };
  const [{ state: person }] = await readMany([stream(personLaw, account)]);
  const entries = namedIn(await entriesOf([account, ...notices.map(({ by }) => by)]));
  const address = mailAddress(entries.get(account)?.mail);
  if (person?.active === false) return { outcome: "unreachable", why: "left" };
  if (!address) return { outcome: "unreachable", why: "no-address" };
  if (reader?.bounced?.address === addressDigest(address)) return { outcome: "unreachable", why: "bounced" };
  const names = new Map([...entries].map(([each, { name }]) => [each, name]));
  const sent = await sendMail(
    address,
    mailOf(notices, { account, names, base: `${env("API_URL")}/console` }),
  );
  if (sent.outcome !== "sent") return sent;
  await rememberSent(sent.message, { account, address: addressDigest(address) }, now);
  return sent;
}

type Named = Exclude<DirectoryEntry, { readonly source: "erased" }>;

/** Whoever was erased has neither name nor address any more. */
function namedIn(entries: readonly DirectoryEntry[]): ReadonlyMap<string, Named> {
  return new Map(
    entries.flatMap(each => (each.source === "erased" ? [] : [[foldedAccount(each.person), each] as const])),
  );
}

interface Settling {
  readonly at: Date;
  readonly reader: Reader | undefined;
  readonly tally: Tally;
}

async function settle(
  delivery: Delivery,
  { outcome, why, message }: Outcome,
  { at, reader, tally }: Settling,
): Promise<void> {
  const { why: _, settledAt: __, ...asked } = delivery;
  const tried = { ...asked, attempts: delivery.attempts + 1, ...(why !== undefined && { why }) };
  const settledAt = at.toISOString();
  if (outcome === "sent")
    return keepDelivery({ ...tried, state: "sent", settledAt, ...(message !== undefined && { message }) });
  if (outcome === "unreachable") return keepDelivery({ ...tried, state: "unreachable", settledAt });
  const due = outcome === "later" ? nextTry(tried, at.toISOString()) : undefined;
  if (due !== undefined) return keepDelivery({ ...tried, due });
  await keepDelivery({ ...tried, state: "given-up", settledAt });
  tally.givenUp += 1;
  log("error", "notice-given-up", { channel: delivery.channel, of: delivery.notice.happening, why });
  if (reader) await tellOfUndelivered(reader, "given-up", at);
}
