// Every stage, and every option of one, under cdk-nag's rules and the house's own: what is found must have its reason, and what is planted
// is found. `npm run check:stacks`.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, Stack } from "aws-cdk-lib";
import { Alarm, Metric } from "aws-cdk-lib/aws-cloudwatch";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Code, Function as LambdaFunction, Runtime } from "aws-cdk-lib/aws-lambda";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import { AwsSolutionsChecks, type NagPack, ServerlessChecks } from "cdk-nag";
import { afterAll, describe, expect, test } from "vitest";
import { tokyo } from "../../../infra/stages/tokyo.ts";
import { OPTIONS } from "../options.ts";
import { stacked } from "../stacked.ts";
import { ACCEPTED } from "./accepted.ts";
import { HouseRules } from "./house-rules.ts";

const folder = mkdtempSync(join(tmpdir(), "docgate-rules-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A finding as its rule and where it is, one a line. */
function findingsIn(app: App): string[] {
  const packs: readonly NagPack[] = [new AwsSolutionsChecks(), new ServerlessChecks(), new HouseRules()];
  return packs.flatMap(pack =>
    pack
      .validateScope(app)
      .violations.flatMap(({ ruleName, violatingResources }) =>
        violatingResources.map(
          ({ constructPath, resourceLogicalId }) => `${ruleName} ${constructPath ?? resourceLogicalId}`,
        ),
      ),
  );
}

const used = new Set<RegExp>();
describe("each finding has its reason", () => {
  test.each(OPTIONS)("%s", (_, stage, context) => {
    const unexplained = findingsIn(stacked(stage, context)).filter(finding => {
      const row = ACCEPTED.find(([pattern]) => pattern.test(finding));
      if (row) used.add(row[0]);
      return !row;
    });
    expect(unexplained).toEqual([]);
  });

  test("and each reason its finding", () => {
    expect(ACCEPTED.filter(([pattern]) => !used.has(pattern)).map(([pattern]) => String(pattern))).toEqual(
      [],
    );
  });
});

describe("what is planted is found", () => {
  const planted = (plant: (stack: Stack) => void, region = tokyo.region) => {
    const app = new App({ outdir: mkdtempSync(join(folder, "out-")) });
    plant(new Stack(app, "planted", { env: { account: tokyo.account, region } }));
    return findingsIn(app).join("\n");
  };
  const allowed = (actions: string[], resources: string[]) => (stack: Stack) => {
    const role = new Role(stack, "Role", { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
    role.addToPolicy(new PolicyStatement({ actions, resources }));
  };
  const metric = new Metric({ namespace: "docgate", metricName: "failed" });

  test.each<[string, string, (stack: Stack) => void]>([
    ["a right to everything", "House-wildcard", allowed(["dynamodb:DeleteItem"], ["*"])],
    ["a right to do everything", "House-wildcard", allowed(["s3:*"], ["arn:aws:s3:::packs/*"])],
    [
      "an alarm without an action",
      "House-silent",
      stack => new Alarm(stack, "Alarm", { metric, threshold: 1, evaluationPeriods: 1 }),
    ],
    [
      "a secret in a variable",
      "House-told",
      stack =>
        new LambdaFunction(stack, "Function", {
          ...{ runtime: Runtime.NODEJS_24_X, handler: "index.handler", code: Code.fromInline("//") },
          environment: { KEY: new Secret(stack, "Secret").secretValue.unsafeUnwrap() },
        }),
    ],
  ])("%s", (_, rule, plant) => {
    expect(planted(plant)).toContain(rule);
  });

  test("a region outside of the list", () => {
    expect(planted(allowed(["s3:GetObject"], ["arn:aws:s3:::packs/x"]), "us-east-1")).toContain(
      "House-astray",
    );
  });
});
