// HTTP: why the gate is open or closed, for a moment that was, is or will be, and the rules that say so.

import { computerStream, keptOf } from "../devices/computers.ts";
import { standsAhead } from "../gate/ahead.ts";
import { decide, type Verdict } from "../gate/decide.ts";
import { type Explanation, explain, isAllowed } from "../gate/explain.ts";
import type { Facts } from "../gate/facts.ts";
import { GATE_STATES, gateStateOf } from "../gate/gate-state.ts";
import { PERSONAS } from "../gate/names.ts";
import { deployedPolicies } from "../gate/policies.ts";
import { type ReadStates, readAhead, readNow } from "../gate/reads.ts";
import { supposable } from "../gate/supposable.ts";
import { stepShown, stepsOf, toldByCause } from "../gate/told-by-cause.ts";
import { addressOf } from "../gate/vpn-question.ts";
import { supposing, whatIfComplaint } from "../gate/what-if.ts";
import { type Asked, answer, on } from "../shared/http/http.ts";
import { PROBLEM, Problem } from "../shared/http/problem.ts";
import { isShown } from "../shared/http/to-be-known.ts";
import { read } from "../shared/journal/journal.ts";
import type { ClauseId } from "../shared/rules/clauses.ts";
import { coverageOf, PROVED, standingOf } from "../shared/rules/coverage.ts";
import { endpointsFor } from "../systems/gate-part.ts";
import { personPlace, wasAsked } from "./authorization-targets.ts";
import { listsInTime } from "./lists-in-time.ts";
import { readAt } from "./past.ts";
import { explainGate, listPolicies, readListsInTime } from "./routes.ts";
import { versionsOf } from "./session-records.ts";
import { isComputerToBeKnown, isSystemToBeKnown, withoutSystems } from "./to-be-known.ts";
import { clauseByClause, ruleBook } from "./view.ts";

/** A name that no session can bear, whatever the VPN service calls its connections: nothing is asked for here. */
const EXPLANATION = "(explanation)";

type Explaining = Asked<typeof explainGate>;

export const explanations = [
  on(explainGate, async asked => {
    const { person, terminal, system, channel } = asked.query;
    const { at, moment } = momentOf(asked);
    await mayBeTold(asked, at);
    const read = { past: readAt(at), present: readNow, future: readAhead }[moment];
    const verdict = await decidedFor(asked, at, read);
    const { facts, ...explanation } = supposed(verdict, asked.query.whatIf);
    const steps = stepsOf({ ...explanation, facts }, PERSONAS);
    const told = { ...explanation, refusals: toldByCause({ ...explanation, facts }, steps) };
    const gate = gateStateOf(facts.known, explanation.refusals);
    return answer(200, {
      ...{ person, terminal, system, channel, address: addressOf(asked.query.address), at, moment },
      allowed: isAllowed(explanation),
      gate: { state: gate, words: GATE_STATES[gate] },
      ...(explanation.closesAt && { closesAt: explanation.closesAt }),
      profiles: facts.profiles,
      versions: versionsOf(facts.profiles),
      endpoints: endpointsFor(verdict.reads),
      ...(await spansFor(asked, at)),
      supposable: supposable(facts),
      steps: steps.map(step => stepShown(step, facts.known)),
      rows: clauseByClause(facts, told, deployedPolicies()),
    });
  }),
  on(readListsInTime, async asked => {
    const { person, terminal, system, channel, address, from, until } = asked.query;
    await mayBeTold(asked, asked.at.toISOString());
    const { state } = await read(computerStream(terminal));
    const by = { agency: asked.person.agency, person };
    const computer = keptOf(terminal, state);
    const known = isComputerToBeKnown(computer, by, asked.may) ? computer : undefined;
    if (!isSystemToBeKnown(system, known, asked)) return answer(200, { rows: [] });
    const through = { system, channel };
    return answer(200, { rows: await listsInTime({ through, address: addressOf(address), from, until }) });
  }),
  on(listPolicies, async ({ query, may }) => {
    may({ type: "City", id: "policies" });
    return answer(200, { rows: ruleBook(query.clause), clauses: clausesCovered(query.clause) });
  }),
];

/** Whose agency the person is of decides, as of today: no terminal or system named beside them opens anybody's file. */
async function mayBeTold(
  {
    query,
    may,
  }: Pick<Asked<typeof readListsInTime>, "may"> & {
    query: Explaining["query"] | Asked<typeof readListsInTime>["query"];
  },
  at: string,
): Promise<void> {
  const place = await personPlace(query.person);
  if (!isShown(place, may)) may({ ...place, ...((await wasAsked(query, at)) && { system: query.system }) });
}

const MOST_AHEAD_MS = 48 * 3_600_000;

/** Only of what is or will be: what was is on record, moment by moment. */
async function spansFor(asked: Explaining, at: string) {
  const { until, whatIf } = asked.query;
  if (until === undefined) return {};
  const ms = Date.parse(until) - Date.parse(at);
  if (at < asked.at.toISOString() || ms <= 0 || ms > MOST_AHEAD_MS)
    throw new Problem(PROBLEM["invalid-input"], { faults: [{ pointer: "/until", ...NOT_AHEAD }] });
  const { question, read } = await askedAs(asked, readAhead);
  const instead = (facts: Facts) => (whatIf === undefined ? facts : suppose(facts, whatIf));
  const stands = await standsAhead(question, { from: at, until, read, supposing: instead });
  const spans = stands.map(({ from, refusals, facts }, place) => ({
    from,
    until: stands[place + 1]?.from ?? until,
    state: gateStateOf(facts.known, refusals),
    refusals: refusals.map(({ policy, clause }) => ({ policy, ...(clause && { clause }) })),
  }));
  return { spans };
}

const NOT_AHEAD = {
  code: "not-ahead",
  words: {
    "zh-TW": "只能從現在或以後的時刻起算，至多兩天",
    en: "only from now or a later moment on, and two days at most",
  },
};

async function decidedFor(asked: Explaining, at: string, then: ReadStates) {
  const { question, read } = await askedAs(asked, then);
  return decide(question, at, read);
}

/** As far as the reader may know what it rests on: whose it was at that moment, not whose it has become since. */
async function askedAs(asked: Explaining, then: ReadStates) {
  const { person, terminal, system, channel, endpoint = "", address } = asked.query;
  const { held } = await then([computerStream(terminal)], undefined);
  const found = keptOf(terminal, held[0]?.state);
  const by = { agency: asked.person.agency, person };
  const known = isComputerToBeKnown(found, by, asked.may) ? found : undefined;
  const question = {
    ...{ session: EXPLANATION, connection: EXPLANATION, endpoint, through: { system, channel } },
    ...{ person, terminal: known ? terminal : "", address: addressOf(address) },
    details: { factors: 2 },
  };
  return { question, read: isSystemToBeKnown(system, known, asked) ? then : withoutSystems(then) };
}

/** The same decision, were these the facts. */
function supposed(verdict: Verdict, whatIf: string | undefined): Explanation & Pick<Verdict, "facts"> {
  if (whatIf === undefined) return verdict;
  const facts = suppose(verdict.facts, whatIf);
  return { facts, ...explain(facts) };
}

function suppose(facts: Facts, whatIf: string): Facts {
  const wrong = whatIfComplaint(whatIf);
  if (wrong) throw new Problem(PROBLEM["invalid-input"], { faults: [{ pointer: "/whatIf", ...wrong }] });
  return supposing(facts, whatIf);
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
