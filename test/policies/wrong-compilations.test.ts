// A compiler that errs is found out: twenty ways to compile wrongly, each of which the comparison with the official engine notices.
import { expect, test } from "vitest";
import { compileSet } from "../../functions/shared/policy/compile.ts";
import { type Fact, judge } from "../../functions/shared/policy/compiled.ts";
import { OPERATORS } from "../../functions/shared/policy/semantics.ts";
import { readPolicies } from "../../functions/shared/policy/text.ts";
import { type Answered, compiled, officialAnswers, saysTheSame, type Wrong } from "./equal.ts";

/** Enough of each policy to meet what it can tell apart. */
const MOST = 2_800;
const POLICIES = ["connect", "operate"]
  .flatMap(folder => Object.entries(readPolicies(`policies/${folder}`)))
  .map(([id, read]) => {
    const alone = { [id]: read };
    let answers: Answered | undefined;
    return { alone, text: compileSet(alone), answers: () => (answers ??= officialAnswers(id, read, MOST)) };
  });

const inText = (from: string | RegExp, to: string): Wrong => ({ text: text => text.replace(from, to) });
const asOperator = (changed: Partial<typeof OPERATORS>): Wrong => ({
  operators: { ...OPERATORS, ...changed },
});

const KINDS: readonly (readonly [string, Wrong])[] = [
  ["both became either", inText(/(there\([^()]*\)\)?) && /, "$1 || ")],
  ["either became both", inText(/ \|\| \(?(there|yes)/, " && ($1")],
  ["less became at most", inText(/ < long/, " <= long")],
  ["at most became less", inText(/ <= long/, " < long")],
  ["more became at least", inText(/\) > 0/, ") >= 0")],
  ["at least became more", inText(/ >= long/, " > long")],
  ["a value became another", inText(/=== "agency"/, '=== "agencies"')],
  ["the same became different", inText(/\(get\(([^()]*)\) === "/, '(get($1) !== "')],
  ["unless became when", inText(/&&\n {8}!\(/, "&&\n        (")],
  ["not was lost", inText(/!yes\(/, "yes(")],
  ["an action was lost", inText(/action\.id === "connect" &&/, "")],
  ["a type was lost", inText(/resource\.type === "[A-Za-z]+" &&/, "")],
  ["a forbid permits", inText(/effect: "forbid"/, 'effect: "permit"')],
  ["what binds was turned round", inText(/\) !== false/, ") !== true")],
  ["one of a set was lost", inText(/it === "[a-z-]+" \|\| /, "")],
  ["then and else changed places", inText(/\? (get\([^()]*\)) : true/, "? true : $1")],
  [
    "what is absent is no",
    asOperator({ get: value => (value === undefined ? false : OPERATORS.get(value)) }),
  ],
  ["whatever there is is yes", asOperator({ yes: value => Boolean(value) })],
  ["a text counts as a number", asOperator({ long: value => Number(value) })],
  ["any became all", asOperator({ containsAny: OPERATORS.containsAll })],
  ["all became any", asOperator({ containsAll: OPERATORS.containsAny })],
  ["the group does not count", asOperator({ isIn: ({ id }, names) => names.includes(id) })],
  ["a difference became a sum", asOperator({ minus: OPERATORS.plus })],
  [
    "a set is found in itself",
    asOperator({ contains: (whole: Fact, part: Fact) => OPERATORS.same(whole, part) }),
  ],
  [
    "no set is an empty one",
    asOperator({ contains: (whole, part) => Array.isArray(whole) && OPERATORS.contains(whole, part) }),
  ],
];

test.each(KINDS)("%s", (_, wrong) => {
  expect(POLICIES.some(each => isFoundOut(each, wrong))).toBe(true);
});

/** Whoever a wrong compilation does not touch cannot show it. */
function isFoundOut({ alone, text, answers }: (typeof POLICIES)[number], wrong: Wrong): boolean {
  const names = Object.keys(OPERATORS) as (keyof typeof OPERATORS)[];
  const changed = names.filter(name => wrong.operators && wrong.operators[name] !== OPERATORS[name]);
  const isTouched = wrong.text ? wrong.text(text) !== text : changed.some(name => text.includes(`${name}(`));
  if (!isTouched) return false;
  const ours = compiled(alone, wrong);
  return answers().some(([question, should]) => !saysTheSame(ours, question, should));
}

test("one that cannot be evaluated is named, and nothing is allowed", () => {
  const { "address-listed": read } = readPolicies("policies/connect");
  if (!read) throw new Error("there is no such policy");
  const question = {
    principal: { type: "Person", id: "one" },
    action: "connect",
    resource: { type: "System", id: "one" },
    // Nothing that the language has.
    context: { source: null },
    constants: {},
  };
  expect(judge(compiled({ one: read }), question)).toEqual({
    allowed: false,
    because: ["evaluation-error"],
    erring: "one",
  });
});
