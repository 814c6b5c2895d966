// Which followers of the journal and which timers have not done yet what was due some time ago; reads only.

import { board } from "../shared/journal/board.ts";
import type { Held } from "../shared/journal/change.ts";
import { read, recordedOn } from "../shared/journal/journal.ts";
import { findWords } from "../shared/journal/words-view.ts";
import { SYSTEMS } from "../shared/rules/systems.ts";
import type { Terminal } from "../terminals/terminal.ts";
import { wordsOf } from "../terminals/words.ts";
import type { Readings } from "./health.ts";

type Lagging = Readings["lagging"][number];

/** What is younger may still be on its way. */
const GRACE_MS = 10_000;
const LOOK_BACK_MS = 60 * 60 * 1000;
const SAMPLED = 20;

export async function laggards(at: Date): Promise<readonly Lagging[]> {
  const found = await Promise.all([unindexed(at), unclosed(at)]);
  return found.filter(each => each !== undefined);
}

/** The words of terminals that changed lately: the oldest change that its follower has not come to. */
async function unindexed(at: Date): Promise<Lagging | undefined> {
  const from = new Date(at.getTime() - LOOK_BACK_MS).toISOString();
  const until = new Date(at.getTime() - GRACE_MS).toISOString();
  const { rows } = await recordedOn(until.slice(0, 10), from);
  const due = rows.filter(({ stream: of, recordedAt }) => of.startsWith("TERMINAL#") && recordedAt < until);
  for (const recorded of due.slice(-SAMPLED)) {
    const { state } = await read<Terminal>(recorded.stream);
    if (state && !(await isIndexed(state)))
      return { follower: "terminals/index", since: recorded.recordedAt };
  }
  return undefined;
}

async function isIndexed(terminal: Terminal): Promise<boolean> {
  const [word = ""] = wordsOf(terminal);
  const { ids } = await findWords(`TERMINAL#${terminal.agency}`, word, { limit: 50 });
  return ids.includes(terminal.propertyNo);
}

/** A live session past its end: whoever closes them is behind. */
async function unclosed(at: Date): Promise<Lagging | undefined> {
  const until = new Date(at.getTime() - GRACE_MS).toISOString();
  const pages = await Promise.all(
    SYSTEMS.map(system =>
      board<unknown>({ board: "board1", partition: `LIVE#${system}`, between: [undefined, until], limit: 1 }),
    ),
  );
  const overdue = pages.flatMap(({ rows }) => rows.map(closingOf)).filter(each => each !== undefined);
  const [since] = overdue.sort();
  return since === undefined ? undefined : { follower: "closing/close", since };
}

function closingOf({ state }: Held<unknown>): string | undefined {
  return (state as { closesAt?: { at?: string } } | undefined)?.closesAt?.at;
}
