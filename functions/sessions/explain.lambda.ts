// HTTP: why the gate is open or closed, for a moment that was, is or will be, and the rules that say so.

import { clauseByClause } from "../gate/clause-by-clause.ts";
import { decide } from "../gate/decide.ts";
import { isAllowed } from "../gate/explain.ts";
import { GATE_STATES, gateStateOf } from "../gate/gate-state.ts";
import { gatePolicies } from "../gate/policies.ts";
import { readNow } from "../gate/reads.ts";
import { ruleBook } from "../gate/rule-book.ts";
import { addressOf } from "../gate/vpn-question.ts";
import { type Asked, answer, http, on } from "../shared/http/http.ts";
import { isToBeKnown, personPlace } from "./authorization-targets.ts";
import { readAt } from "./past.ts";
import { explainGate, listPolicies } from "./routes.ts";

/** A name that no session can bear, whatever the VPN service calls its connections: nothing is asked for here. */
const EXPLANATION = "(explanation)";
// Read when first asked, as everywhere: a function that lacks them answers with a fault instead of not starting.
let policies: ReturnType<typeof gatePolicies> | undefined;

export const handler = http(
  on(explainGate, async asked => {
    const { person, terminal, system, channel } = asked.query;
    // Whose agency the person is of decides, as of today: a terminal named beside them opens nobody's file.
    asked.may({ ...(await personPlace(person)), system });
    const by = { agency: asked.person.agency, person, may: asked.may };
    const known = (await isToBeKnown(terminal, by)) ? terminal : "";
    const { at, moment } = momentOf(asked);
    const address = addressOf(asked.query.address);
    const decided = await decide(
      {
        session: EXPLANATION,
        connection: EXPLANATION,
        endpoint: asked.query.endpoint ?? "",
        way: { system, channel },
        ...{ person, terminal: known, address },
        question: { factors: 2 },
      },
      at,
      { read: moment === "past" ? readAt(at) : readNow },
    );
    const { facts, explanation } = decided;
    policies ??= gatePolicies();
    const gate = gateStateOf(facts.known, explanation.refusals);
    return answer(200, {
      ...{ person, terminal, system, channel, address, at, moment },
      allowed: isAllowed(explanation),
      gate: { state: gate, words: GATE_STATES[gate] },
      ...(explanation.closesAt && { closesAt: explanation.closesAt }),
      profiles: facts.profiles,
      rows: clauseByClause(facts, explanation, policies),
    });
  }),
  on(listPolicies, async ({ query, may }) => {
    may({ type: "City", id: "policies" });
    return answer(200, { rows: ruleBook(query.clause) });
  }),
);

function momentOf({ query, at: now }: Pick<Asked<typeof explainGate>, "query" | "at">) {
  const present = now.toISOString();
  const at = query.at ?? present;
  const moment = at === present ? "present" : at < present ? "past" : "future";
  return { at, moment } as const;
}
