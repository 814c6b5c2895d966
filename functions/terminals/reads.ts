// HTTP: where terminals are and what happened to them; reads only.

import { type Asked, answer, on } from "../shared/http/http.ts";
import { isPermitted } from "../shared/http/permit.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { countOn } from "../shared/journal/board.ts";
import type { Held } from "../shared/journal/change.ts";
import { history, read } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { terminalsAt } from "./boards.ts";
import { STAGES, type Stage } from "./custody.ts";
import { countTerminals, listTerminals, readTerminal, readTerminalEvents } from "./routes.ts";
import { findTerminals } from "./search.ts";
import { keptBy, type Terminal, type TerminalEvent, terminalLaw, terminalView } from "./terminal.ts";

/** Beyond it the number would cost more reading than it tells. */
const COUNTED_TO = 1_000;

export const terminalReads = [
  on(readTerminal, async asked => answer(200, terminalView(await readable(asked)))),
  on(readTerminalEvents, async asked => {
    const { stream: of } = await readable(asked);
    const life = keptBy(await history<TerminalEvent>(of));
    const id = asked.params.propertyNo;
    // What another agency recorded while it kept the terminal, for what purpose it was lent and to whom, stays with that one.
    const isTheirs = ({ keeper }: (typeof life)[number]) =>
      isPermitted(() => asked.may({ type: "Terminal", id, agency: keeper.agency, system: keeper.system }));
    return answer(200, { rows: life.filter(isTheirs).map(({ recorded: { stream: _, ...row } }) => row) });
  }),
  on(listTerminals, async ({ query, person, may }) => {
    const agency = query.agency ?? person.agency;
    may({ type: "Agency", id: agency, agency });
    const { rows, next } = await findTerminals({ ...query, agency });
    return answer(200, { rows: rows.map(terminalView), next });
  }),
  on(countTerminals, async ({ query, person, may }) => {
    const agency = query.agency ?? person.agency;
    may({ type: "Agency", id: agency, agency });
    const count = (stage: Stage) => {
      const { board, partition } = terminalsAt(stage, agency);
      return countOn(board, partition, COUNTED_TO);
    };
    const stages = (query.stages?.split(",") ?? STAGES) as readonly Stage[];
    const counts = await Promise.all(stages.map(async stage => [stage, await count(stage)] as const));
    return answer(200, { counts: Object.fromEntries(counts), countedTo: COUNTED_TO });
  }),
];

type AboutOne = Asked<typeof readTerminal> | Asked<typeof readTerminalEvents>;

// One that does not exist is answered like one that may not be seen, so that nobody can probe for property numbers.
async function readable({ params, may }: AboutOne): Promise<Held<Terminal>> {
  const held = await read(stream(terminalLaw, params.propertyNo));
  const { agency = "", system = "", custody } = held.state ?? {};
  const person = custody?.loan?.borrower ?? "";
  may({ type: "Terminal", id: params.propertyNo, agency, system, person });
  if (!held.state) throw new Problem(PROBLEM["not-found"]);
  return held;
}
