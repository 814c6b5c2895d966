// Conform part: what we prove of the policies against the official analyzer (`cedar symcc` with the solver cvc5): that none errs, that
// none is dead, and of mutants what each opens and closes, or that it does neither.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { schemaFaults } from "../../functions/shared/policy/schema.ts";
import { type PolicySet, type ReadPolicy, readPolicies } from "../../functions/shared/policy/text.ts";
import { askable, dead, erring, openings } from "../../infra/local/commands/policy/prove/claims.ts";
import { variablesIn } from "../../infra/local/commands/policy/prove/prove.ts";
import { type Act, shapeOf } from "../../infra/local/commands/policy/prove/shape.ts";
import { Random } from "../bench/measure/random.ts";
import { mutated, operatorMutantsOf } from "../policies/operator-mutants.ts";
import { crateWith } from "./needs/cargo.ts";
import type { Print, Verdict } from "./needs/part.ts";
import { Analyzer, textFor } from "./needs/symcc.ts";

export const title = "what we prove of the policies, by the official analyzer";

const CRATE = { name: "cedar-policy-cli", version: "4.14.1", features: ["analyze"] };
const GATE = "policies/connect";
const SEED = 20210603;
/** As many as the solver may run at once. */
const AT_ONCE = 2;

export async function run(print: Print, options: readonly string[]): Promise<Verdict> {
  const most = mutantsAsked(options, print);
  if (most === undefined) return "misused";
  const cvc5 = process.env.CVC5 ?? "cvc5";
  if (spawnSync(cvc5, ["--version"], { stdio: "ignore" }).status !== 0) {
    print("需要 cvc5（Debian：apt-get install cvc5）；可用環境變數 CVC5 指定。");
    print("This takes cvc5 (on Debian: apt-get install cvc5); CVC5 names another than the one on the path.");
    return "wanting";
  }
  const bin = crateWith(CRATE, print);
  if (!bin) return "wanting";
  const analyzer = new Analyzer(join(bin, "cedar"), cvc5);
  try {
    const found: string[] = [];
    for (const folder of [GATE, "policies/operate"])
      found.push(...(await eachPolicy(analyzer, folder, print)));
    if (most > 0) found.push(...(await mutants(analyzer, most, print)));
    for (const line of found) print(`  ${line}`);
    return found.length === 0 ? "conforms" : "differs";
  } finally {
    analyzer.close();
  }
}

function mutantsAsked(options: readonly string[], print: Print): number | undefined {
  try {
    const read = { mutants: { type: "string", default: "200" } } as const;
    const { mutants } = parseArgs({ args: [...options], options: read }).values;
    if (/^\d{1,4}$/.test(mutants)) return Number(mutants);
    print(`--mutants is a whole number: ${mutants}`);
  } catch (error) {
    print(String((error as Error).message));
  }
  return undefined;
}

/** Of each policy: whether it errs at all, and whether anything makes it apply. */
async function eachPolicy(analyzer: Analyzer, folder: string, print: Print): Promise<string[]> {
  const set = readPolicies(folder);
  const variables = variablesIn(folder, [set]);
  const ours = askable(set);
  const errs = new Set(erring(ours, variables).map(({ policy }) => policy));
  const isDead = new Set(dead(ours, variables).map(({ policy }) => policy));
  const { acts } = shapeOf(folder);
  const before = analyzer.asked;
  const found = await allOf(Object.entries(set), async ([id, read]) => {
    const theirs = await judged(analyzer, { folder, read, acts: toldApart(read, acts) });
    return [
      ...(theirs.errs === errs.has(id)
        ? []
        : [`${folder}: ${id} errs: by us ${errs.has(id)}, by them ${theirs.errs}`]),
      ...(theirs.isDead === isDead.has(id)
        ? []
        : [`${folder}: ${id} is dead: by us ${isDead.has(id)}, by them ${theirs.isDead}`]),
    ];
  });
  print(
    `${folder}: ${Object.keys(set).length} policies, ${analyzer.asked - before} questions; ${errs.size} err, ${isDead.size} dead; ${found.length} differ`,
  );
  return found;
}

interface Read {
  readonly folder: string;
  readonly read: ReadPolicy;
  readonly acts: readonly Act[];
}

async function judged(analyzer: Analyzer, { folder, read, acts }: Read) {
  const texts = { policies: textFor(read) };
  let [errs, isDead] = [false, true];
  for (const act of acts) {
    errs ||= !(await analyzer.holds({ folder, act, about: "never-errors", texts }));
    // One act at which it applies is enough.
    isDead &&= await analyzer.holds({ folder, act, about: "never-matches", texts });
  }
  return { errs, isDead };
}

/** The acts that it is about, one of each kind of thing: which act it is a policy tells by its scope alone, and no condition by its name. */
function toldApart(read: ReadPolicy, acts: readonly Act[]): readonly Act[] {
  const about = acts.filter(act => isAbout(read, act));
  if (JSON.stringify(read.policy.conditions).includes('{"Var":"action"}')) return about;
  return [...new Map(about.map(act => [act.resource, act])).values()];
}

/** What its scope leaves out it never says anything about. */
function isAbout({ policy: { action, resource } }: ReadPolicy, act: Act): boolean {
  if (resource.op === "is" && resource.entity_type !== act.resource) return false;
  const named = "entities" in action ? action.entities : "entity" in action ? [action.entity] : undefined;
  const names = named?.map(entity => ("__entity" in entity ? entity.__entity.id : entity.id));
  return !names || names.includes(act.action) || names.includes(act.group);
}

/** Of each mutant that would be built at all: whether it opens anything, and whether it closes anything. */
async function mutants(analyzer: Analyzer, most: number, print: Print): Promise<string[]> {
  const now = readPolicies(GATE);
  const [act] = shapeOf(GATE).acts;
  if (!act) throw new Error(`${GATE} is about nothing`);
  const counted = { opens: 0, closes: 0, harmless: 0, unanswered: 0 };
  const tried = drawn(now, most);
  const before = analyzer.asked;
  const found = await allOf(tried, async ({ set, policy, change }) => {
    const ours = provedOf(now, set);
    const implies = (one: PolicySet, other: PolicySet) => impliesBy(analyzer, act, [one, other], policy);
    const theirs = await answered(async () => ({
      opens: !(await implies(set, now)),
      closes: !(await implies(now, set)),
    }));
    if (!theirs) {
      // Nothing is known of it, which is no agreement: it is counted as that.
      counted.unanswered++;
      print(`unanswered: ${policy}, ${change}`);
      return [];
    }
    counted[theirs.opens ? "opens" : theirs.closes ? "closes" : "harmless"]++;
    const isSame = ours.opens === theirs.opens && ours.closes === theirs.closes;
    return isSame
      ? []
      : [`${policy}, ${change}: by us ${JSON.stringify(ours)}, by them ${JSON.stringify(theirs)}`];
  });
  const asked = `${analyzer.asked - before} questions`;
  print(`${tried.length} mutants of ${GATE}, ${asked}: ${JSON.stringify(counted)}; ${found.length} differ`);
  return found;
}

/** Once more where the solver gave up: on a machine that does much else it may be ended by its time. */
async function answered<T>(ask: () => Promise<T>): Promise<T | undefined> {
  return ask()
    .catch(ask)
    .catch(() => undefined);
}

/**
 * Whether all that one set allows the other allows too, where one policy differs. Where that refusal alone, beside a permit of everything,
 * refuses no more than its other wording, it does not among others either: the whole sets are asked about what that leaves open.
 */
async function impliesBy(
  analyzer: Analyzer,
  act: Act,
  [one, other]: readonly [PolicySet, PolicySet],
  id: string,
): Promise<boolean> {
  const asked = (policies1: string, policies2: string) =>
    analyzer.holds({ folder: GATE, act, about: "implies", texts: { policies1, policies2 } });
  const alone = (set: PolicySet) => `${EVERYTHING}\n${textOf({ [id]: set[id] as ReadPolicy })}`;
  const isRefusal = one[id]?.policy.effect === "forbid";
  if (isRefusal && (await asked(alone(one), alone(other)))) return true;
  return asked(textOf(one), textOf(other));
}

const EVERYTHING = '@id("everything") permit (principal, action, resource);';

interface Drawn {
  readonly policy: string;
  readonly change: string;
  readonly set: PolicySet;
}

/** No build takes one that does not fit the schema: it needs no proof. */
function drawn(now: PolicySet, most: number): Drawn[] {
  const all = [...operatorMutantsOf(now)];
  const random = new Random(SEED);
  const some: Drawn[] = [];
  while (some.length < most && all.length > 0) {
    const [mutant] = all.splice(random.below(all.length), 1);
    const read = mutant && now[mutant.policy];
    if (!mutant || !read) throw new Error("there is nothing to change");
    const wrong = mutated(read, mutant);
    if (schemaFaults(GATE, { [mutant.policy]: wrong }).length > 0) continue;
    some.push({ ...mutant, set: { ...now, [mutant.policy]: wrong } });
  }
  return some;
}

function provedOf(now: PolicySet, set: PolicySet) {
  const variables = variablesIn(GATE, [now, set]);
  const [before, after] = [askable(now), askable(set)];
  return {
    opens: openings(before, after, variables).length > 0,
    closes: openings(after, before, variables).length > 0,
  };
}

function textOf(set: PolicySet): string {
  return Object.values(set).map(textFor).join("\n");
}

async function allOf<T>(all: readonly T[], of: (one: T) => Promise<string[]>): Promise<string[]> {
  const left = [...all];
  const found: string[] = [];
  const worker = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) found.push(...(await of(next)));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return found;
}
