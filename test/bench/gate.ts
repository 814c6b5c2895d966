// The gate's decision without I/O, all reasons given, beside other engines, a hand-written predicate and the bare engine.
import type { Context } from "@cedar-policy/cedar-wasm/web";
import { explain } from "../../functions/gate/explain.ts";
import type { FactName, Facts } from "../../functions/gate/facts.ts";
import { gatePolicies } from "../../functions/gate/policies.ts";
import { startEngine } from "../../functions/shared/policy/engine.ts";
import { CONDITIONS, questions } from "./gate/conditions.ts";
import { byHand, casbin, casl, jsonRulesEngine, type Peer } from "./gate/peers.ts";
import { spreadOf } from "./measure/contest.ts";
import { Random } from "./measure/random.ts";

export const title = "a decision of the gate, without I/O, with its reasons";

const QUESTIONS = 512;
const ROUNDS = 15;
const WARM_UP = 3;

interface Contender {
  readonly name: string;
  readonly reasons: string;
  readonly refusedBy: (facts: Facts) => readonly string[] | Promise<readonly string[]>;
}

export async function run(print: (line: string) => void): Promise<void> {
  const asked = questions(QUESTIONS, new Random(20210603));
  const peers = [await casbin(), jsonRulesEngine(), casl(), byHand()].map(contending);
  const contenders = [ours(), bareEngine(asked), ...peers];
  const expected = asked.map(({ known }) => byHand().refusedBy(known) as readonly string[]);
  const times = contenders.map((): number[] => []);
  for (let round = 0; round < WARM_UP + ROUNDS; round++)
    for (const [at, contender] of contenders.entries()) {
      const start = performance.now();
      for (const facts of asked) await answered(contender.refusedBy(facts));
      if (round >= WARM_UP) times[at]?.push(((performance.now() - start) * 1_000) / QUESTIONS);
    }
  const medians = times.map(each => spreadOf(each).median);
  const [mine = Number.NaN, bare = Number.NaN] = medians;
  print(`${CONDITIONS.length} conditions, ${QUESTIONS} questions, half of them refused`);
  for (const [at, { name, reasons, refusedBy }] of contenders.entries()) {
    const wrong = await disagreements(refusedBy, reasons, asked, expected);
    const cost = (medians[at] ?? Number.NaN).toFixed(2).padStart(9);
    const ratio = ((medians[at] ?? Number.NaN) / mine).toFixed(3).padStart(8);
    print(`${name.padEnd(22)} ${cost} µs  ${ratio} × ours  reasons: ${reasons}  wrong: ${wrong}`);
  }
  print(`ours on top of the bare engine: ${(100 * (mine / bare - 1)).toFixed(1)} % (goal: at most 10 %)`);
}

/** Awaiting what is no promise would cost the synchronous contenders a turn of the event loop. */
function answered(answer: readonly string[] | Promise<readonly string[]>): unknown {
  return answer instanceof Promise ? answer : undefined;
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

/** The same policies over the same facts, made ready beforehand: what the engine itself costs. */
function bareEngine(asked: readonly Facts[]): Contender {
  const { forbids, reads } = gatePolicies()(["tainan-2021"]);
  const names = new Map(forbids.map(({ id, clause }) => [id, clause ?? id]));
  const contexts = new Map(
    asked.map(facts => [
      facts,
      Object.fromEntries([...reads].map(name => [name, facts.known[name as FactName]])) as Context,
    ]),
  );
  const cedar = startEngine();
  return {
    name: "the bare engine",
    reasons: "all",
    refusedBy: facts => {
      const answer = cedar.statefulIsAuthorized({
        principal: { type: "Person", id: facts.person },
        action: { type: "Action", id: "connect" },
        resource: { type: "System", id: facts.system },
        context: contexts.get(facts) ?? {},
        preparsedPolicySetId: "connect:tainan-2021",
        entities: [],
      });
      if (answer.type !== "success") return ["failure"];
      const { decision, diagnostics } = answer.response;
      return decision === "allow" ? [] : diagnostics.reason.map(id => names.get(id) ?? id);
    },
  };
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
