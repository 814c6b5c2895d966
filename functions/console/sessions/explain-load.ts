// The gate asked whether somebody could connect: the answer of the API, for the page and for one's own.
import { explainGate } from "../../sessions/routes.ts";
import { type AnswerOf, Refusal } from "../door/api.ts";
import type { Reply } from "../door/reply.ts";
import type { Member } from "../door/visit.ts";
import { NO_MOMENT, readMoment } from "../form/read-text.ts";
import { said } from "../frame/say.ts";
import { type Explained, explainPage } from "./explain.ts";

type Answer = AnswerOf<typeof explainGate>;

export async function showExplanation(visit: Member): Promise<Reply> {
  const { api, query, say } = visit;
  const { person, terminal, system, channel, address, at: typed } = query;
  if (!person && !terminal) return explainPage(visit, {});
  const at = typed ? readMoment(typed) : undefined;
  if (typed && !at) return explainPage(visit, { refused: said(NO_MOMENT, say) });
  try {
    const asked = {
      person: person?.trim(),
      terminal: terminal?.trim(),
      system,
      channel,
      address: address?.trim(),
      at,
    };
    return explainPage(visit, { explained: explainedBy(await api.ask(explainGate, { query: asked })) });
  } catch (error) {
    if (!(error instanceof Refusal) || ![422, 404].includes(error.told.status)) throw error;
    const { faults = [], detail, title } = error.told;
    const wrong = faults.map(({ pointer, message }) => `${pointer.slice(1)}：${message}`).join("；");
    return { ...explainPage(visit, { refused: wrong || detail || title }), status: error.told.status };
  }
}

const HELD = /^closed:(return-declared|disinfected|scanned|infected|cleaned|lost)$/;

export function explainedBy({ allowed, at, closesAt, rows, gate }: Answer): Explained {
  return {
    allowed,
    at,
    held: HELD.test(gate.state),
    closesAt,
    refusals: rows.filter(({ verdict }) => verdict === "refuses"),
    kept: rows.flatMap(({ verdict, clause }) => (verdict === "holds" && clause ? [clause] : [])),
  };
}
