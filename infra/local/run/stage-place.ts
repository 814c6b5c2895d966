// Where a deployed stage keeps its journal and where it answers: asked of CloudFormation, which knows what it made; it only reads.
import { type Answer, type Aws, awsIn } from "../../preflight/aws.ts";
import { namesOfStage } from "../../stages/names.ts";
import type { Stage } from "../../stages/stage.ts";
import { STAGES } from "../../stages/stages.ts";
import { CannotBegin } from "./sentence.ts";

export interface StagePlace {
  /** What the names of all it made begin with. */
  readonly names: string;
  readonly region: string;
  readonly table: string;
  readonly api: string;
}

export function placeOfStage(
  name: string,
  profile: string | undefined,
  program?: string,
  stages: readonly Stage[] = STAGES,
): StagePlace {
  const stage = stages.find(each => each.name === name && each.watch !== "nobody");
  if (!stage) {
    const names = stages.filter(({ watch }) => watch !== "nobody").map(each => each.name);
    throw new CannotBegin(`沒有部署環境 ${name} | no stage is called ${name}: ${names.join(", ")}`);
  }
  const names = namesOfStage(stage);
  const aws = awsIn(stage.region, profile, program);
  return {
    names,
    region: stage.region,
    // A restored one that was taken into use, and not the one that lies beside it.
    table:
      stage.journal?.table ?? journalOf(ask(aws, ["list-stack-resources", "--stack-name", `${names}-state`])),
    api: apiOf(ask(aws, ["describe-stacks", "--stack-name", `${names}-api`])),
  };
}

function ask(aws: Aws, args: readonly string[]): unknown {
  const answer: Answer = aws(["cloudformation", ...args]);
  if (answer.kind === "answered") return answer.value;
  const why = answer.kind === "refused" ? answer.text : answer.because;
  throw new CannotBegin(`無法得知該環境的資源 | what the stage has could not be found out: ${why}`);
}

interface Made {
  readonly LogicalResourceId?: string;
  readonly PhysicalResourceId?: string;
  readonly ResourceType?: string;
}

function journalOf(said: unknown): string {
  const { StackResourceSummaries = [] } = said as { StackResourceSummaries?: readonly Made[] };
  const found = StackResourceSummaries.find(
    ({ ResourceType = "", LogicalResourceId = "" }) =>
      ResourceType === "AWS::DynamoDB::GlobalTable" && LogicalResourceId.startsWith("Journal"),
  );
  if (!found?.PhysicalResourceId)
    throw new CannotBegin("該環境沒有歷程資料表 | the stage has no table of a journal");
  return found.PhysicalResourceId;
}

function apiOf(said: unknown): string {
  const [stack] =
    (said as { Stacks?: readonly { Outputs?: readonly Record<string, string>[] }[] }).Stacks ?? [];
  const url = stack?.Outputs?.find(({ OutputKey }) => OutputKey === "ApiUrl")?.OutputValue;
  if (!url) throw new CannotBegin("該環境沒有網址 | the stage has no address");
  return url;
}
