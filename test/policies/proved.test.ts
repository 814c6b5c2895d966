// What `npm run policy -- prove` says is so: of the policies as they are, of edits told in words, and of mutants, each of which either
// opens or closes what the official engine says it does, or is proved to do neither.
import { afterAll, describe, expect, test } from "vitest";
import { suppositionComplaint } from "../../functions/gate/what-if.ts";
import type { PolicyQuestion } from "../../functions/shared/policy/compiled.ts";
import { officially } from "../../functions/shared/policy/official.ts";
import { type PolicySet, readPolicies } from "../../functions/shared/policy/text.ts";
import { askable, idle, type Opened, openings } from "../../infra/local/commands/policy/prove/claims.ts";
import { questionOf } from "../../infra/local/commands/policy/prove/example.ts";
import { markdownOf, type Shown } from "../../infra/local/commands/policy/prove/markdown.ts";
import { changeTold, claimed, prove, variablesIn } from "../../infra/local/commands/policy/prove/prove.ts";
import type { Variables } from "../../infra/local/commands/policy/prove/variables.ts";
import { Random } from "../bench/measure/random.ts";
import { questionsOf } from "./equal.ts";
import { mutated, operatorMutantsOf } from "./operator-mutants.ts";

const GATE = "policies/connect";
const now = readPolicies(GATE);

describe.each([
  [GATE, readPolicies(GATE)],
  ["policies/operate", readPolicies("policies/operate")],
])("%s", (folder, set) => {
  test("no policy errs, and none is dead", () => {
    expect(claimed(folder, set).faults).toEqual([]);
  });
  test("the same policies open nothing and close nothing", () => {
    expect(changeTold(folder, set, set).map(line => line.replace(/^.*（已證明）/, ""))).toEqual([
      " opens nothing (proved)",
      " closes nothing (proved)",
    ]);
  });
});

/** Each is cited for itself where it applies: a law says twice what the house or another clause says too. */
test("what opens nothing when it is dropped is known by name, with what covers it", () => {
  expect(idle(askable(now), variablesIn(GATE, [now]))).toEqual([
    { policy: "ey-no-breach", covers: ["not-suspended"] },
    { policy: "nothing-stopped", covers: [] },
    { policy: "keelung-no-stop-order", covers: ["not-suspended"] },
    { policy: "tainan-disinfected", covers: ["tainan-not-into-office"] },
    { policy: "tainan-not-into-office", covers: ["tainan-disinfected"] },
    { policy: "twse-employees-only", covers: ["documents-by-staff", "tainan-borrower-only"] },
    { policy: "twse-cut-off", covers: [] },
  ]);
});

describe("an edit is told", () => {
  const edit = (id: string, from: string, to: string): PolicySet => {
    const read = now[id];
    const text = JSON.stringify(read?.policy);
    if (!read || !text.includes(from)) throw new Error(`${id} does not say ${from}`);
    return { ...now, [id]: { ...read, policy: JSON.parse(text.replace(from, to)) } };
  };
  const without = (id: string): PolicySet =>
    Object.fromEntries(Object.entries(now).filter(([name]) => name !== id));
  const told = (after: PolicySet) => changeTold(GATE, now, after).join("\n");

  test.each<readonly [string, PolicySet, string, string]>([
    ["a clause dropped", without("tainan-wired-only"), "為無線（Wi-Fi）；", "is Wi-Fi; under"],
    ["a bound moved", edit("tainan-wired-only", '"<":', '"<=":'), "為10；", "is 10; under"],
    [
      "a value let in",
      edit("tainan-loan-open", '{"Value":"out"}', '{"Value":"out"},{"Value":"overdue"}'),
      "為逾期；",
      "is Overdue; under",
    ],
    [
      "another value asked for",
      edit("tainan-set-by-archives", "set-by-archives", "forwarded"),
      "為已轉送；",
      "is Forwarded; under",
    ],
    ["somebody else's clause", without("ey-not-on-leave"), "為是；", "is yes; under"],
  ])("%s", (_, after, zh, en) => {
    const lines = told(after);
    expect(lines).toMatch(/^policies\/connect: 開放 opens\n/);
    expect([lines.includes(zh), lines.includes(en)]).toEqual([true, true]);
  });
  test("a clause that others say too opens nothing", () => {
    expect(told(without("ey-no-breach"))).toContain("未開放任何情形（已證明）");
  });
  test("a clause made stricter opens nothing, and what it closes is told", () => {
    const lines = told(edit("tainan-loan-open", '{"Value":"scanned"},', ""));
    expect(lines).toMatch(/未開放任何情形（已證明）.*\n.*關閉 closes\n.*為已掃毒；/);
  });
});

test("what a permission opens is told in words of people", () => {
  const all = readPolicies("policies/operate");
  const permit = "own-property-manager-approves";
  const before = Object.fromEntries(Object.entries(all).filter(([id]) => id !== permit));
  const lines = changeTold("policies/operate", before, all).join("\n");
  expect(lines).toContain(`開放 opens [${permit}] 某人員對某終端層電腦執行`);
  for (const told of ["此人的角色含財產管理人員", "their roles include Property officer", "以兩種因素登入"])
    expect(lines).toContain(told);
  expect(lines).not.toContain("something-else");
});

describe("a pull request shows", () => {
  const said = (change: Shown["change"], faults: readonly string[] = []) => {
    const present = { lines: ["policies/connect: 93", "  a: always refused by b"], faults };
    return markdownOf([{ folder: GATE, present, ...(change && { change }) }], "main").join("\n");
  };
  const some = { policy: "wired", words: { "zh-TW": "某人|無線", en: "somebody <b>on Wi-Fi</b>" } };

  test("each case that is opened or closed as a row in both languages, and no markup of an example's own", () => {
    const text = said({ opens: [some], closes: [] });
    expect(text).toContain("| `wired` | 某人\\|無線 | somebody \\<b\\>on Wi-Fi\\</b\\> |");
    expect(text).toContain("- **✓ 未關閉任何情形（已證明） It closes nothing (proved)**");
    expect(text).toContain("- a: always refused by b");
  });
  test("that there is no proof where there is nothing to compare with, and what must not be", () => {
    const text = said(undefined, ["wired can err"]);
    expect(text).not.toContain("（已證明）");
    expect([text.includes("no proof"), text.includes("**✗ wired can err**")]).toEqual([true, true]);
  });
  test("only for words that are understood", () => {
    expect(prove(["--base"]).faults).toEqual([expect.stringContaining("--markdown")]);
    expect(prove(["--markdown", "main"]).faults).toEqual([expect.stringContaining("--markdown")]);
  });
});

/** More than these only take longer: what each of them comes to is the same at any time. */
const DRAWN = 20;

describe("of mutants drawn from all", () => {
  const all = operatorMutantsOf(now);
  const random = new Random(20210603);
  const drawn = Array.from({ length: DRAWN }, () => all[random.below(all.length)]).filter(
    each => each !== undefined,
  );
  const counted = { opens: 0, closes: 0, harmless: 0 };
  afterAll(() => {
    console.log(`of ${drawn.length} mutants (of ${all.length}): ${JSON.stringify(counted)}`);
  });

  test("each opens or closes what it says, or neither by the official engine either", () => {
    const before = askable(now);
    for (const mutant of drawn) {
      const read = now[mutant.policy];
      if (!read) throw new Error(mutant.policy);
      const wrong = mutated(read, mutant);
      const [one] = askable({ [mutant.policy]: wrong });
      const after = before.map(policy => (policy.id === mutant.policy && one ? one : policy));
      const either = variablesIn(GATE, [now, { [mutant.policy]: wrong }]);
      const opens = openings(before, after, either);
      const closes = openings(after, before, either);
      confirm({ ...now, [mutant.policy]: wrong }, { opens, closes, variables: either, wrong: mutant.policy });
      counted[opens.length > 0 ? "opens" : closes.length > 0 ? "closes" : "harmless"]++;
    }
    expect(Math.min(...Object.values(counted))).toBeGreaterThan(3);
  });
});

interface Told {
  readonly opens: readonly Opened[];
  readonly closes: readonly Opened[];
  readonly variables: Variables;
  readonly wrong: string;
}

/** No fact is of another kind than the schema says. */
function fits({ context }: PolicyQuestion): boolean {
  return suppositionComplaint(context as Readonly<Record<string, unknown>>) === undefined;
}

/** One set at a time is in the official engine: all is asked of the one, then of the other. */
function confirm(changed: PolicySet, { opens, closes, variables, wrong }: Told): void {
  const examples = [...opens, ...closes].map(({ example }) => questionOf(example, variables));
  const read = changed[wrong];
  const some = examples.length > 0 || !read ? [] : [...questionsOf(read, 40)].filter(fits).map(whole);
  const questions = [...examples, ...some];
  const [was, is] = [now, changed].map(set => questions.map(officially(set)).map(({ allowed }) => allowed));
  const expected = [...opens.map(() => [false, true]), ...closes.map(() => [true, false])];
  expect([wrong, examples.map((_, at) => [was?.[at], is?.[at]])]).toEqual([wrong, expected]);
  expect([wrong, was?.slice(examples.length)]).toEqual([wrong, is?.slice(examples.length)]);

  function whole(question: ReturnType<typeof questionOf>) {
    const usual = questionOf(new Map(), variables);
    const constants = { ...(usual.constants as object), ...(question.constants as object) };
    return { ...usual, constants, context: { ...usual.context, ...question.context } };
  }
}
