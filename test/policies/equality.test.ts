// The compiled policies are the policies: of each, everything that it can tell apart is asked of it and of the official engine, and
// both say the same, errors included. Spaces too large for that are drawn from here, and asked whole by `npm run bench -- equality`.
import { afterAll, describe, expect, test } from "vitest";
import { officially } from "../../functions/shared/policy/official.ts";
import { readPolicies } from "../../functions/shared/policy/text.ts";
import { compiled, questionsOf, saysTheSame, sizeOf } from "./equal.ts";

const MOST = 5_000;

describe.each([
  ["connect", 90_000, 80],
  ["operate", 90_000, 75],
])("policies/%s", (folder, atLeast, wholeAtLeast) => {
  const policies = readPolicies(`policies/${folder}`);
  const all = compiled(policies);
  const asked = { questions: 0, whole: 0 };
  afterAll(() => {
    console.log(`policies/${folder}: ${asked.questions} questions, ${asked.whole} policies whole`);
    expect([asked.questions > atLeast, asked.whole > wholeAtLeast]).toEqual([true, true]);
  });
  test.each(Object.entries(policies))("%s", (id, read) => {
    const ours = all.filter(each => each.id === id);
    const official = officially({ [id]: read });
    const questions = [...questionsOf(read, MOST)];
    const differing = questions.filter(question => !saysTheSame(ours, question, official(question)));
    asked.questions += questions.length;
    if (sizeOf(read) <= MOST) asked.whole++;
    expect([ours.length, questions.length > 3, differing.slice(0, 3)]).toEqual([1, true, []]);
  });
});
