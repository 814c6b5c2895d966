// The gate's decision without I/O, all reasons given, beside other engines, a hand-written predicate and the official Cedar engine.

import { parametersFor } from "../../functions/gate/adoption.ts";
import { explain } from "../../functions/gate/explain.ts";
import type { Facts } from "../../functions/gate/facts.ts";
import { gatePolicies } from "../../functions/gate/policies.ts";
import { officially } from "../../functions/shared/policy/official.ts";
import { readPolicies } from "../../functions/shared/policy/text.ts";
import { CONDITIONS, questions } from "./gate/conditions.ts";
import { byHand, casbin, casl, jsonRulesEngine, type Peer } from "./gate/peers.ts";
import { spreadOf } from "./measure/contest.ts";
import { Random } from "./measure/random.ts";

export const title = "a decision of the gate, without I/O, with every reason (goal: at most 1 µs)";

const QUESTIONS = 512;
const ROUNDS = 15;
const ROUND_MS = 2;
/** As long for each, until what is compiled as it runs is compiled: a gate at work has decided before. */
const WARM_UP_MS = 500;
const BY_HAND = "written by hand";

interface Contender {
  readonly name: string;
  readonly reasons: string;
  readonly refusedBy: (facts: Facts) => readonly string[] | Promise<readonly string[]>;
}

/** Of a decision with the name of every reason; the sentences are looked up after it. */
const GOAL_US = 1;

export async function run(
  print: (line: string) => void,
  { stretch = 1 }: { readonly stretch?: number },
): Promise<void> {
  const asked = questions(QUESTIONS, new Random(20210603));
  const peers = [await casbin(), jsonRulesEngine(), casl(), byHand()].map(contending);
  const contenders = [ours(), bare(), officialEngine(), ...peers];
  const expected = asked.map(({ known }) => byHand().refusedBy(known) as readonly string[]);
  for (const contender of contenders) {
    const until = performance.now() + WARM_UP_MS;
    while (performance.now() < until) await microseconds(contender, asked);
  }
  const times = contenders.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++)
    for (const [at, contender] of contenders.entries()) times[at]?.push(await microseconds(contender, asked));
  const medians = times.map(each => spreadOf(each).median);
  const [mine = Number.NaN] = medians;
  print(`${CONDITIONS.length} conditions, ${QUESTIONS} questions, half of them refused`);
  for (const [at, { name, reasons, refusedBy }] of contenders.entries()) {
    const wrong = await disagreements(refusedBy, reasons, asked, expected);
    const cost = (medians[at] ?? Number.NaN).toFixed(2).padStart(9);
    const ratio = ((medians[at] ?? Number.NaN) / mine).toFixed(3).padStart(8);
    print(`${name.padEnd(22)} ${cost} µs  ${ratio} × ours  reasons: ${reasons}  wrong: ${wrong}`);
  }
  const [, named = Number.NaN] = medians;
  const hand = medians[contenders.findIndex(({ name }) => name === BY_HAND)] ?? Number.NaN;
  print(`by name alone: ${(named / hand).toFixed(2)} × as long as what is written by hand`);
  if (!(named <= GOAL_US * stretch)) throw new Error(`every reason by name takes more than ${GOAL_US} µs`);
}

/** What each question takes, of all of them asked as often as fits a round: a short one would tell of what ran before it. */
async function microseconds({ refusedBy }: Contender, asked: readonly Facts[]): Promise<number> {
  const start = performance.now();
  let [times, took] = [0, 0];
  for (; took < ROUND_MS; times++) {
    for (const facts of asked) {
      const answer = refusedBy(facts);
      // To wait for what is no promise costs a turn of the event loop, a tenth of what is measured.
      if (answer instanceof Promise) await answer;
    }
    took = performance.now() - start;
  }
  return (took * 1_000) / (times * asked.length);
}

function contending({ name, reasons, refusedBy }: Peer): Contender {
  return { name, reasons, refusedBy: ({ known }) => refusedBy(known) };
}

function ours(): Contender {
  return {
    name: "docgate",
    reasons: "all, explained",
    refusedBy: facts => explain(facts).refusals.map(({ clause, policy }) => clause ?? policy),
  };
}

/** What binds and refuses, with no sentence about it. */
function bare(): Contender {
  const policies = gatePolicies()(BINDING);
  return {
    name: "docgate, names alone",
    reasons: "all",
    refusedBy: facts => named(policies.ask(facts).because),
  };
}

/** The same policies as they are written, over the same facts. */
function officialEngine(): Contender {
  const policies = readPolicies("policies/connect");
  const binding = gatePolicies()(BINDING).forbids.map(({ id }) => id);
  const bound = Object.entries(policies).filter(
    ([id, { policy }]) => policy.effect === "permit" || binding.includes(id),
  );
  const official = officially(Object.fromEntries(bound));
  const constants = parametersFor(BINDING, undefined);
  return {
    name: "Cedar (wasm)",
    reasons: "all",
    refusedBy: ({ person, system, known }) =>
      named(
        official({
          principal: { type: "Person", id: person },
          action: "connect",
          resource: { type: "System", id: system },
          context: known,
          constants,
        }).because,
      ),
  };
}

const BINDING = ["tainan-2021"] as const;
const CLAUSE = new Map(gatePolicies()(BINDING).forbids.map(({ id, clause }) => [id, clause ?? id]));

function named(because: readonly string[]): string[] {
  return because.map(id => CLAUSE.get(id) ?? id);
}

/** With one reason only, that one must be among the right ones. */
async function disagreements(
  refusedBy: Contender["refusedBy"],
  reasons: string,
  asked: readonly Facts[],
  expected: readonly (readonly string[])[],
): Promise<number> {
  let wrong = 0;
  for (const [at, facts] of asked.entries()) {
    const right = expected[at] ?? [];
    const got = await refusedBy(facts);
    const same =
      reasons === "one"
        ? got.length === Math.min(1, right.length) && got.every(name => right.includes(name))
        : got.toSorted().join() === right.toSorted().join();
    if (!same) wrong++;
  }
  return wrong;
}
