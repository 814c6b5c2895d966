// Policies as IAM judges them: a table of calls with what IAM says of each, and the policies that cannot be judged here, by name.
import { describe, expect, test } from "vitest";
import { Policy } from "../../../infra/local/aws/rights/policy.ts";
import { CASES, JOURNAL } from "./cases.ts";

test.each(CASES)("$title", ({ statements, action, resource, context = {}, says }) => {
  const call = { action, resource: resource ?? JOURNAL, context };
  expect(new Policy([{ Statement: statements }]).judge(call)).toBe(says);
});

test("a call is judged again by its own keys, however often the same was judged before", () => {
  const Condition = { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": ["SEATS#*"] } };
  const policy = new Policy([
    { Statement: { Effect: "Allow", Action: "dynamodb:UpdateItem", Resource: JOURNAL, Condition } },
  ]);
  const update = (key: string) =>
    policy.judge({
      action: "dynamodb:UpdateItem",
      resource: JOURNAL,
      context: { "dynamodb:leadingkeys": [key] },
    });
  expect([update("SEATS#a"), update("STATE#a"), update("SEATS#b")]).toEqual([
    "allowed",
    "not-allowed",
    "allowed",
  ]);
});

test("any number of resources can be judged", () => {
  const policy = new Policy([
    { Statement: { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::b/*" } },
  ]);
  const get = (key: number) =>
    policy.judge({ action: "s3:GetObject", resource: `arn:aws:s3:::b/${key}`, context: {} });
  expect(Array.from({ length: 2_500 }, (_, key) => get(key)).every(says => says === "allowed")).toBe(true);
});

describe("what is not known here is refused by its name, when the policy is read", () => {
  const allow = (more: object) => ({ Effect: "Allow", Action: "a:B", Resource: "*", ...more });
  test.each<[string, object, RegExp]>([
    [
      "an operator",
      allow({ Condition: { DateLessThan: { "aws:CurrentTime": "x" } } }),
      /operator DateLessThan/,
    ],
    [
      "an operator of every object",
      allow({ Condition: { toString: { "dynamodb:LeadingKeys": "x" } } }),
      /operator toString/,
    ],
    [
      "a set nobody knows",
      allow({ Condition: { "ForSomeValues:StringLike": { "dynamodb:LeadingKeys": "x" } } }),
      /operator ForSomeValues/,
    ],
    [
      "a condition key",
      allow({ Condition: { StringEquals: { "aws:SourceVpc": "x" } } }),
      /condition key aws:sourcevpc/,
    ],
    [
      "many values asked for as one",
      allow({ Condition: { StringEquals: { "dynamodb:LeadingKeys": "x" } } }),
      /many values/,
    ],
    [
      "what to do where many are none",
      allow({ Condition: { "ForAnyValue:StringLikeIfExists": { "dynamodb:LeadingKeys": "x" } } }),
      /operator ForAnyValue:StringLikeIfExists/,
    ],
    ["a resource that is no ARN", allow({ Resource: "arn.aws.*" }), /the resource arn\.aws\.\*/],
    ["NotAction", { Effect: "Allow", NotAction: "a:B", Resource: "*" }, /NotAction/],
    ["NotResource", { Effect: "Allow", Action: "a:B", NotResource: "*" }, /NotResource/],
    ["a principal", allow({ Principal: "*" }), /Principal/],
    ["another effect", allow({ Effect: "Maybe" }), /Effect Maybe/],
    [
      "a variable",
      allow({ Resource: ["arn:aws:s3:::b/$", "{aws:username}"].join("") }),
      /variable in b\/\$\{aws:username\}/,
    ],
    ["no action", { Effect: "Allow", Resource: "*" }, /for an action or a resource/],
    ["no resource", { Effect: "Allow", Action: "a:B" }, /for an action or a resource/],
  ])("%s", (_title, Statement, named) => {
    expect(() => new Policy([{ Statement: Statement as never }])).toThrow(named);
  });
});
