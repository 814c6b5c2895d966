// The views that can be made again from the states, each in one walk through the table: what is right already is left as it is.
import {
  documentsIn,
  leadingToDocuments,
  WITH_DOCUMENTS,
} from "../../../../functions/documents/documents-view.ts";
import { LAWS } from "../../../../functions/laws.ts";
import { leadingToAsked } from "../../../../functions/sessions/asked-view.ts";
import type { Session } from "../../../../functions/sessions/session.ts";
import { heldOf, history, type Item } from "../../../../functions/shared/journal/journal.ts";
import { isStream, kindOf, STATE, type Stream } from "../../../../functions/shared/journal/keys.ts";
import { foldAgain, showAgain } from "../../../../functions/shared/journal/shown-again.ts";
import { wholeTable } from "../../../../functions/shared/journal/whole-table.ts";
import { type Leading, lackingWords, putWords } from "../../../../functions/shared/journal/words-view.ts";
import { leadingTo } from "../../../../functions/terminals/search-words.ts";
import type { Terminal } from "../../../../functions/terminals/terminal.ts";

export interface Progress {
  readonly seen: number;
  readonly changed: number;
}
type Telling = (progress: Progress) => void;

const TOLD_EVERY = 1_000;
/** So many things have their words read and put together. */
const TOGETHER = 50;

/** The words by which terminals are found. */
export function rebuildIndex(tell: Telling): Promise<Progress> {
  return putLacking("TERMINAL", tell, item =>
    leadingTo(heldOf<Terminal>(item.pk?.S as Stream, item).state as Terminal),
  );
}

/** What every question to the gate is found by. */
export function rebuildAsked(tell: Telling): Promise<Progress> {
  return putLacking("SESSION", tell, item => {
    const held = heldOf<Session>(item.pk?.S as Stream, item);
    return leadingToAsked(held.stream.slice("SESSION#".length), held.state as Session);
  });
}

/** The numbers of documents that any event ever named, and not only those that stand now. */
export async function rebuildDocuments(tell: Telling): Promise<Progress> {
  let [seen, changed] = [0, 0];
  for (const kind of WITH_DOCUMENTS) {
    const done = await putLacking(kind, tell, async item => {
      const events = await history(item.pk?.S as Stream);
      return events.flatMap(each => leadingToDocuments(each, documentsIn(each.event)));
    });
    seen += done.seen;
    changed += done.changed;
  }
  return { seen, changed };
}

async function putLacking(
  kind: string,
  tell: Telling,
  leading: (item: Item) => readonly Leading[] | Promise<readonly Leading[]>,
): Promise<Progress> {
  let [seen, changed] = [0, 0];
  let some: (readonly Leading[])[] = [];
  const put = async () => {
    const lacking = await lackingWords(some.flat());
    await putWords(lacking);
    const put = new Set(lacking.map(({ id }) => id));
    changed += put.size;
    some = [];
  };
  for await (const item of statesOf(kind)) {
    some.push(await leading(item));
    if (some.length === TOGETHER) await put();
    if (++seen % TOLD_EVERY === 0) tell({ seen, changed });
  }
  await put();
  return { seen, changed };
}

/** What an earlier release of its law folded, folded by today's. */
export function rebuildStates(tell: Telling): Promise<Progress> {
  return eachState(tell, foldAgain);
}

export function rebuildBoards(tell: Telling): Promise<Progress> {
  return eachState(tell, showAgain);
}

async function eachState(tell: Telling, again: typeof foldAgain): Promise<Progress> {
  let [seen, changed] = [0, 0];
  for await (const item of statesOf()) {
    const stream = item.pk?.S ?? "";
    const law = isStream(stream) ? LAWS[kindOf(stream)] : undefined;
    if (!law) continue;
    if (await again(item, law)) changed++;
    if (++seen % TOLD_EVERY === 0) tell({ seen, changed });
  }
  return { seen, changed };
}

function statesOf(kind?: string): AsyncGenerator<Item> {
  return wholeTable({
    FilterExpression: kind === undefined ? "sk = :state" : "sk = :state AND kind = :kind",
    ExpressionAttributeValues: {
      ":state": { S: STATE },
      ...(kind !== undefined && { ":kind": { S: kind } }),
    },
  });
}
