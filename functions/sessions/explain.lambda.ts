// HTTP: why the gate is open or closed, for a moment that was, is or will be, and the rules that say so.

import { decide } from "../gate/decide.ts";
import { isAllowed } from "../gate/explain.ts";
import { GATE_STATES, gateStateOf } from "../gate/gate-state.ts";
import { gatePolicies } from "../gate/policies.ts";
import { type ReadStates, readAhead, readNow } from "../gate/reads.ts";
import { addressOf } from "../gate/vpn-question.ts";
import { type Asked, answer, http, on } from "../shared/http/http.ts";
import { isShown } from "../shared/http/to-be-known.ts";
import { stream } from "../shared/journal/keys.ts";
import type { ClauseId } from "../shared/rules/clauses.ts";
import { coverageOf, PROVED, standingOf } from "../shared/rules/coverage.ts";
import type { Terminal } from "../terminals/terminal.ts";
import { personPlace, wasAsked } from "./authorization-targets.ts";
import { readAt } from "./past.ts";
import { explainGate, listPolicies } from "./routes.ts";
import { versionsOf } from "./session-records.ts";
import { isSystemToBeKnown, isTerminalToBeKnown, withoutSystems } from "./to-be-known.ts";
import { clauseByClause, ruleBook } from "./view.ts";

/** A name that no session can bear, whatever the VPN service calls its connections: nothing is asked for here. */
const EXPLANATION = "(explanation)";
// Read when first asked, as everywhere: a function that lacks them answers with a fault instead of not starting.
let policies: ReturnType<typeof gatePolicies> | undefined;

type Explaining = Asked<typeof explainGate>;

export const handler = http(
  on(explainGate, async asked => {
    const { person, terminal, system, channel } = asked.query;
    const { at, moment } = momentOf(asked);
    // Whose agency the person is of decides, as of today: no terminal or system named beside them opens anybody's file.
    const place = await personPlace(person);
    if (!isShown(place, asked.may))
      asked.may({ ...place, ...((await wasAsked(asked.query, at)) && { system }) });
    const read = { past: readAt(at), present: readNow, future: readAhead }[moment];
    const { facts, ...explanation } = await decidedFor(asked, at, read);
    policies ??= gatePolicies();
    const gate = gateStateOf(facts.known, explanation.refusals);
    return answer(200, {
      ...{ person, terminal, system, channel, address: addressOf(asked.query.address), at, moment },
      allowed: isAllowed(explanation),
      gate: { state: gate, words: GATE_STATES[gate] },
      ...(explanation.closesAt && { closesAt: explanation.closesAt }),
      profiles: facts.profiles,
      versions: versionsOf(facts.profiles),
      rows: clauseByClause(facts, explanation, policies),
    });
  }),
  on(listPolicies, async ({ query, may }) => {
    may({ type: "City", id: "policies" });
    return answer(200, { rows: ruleBook(query.clause), clauses: clausesCovered(query.clause) });
  }),
);

/** As far as the reader may know what it rests on: whose it was at that moment, not whose it has become since. */
async function decidedFor(asked: Explaining, at: string, then: ReadStates) {
  const { person, terminal, system, channel, endpoint = "", address } = asked.query;
  const { held } = await then([stream("TERMINAL", terminal)], undefined);
  const found = held[0]?.state as Terminal | undefined;
  const by = { agency: asked.person.agency, person };
  const known = isTerminalToBeKnown(found, by, asked.may) ? found : undefined;
  const question = {
    ...{ session: EXPLANATION, connection: EXPLANATION, endpoint, through: { system, channel } },
    ...{ person, terminal: known ? terminal : "", address: addressOf(address) },
    details: { factors: 2 },
  };
  return decide(question, at, isSystemToBeKnown(system, known, asked) ? then : withoutSystems(then));
}

function momentOf({ query, at: now }: Pick<Explaining, "query" | "at">) {
  const present = now.toISOString();
  const at = query.at ?? present;
  const moment = at === present ? "present" : at < present ? "past" : "future";
  return { at, moment } as const;
}

/** How far each clause is kept; of one that is asked about, also what shows it. */
function clausesCovered(clause?: ClauseId) {
  return PROVED.filter(({ id }) => clause === undefined || id === clause).map(row => {
    const { claimed: _, ...proof } = row.proof;
    const told = clause === undefined ? {} : proof;
    return { clause: row.id, standing: standingOf(row), coverage: coverageOf(row), ...told };
  });
}
