// The key that signs: by its own policy no role but those that must may sign with it, and in service nobody takes it away.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import { afterAll, expect, test } from "vitest";
import { ENTRIES } from "../../functions/entries.ts";
import type { Template } from "../../infra/local/run/intrinsics.ts";
import type { Stage } from "../../infra/stages/stage.ts";
import { taipei } from "../../infra/stages/taipei.ts";
import { StateStack } from "../../infra/state-stack.ts";

const folder = mkdtempSync(join(tmpdir(), "docgate-key-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Principal: unknown;
  readonly Condition?: { readonly ArnNotEquals: { readonly "aws:PrincipalArn": readonly unknown[] } };
}

function keyOf(stage: Stage) {
  const app = new App({ outdir: mkdtempSync(join(folder, "out-")) });
  const env = { account: stage.account, region: stage.region };
  new StateStack(app, `docgate-${stage.name}-state`, { env, stage });
  const { Resources } = app.synth().getStackByName(`docgate-${stage.name}-state`).template as Template;
  const of = (type: string) => Object.values(Resources).find(({ Type }) => Type === type)?.Properties;
  const policy = of("AWS::KMS::Key")?.KeyPolicy as { readonly Statement: readonly Statement[] } | undefined;
  const said = policy?.Statement ?? [];
  return { alias: of("AWS::KMS::Alias")?.AliasName, denied: said.filter(({ Effect }) => Effect === "Deny") };
}

test("only the roles of the entries that sign may, whatever another role's policy says", () => {
  const { alias, denied } = keyOf(taipei);
  expect(alias).toBe("alias/docgate-taipei-signing");
  const { Principal, Condition } = denied.find(({ Action }) => Action === "kms:Sign") ?? {};
  expect(Principal).toEqual({ AWS: "*" });
  const roles = (Condition?.ArnNotEquals["aws:PrincipalArn"] ?? []).map(
    arn => /role\/([\w-]+)/.exec(JSON.stringify(arn))?.[1],
  );
  const signers = ENTRIES.filter(({ rights }) => rights.includes("sign"));
  expect(signers.length).toBeGreaterThan(1);
  expect(roles).toEqual(signers.map(({ path }) => `docgate-taipei-${path.replaceAll("/", "-")}`));
});

test("in service nobody deletes or disables it; an exercise ends", () => {
  const ending = (stage: Stage) =>
    keyOf(stage).denied.filter(({ Action }) => [Action].flat().includes("kms:ScheduleKeyDeletion"));
  expect(ending(taipei)).toHaveLength(1);
  expect(ending(taipei)[0]?.Condition).toBeUndefined();
  expect(ending({ ...taipei, purpose: "exercise" })).toEqual([]);
});
