// An answer of the gate as its card shows it; apart from the page that explains it, which other pages need not carry; pure.
import type { explainGate } from "../../sessions/routes.ts";
import type { AnswerOf } from "../door/api.ts";
import type { GateShown } from "../my-page/gate-card.ts";

type Answer = AnswerOf<typeof explainGate>;

const HELD = /^closed:(return-declared|disinfected|scanned|infected|cleaned|lost)$/;

export function explainedBy({ allowed, at, closesAt, rows, steps, gate, versions }: Answer): Explained {
  return {
    allowed,
    at,
    versions,
    held: HELD.test(gate.state),
    closesAt,
    steps,
    refusals: rows.filter(({ verdict }) => verdict === "refuses"),
    kept: rows.flatMap(({ verdict, clause }) => (verdict === "holds" && clause ? [clause] : [])),
  };
}

export interface Explained extends GateShown {
  readonly at: string;
  readonly versions: Readonly<Record<string, number>>;
  /** The clauses that hold. */
  readonly kept: readonly string[];
}
