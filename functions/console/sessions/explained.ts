// An answer of the gate as its card shows it; apart from the page that explains it, which other pages need not carry; pure.
import type { explainGate } from "../../sessions/routes.ts";
import { words } from "../../shared/words.ts";
import type { AnswerOf } from "../door/api.ts";
import type { GateShown } from "../my-page/gate-card.ts";
import type { SpanShown } from "../my-page/today.ts";

type Answer = AnswerOf<typeof explainGate>;

const HELD = /^closed:(return-declared|disinfected|scanned|infected|cleaned|lost)$/;

export function explainedBy(answer: Answer): Explained {
  const { allowed, at, closesAt, rows, steps, gate, versions } = answer;
  return {
    allowed,
    at,
    versions,
    held: HELD.test(gate.state),
    closesAt,
    steps,
    today: spansIn(answer),
    refusals: rows.filter(({ verdict }) => verdict === "refuses"),
    kept: rows.flatMap(({ verdict, clause }) => (verdict === "holds" && clause ? [clause] : [])),
  };
}

/** Of what will refuse later the words stand in the rows, as of everything that is looked at. */
function spansIn({ spans = [], rows }: Answer): readonly SpanShown[] {
  const said = new Map(rows.map(({ policy, says }) => [policy, says]));
  return spans.map(({ from, until, refusals }) => ({
    ...{ from, until },
    why: refusals.map(({ policy, clause }) => ({ says: said.get(policy) ?? words(policy, policy), clause })),
  }));
}

export interface Explained extends GateShown {
  readonly at: string;
  readonly versions: Readonly<Record<string, number>>;
  /** The clauses that hold. */
  readonly kept: readonly string[];
}
