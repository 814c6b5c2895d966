// The views that can be made again from the states, each in one walk through the table: what is right already is left as it is.
import { LAWS } from "../../../../functions/laws.ts";
import { heldOf, type Item } from "../../../../functions/shared/journal/journal.ts";
import { isStream, kindOf, STATE, type Stream } from "../../../../functions/shared/journal/keys.ts";
import { showAgain } from "../../../../functions/shared/journal/shown-again.ts";
import { wholeTable } from "../../../../functions/shared/journal/whole-table.ts";
import { lackingWords, putWords } from "../../../../functions/shared/journal/words-view.ts";
import { leadingTo } from "../../../../functions/terminals/search-words.ts";
import type { Terminal } from "../../../../functions/terminals/terminal.ts";

export interface Progress {
  readonly seen: number;
  readonly changed: number;
}
type Telling = (progress: Progress) => void;

const TOLD_EVERY = 1_000;
/** So many terminals have their words read and put together. */
const TOGETHER = 50;

export async function rebuildIndex(tell: Telling): Promise<Progress> {
  let [seen, changed] = [0, 0];
  let some: Terminal[] = [];
  const put = async () => {
    const lacking = await lackingWords(some.map(leadingTo));
    await putWords(lacking);
    changed += lacking.length;
    some = [];
  };
  for await (const item of statesOf("TERMINAL")) {
    some.push(heldOf<Terminal>(item.pk?.S as Stream, item).state as Terminal);
    if (some.length === TOGETHER) await put();
    if (++seen % TOLD_EVERY === 0) tell({ seen, changed });
  }
  await put();
  return { seen, changed };
}

export async function rebuildBoards(tell: Telling): Promise<Progress> {
  let [seen, changed] = [0, 0];
  for await (const item of statesOf()) {
    const stream = item.pk?.S ?? "";
    const law = isStream(stream) ? LAWS[kindOf(stream)] : undefined;
    if (!law) continue;
    if (await showAgain(item, law)) changed++;
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
