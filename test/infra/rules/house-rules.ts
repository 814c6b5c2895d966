// The house's own rules of a template, in the form of cdk-nag's: what must never be deployed, whoever writes it.
import { type CfnResource, Stack } from "aws-cdk-lib";
import { CfnAlarm } from "aws-cdk-lib/aws-cloudwatch";
import { CfnPolicy, CfnRole } from "aws-cdk-lib/aws-iam";
import { CfnFunction } from "aws-cdk-lib/aws-lambda";
import { NagMessageLevel, NagPack, NagRuleCompliance, type NagRuleResult } from "cdk-nag";
import { topicName } from "../../../infra/alarms.ts";
import { FRONT_REGION } from "../../../infra/stages/domain-faults.ts";
import { REGIONS } from "../../../infra/stages/regions.ts";

/** They take no resource, so that "*" is all that can be written. */
const WITHOUT_RESOURCE = /^(xray:Put(TraceSegments|TelemetryRecords)|ec2:Describe\w+|dynamodb:ListExports)$/;

const RULES: Readonly<Record<string, readonly [info: string, breaks: (node: CfnResource) => boolean]>> = {
  wildcard: ["A right to everything, or to do everything", isWildcard],
  silent: ["An alarm that reaches nobody", isSilent],
  told: ["A secret in a variable, where whoever may look at a function reads it", tellsSecret],
  astray: ["A stack outside of the regions that records may lie in", isAstray],
};

export class HouseRules extends NagPack {
  override readonly name = "House";
  protected override packName = "House";

  protected override checkResource(node: CfnResource): void {
    for (const [ruleSuffixOverride, [info, breaks]] of Object.entries(RULES))
      this.applyRule({
        ruleSuffixOverride,
        info,
        explanation: info,
        level: NagMessageLevel.ERROR,
        node,
        rule: (each): NagRuleResult =>
          breaks(each) ? NagRuleCompliance.NON_COMPLIANT : NagRuleCompliance.COMPLIANT,
      });
  }
}

function isWildcard(node: CfnResource): boolean {
  if (!(node instanceof CfnRole || node instanceof CfnPolicy)) return false;
  return statementsIn(written(node)).some(({ Action, Resource, Effect }) => {
    const actions = [Action ?? []].flat();
    if (Effect === "Deny") return false;
    if (actions.some(action => /\*/.test(action))) return true;
    return [Resource].flat().includes("*") && !actions.every(action => WITHOUT_RESOURCE.test(action));
  });
}

function written(node: CfnResource): unknown {
  // biome-ignore lint/complexity/useLiteralKeys: the library keeps what a resource renders to itself.
  return Stack.of(node).resolve(node["_toCloudFormation"]());
}

interface Statement {
  readonly Effect: string;
  readonly Action?: string | readonly string[];
  readonly Resource?: unknown;
}

function statementsIn(value: unknown): Statement[] {
  if (typeof value !== "object" || value === null) return [];
  if ("Effect" in value) return [value as Statement];
  return Object.values(value).flatMap(statementsIn);
}

function isSilent(node: CfnResource): boolean {
  if (!(node instanceof CfnAlarm)) return false;
  return !JSON.stringify(Stack.of(node).resolve(node.alarmActions ?? [])).includes(`:${topicName(node)}`);
}

function tellsSecret(node: CfnResource): boolean {
  return node instanceof CfnFunction && JSON.stringify(written(node)).includes("{{resolve:");
}

/** Of a front, which keeps nothing: where CloudFront looks for them. */
const FRONTS = /^AWS::(CloudFront::(Distribution|Function)|WAFv2::WebACL)$/;

function isAstray(node: CfnResource): boolean {
  const { region } = Stack.of(node);
  if (region === FRONT_REGION && FRONTS.test(node.cfnResourceType)) return false;
  return !Object.hasOwn(REGIONS, region);
}
