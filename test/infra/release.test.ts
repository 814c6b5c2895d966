// How a release reaches the gate: by an alias, a tenth first, taken back by the gate's own alarms; and what of the account is its own.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import { afterAll, describe, expect, test } from "vitest";
import type { Resource, Template } from "../../infra/local/run/intrinsics.ts";
import { stacksOf } from "../../infra/stacks.ts";
import { gateFaults } from "../../infra/stages/gate-faults.ts";
import { local } from "../../infra/stages/local.ts";
import type { Stage } from "../../infra/stages/stage.ts";
import { taipei } from "../../infra/stages/taipei.ts";

const folder = mkdtempSync(join(tmpdir(), "docgate-release-"));
afterAll(() => rmSync(folder, { recursive: true }));
const code = join(folder, "code");
mkdirSync(code);

// biome-ignore lint/suspicious/noExplicitAny: a template is walked as what it is, JSON.
type Read = Omit<Resource, "Properties"> & { readonly Properties: any; readonly UpdatePolicy?: any };

const made = new Map<string, readonly (readonly [string, Read])[]>();
function resourcesOf(stage: Stage): readonly (readonly [string, Read])[] {
  const found = made.get(stage.name);
  if (found) return found;
  const app = new App({ outdir: join(folder, stage.name) });
  stacksOf(app, stage, { codeOf: () => code });
  const all = app
    .synth()
    .stacks.flatMap(({ template }) =>
      Object.entries((template as Template).Resources as Record<string, Read>),
    );
  made.set(stage.name, all);
  return all;
}
const ofType = (stage: Stage, type: string) => resourcesOf(stage).filter(([, { Type }]) => Type === type);
const functionOf = (stage: Stage, entry: string) =>
  ofType(stage, "AWS::Lambda::Function").find(([, { Properties }]) => Properties.Description === entry) ?? [];
const aliasOf = (stage: Stage, entry: string) => {
  const [id] = functionOf(stage, entry);
  const [, alias] =
    ofType(stage, "AWS::Lambda::Alias").find(([, { Properties }]) => Properties.FunctionName.Ref === id) ??
    [];
  return alias;
};
const GATE = ["sessions/connect", "sessions/ask", "closing/close"];

describe("the gate", () => {
  test("is called by its alias everywhere, so that a version reaches nobody before it was let in", () => {
    for (const [, { Properties }] of ofType(taipei, "AWS::EC2::ClientVpnEndpoint"))
      expect(JSON.stringify(Properties.ClientConnectOptions.LambdaFunctionArn)).toContain(
        ":function:AWSClientVPN-docgate-taipei-connect:live",
      );
    const [[, api] = []] = ofType(taipei, "AWS::ApiGatewayV2::Api");
    expect(JSON.stringify(api?.Properties.Body)).toContain("docgate-taipei-sessions-ask:live/invocations");
    const [closer] = functionOf(taipei, "closing/close");
    const readers = ofType(taipei, "AWS::Lambda::EventSourceMapping").map(([, { Properties }]) =>
      JSON.stringify(Properties.FunctionName),
    );
    expect(readers.filter(name => name.includes("ClosingCloseLive"))).toHaveLength(2);
    expect(readers.filter(name => name.includes(`"${closer}"`))).toEqual([]);
    const timers = ofType(taipei, "AWS::Scheduler::Schedule").map(([, each]) => JSON.stringify(each));
    expect(timers.filter(text => text.includes("ClosingCloseLive"))).toHaveLength(1);
  });

  test("keeps its versions, to be put back to by hand", () => {
    const versions = ofType(taipei, "AWS::Lambda::Version");
    expect(versions).toHaveLength(GATE.length);
    for (const [, version] of versions) expect(version).toMatchObject({ DeletionPolicy: "Retain" });
  });

  test("is let a release in by a tenth, and has it taken back by each alarm of that function", () => {
    for (const entry of GATE) {
      const policy = aliasOf(taipei, entry)?.UpdatePolicy?.CodeDeployLambdaAliasUpdate;
      const [, group] =
        ofType(taipei, "AWS::CodeDeploy::DeploymentGroup").find(
          ([id]) => id === policy?.DeploymentGroupName?.Ref,
        ) ?? [];
      expect(group?.Properties.DeploymentConfigName).toBe("CodeDeployDefault.LambdaCanary10Percent5Minutes");
      expect(group?.Properties.AutoRollbackConfiguration.Events).toContain("DEPLOYMENT_STOP_ON_ALARM");
      const ringing = group?.Properties.AlarmConfiguration.Alarms.map(
        ({ Name }: { Name: { Ref: string } }) =>
          resourcesOf(taipei).find(([id]) => id === Name.Ref)?.[1].Properties.AlarmName,
      );
      expect(ringing).toContain(`docgate-taipei function-errors: ${entry}`);
    }
  });

  test("has executions of its own, and some started, only as its stage says", () => {
    const reserved = (stage: Stage) =>
      GATE.map(entry => functionOf(stage, entry)[1]?.Properties.ReservedConcurrentExecutions);
    expect(reserved(taipei)).toEqual([100, undefined, 10]);
    expect(aliasOf(taipei, "sessions/connect")?.Properties.ProvisionedConcurrencyConfig).toEqual({
      ProvisionedConcurrentExecutions: 2,
    });
    expect(reserved(local)).toEqual([undefined, undefined, undefined]);
    expect(aliasOf(local, "sessions/connect")?.Properties.ProvisionedConcurrencyConfig).toBeUndefined();
    expect(ofType(local, "AWS::CodeDeploy::DeploymentGroup")).toEqual([]);
  });
});

test("what cannot be reserved is refused in a sentence", () => {
  const gate = { atOnce: 20, closing: 5, warm: 0, release: "canary" as const };
  const said = (changed: object) => gateFaults({ gate: { ...gate, ...changed } }).map(({ en }) => en);
  expect(said({})).toEqual([]);
  expect(gateFaults({ gate: "shared" })).toEqual([]);
  for (const wrong of [{ atOnce: 0 }, { closing: 1.5 }, { warm: -1 }, { atOnce: Number.NaN }])
    expect(said(wrong)[0]).toMatch(/whole numbers/);
  expect(said({ warm: 21 })).toEqual(["The gate cannot keep 21 started where 20 may run at once."]);
});
