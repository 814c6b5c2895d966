// Answers kept for a repeated request against the events that vouch for them: a forged one would be given for the first; reads only.
import { itemAt, KEPT_SECONDS } from "../shared/journal/answered.ts";
import type { Recorded } from "../shared/journal/event.ts";
import { type Item, recordedOf } from "../shared/journal/items.ts";
import { isStream, REQUEST, requestKey } from "../shared/journal/keys.ts";
import { keptIn, voucherOf } from "../shared/journal/vouching.ts";
import type { Finding } from "./finding.ts";

const AT_ONCE = 50;

export class AnswersAudit {
  readonly #at: Date;
  readonly #due = new Set<string>();
  readonly #findings: Finding[] = [];
  #waiting: Item[] = [];
  /** Kept by the house as it was before, or written by somebody else: nothing to compare them with. */
  unvouched = 0;

  constructor(at: Date) {
    this.#at = at;
  }

  async see(pk: string, items: readonly Item[]): Promise<void> {
    if (isStream(pk)) for (const event of dueIn(items, this.#at)) this.#due.add(keyOf(event).pk.S);
    if (!pk.startsWith("REQUEST#")) return;
    this.#waiting.push(...items);
    if (this.#waiting.length >= AT_ONCE) await this.#compare();
  }

  async findings(): Promise<readonly Finding[]> {
    await this.#compare();
    for (const pk of this.#due) {
      const Key = { pk: { S: pk }, sk: { S: REQUEST } };
      if (!(await itemAt(Key))) this.#findings.push({ flaw: "answer-missing", pk, sk: REQUEST });
    }
    return this.#findings;
  }

  async #compare(): Promise<void> {
    const some = this.#waiting;
    this.#waiting = [];
    for (const item of some) this.#due.delete(item.pk?.S ?? "");
    this.unvouched += some.filter(item => !voucherOf(item)).length;
    this.#findings.push(...(await Promise.all(some.map(unlike))).flat());
  }
}

/** The answers that the events of one stream vouch for, as long as they must be there. */
export async function answersOf(items: readonly Item[], at: Date): Promise<readonly Finding[]> {
  const found = dueIn(items, at).map(async (event): Promise<Finding[]> => {
    const item = await itemAt(keyOf(event));
    const { pk } = keyOf(event);
    if (!item) return [{ flaw: "answer-missing", pk: pk.S, sk: REQUEST }];
    const isItsOwn = item.stream?.S === event.stream && Number(item.version?.N) === event.version;
    return isItsOwn ? unlike(item) : [{ flaw: "answer-altered", pk: pk.S, sk: REQUEST }];
  });
  return (await Promise.all(found)).flat();
}

/** What was replaced while it was looked at is looked at again. */
async function unlike(item: Item): Promise<Finding[]> {
  const { pk, sk } = item as { pk: { S: string }; sk: { S: string } };
  if (!voucherOf(item) || (await isVouched(item))) return [];
  const now = await itemAt({ pk, sk });
  return !now || (await isVouched(now)) ? [] : [{ flaw: "answer-altered", pk: pk.S, sk: sk.S }];
}

async function isVouched(item: Item): Promise<boolean> {
  const voucher = voucherOf(item);
  return voucher !== undefined && keptIn(item, await itemAt(voucher)) !== undefined;
}

/** Events of the last day that vouch for an answer; older ones may be forgotten. */
function dueIn(items: readonly Item[], at: Date): Recorded[] {
  const since = new Date(at.getTime() - KEPT_SECONDS * 1000).toISOString();
  return items
    .filter(({ body, moment }) => (moment?.S ?? "") > since && body?.S?.includes('"answered":{'))
    .flatMap(item => {
      const recorded = readable(item);
      return recorded?.answered && recorded.recordedAt > since ? [recorded] : [];
    });
}

/** One that cannot be read is found altered anyway. */
function readable(item: Item): Recorded | undefined {
  try {
    return recordedOf(item);
  } catch {
    return undefined;
  }
}

function keyOf({ answered }: Recorded): { pk: { S: string }; sk: { S: string } } {
  return { pk: { S: requestKey(answered?.person ?? "", answered?.key ?? "") }, sk: { S: REQUEST } };
}
