// The rules as a reader meets them: the text shown is the policy that is judged by, word for word.
import { expect, test } from "vitest";
import { ruleBook } from "../../functions/sessions/view.ts";
import { startEngine } from "../../functions/shared/policy/engine.ts";
import { readPolicies } from "../../functions/shared/policy/text.ts";

test("every policy of the gate is there, and its text reads back as itself", () => {
  const set = readPolicies("policies/connect");
  const book = ruleBook();
  expect(book.map(({ policy }) => policy).sort()).toEqual(Object.keys(set).sort());
  for (const { policy, text } of book) {
    const back = startEngine().policyToJson(text);
    if (back.type !== "success") throw new Error(`${policy}: ${text}`);
    const { annotations: _, ...json } = back.json;
    expect(json).toEqual(set[policy]?.policy);
  }
});

test("of one clause there are its policies, with what would change them and who can", () => {
  const [only, ...more] = ruleBook("tainan-2021/3.4b");
  expect(more).toEqual([]);
  expect(only).toMatchObject({ policy: "tainan-wired-only", effect: "forbid", clause: "tainan-2021/3.4b" });
  expect(only?.text).toContain("medium");
  expect(only?.fix?.["zh-TW"]).not.toBe("");
  expect(ruleBook("tainan-2021/4c")).toEqual([]);
});
