// The network and the VPN of a stage, synthesized by themselves into a folder that goes again.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import { afterAll } from "vitest";
import { CONNECT } from "../../functions/entries.ts";
import { NetworkStack } from "../../infra/network-stack.ts";
import { local } from "../../infra/stages/local.ts";
import { functionName } from "../../infra/stages/names.ts";
import type { Stage } from "../../infra/stages/stage.ts";
import type { VpnAuthenticationChoice } from "../../infra/vpn-authentication.ts";
import { VpnStack } from "../../infra/vpn-stack.ts";

export interface Resource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is walked as what it is, JSON.
  readonly Properties: any;
}

interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Parameters?: Readonly<
    Record<string, { readonly AllowedPattern?: string; readonly Description?: string }>
  >;
  readonly Outputs?: Readonly<
    Record<string, { readonly Value: { readonly Ref: string }; readonly Export?: { readonly Name: string } }>
  >;
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

export function staged(stage: Stage) {
  const folder = mkdtempSync(join(tmpdir(), "docgate-stage-"));
  folders.push(folder);
  const app = new App({ outdir: folder });
  const env = { account: stage.account, region: stage.region };
  const network = new NetworkStack(app, "docgate-network", { env, stage });
  new VpnStack(app, "docgate-vpn", {
    env,
    stage,
    network,
    connectFunctionName: functionName("docgate", CONNECT),
  });
  const made = app.synth();
  const of = (name: string) => made.getStackByName(name).template as Template;
  const [inside, vpn] = [of("docgate-network"), of("docgate-vpn")];
  const resources = [...Object.entries(inside.Resources), ...Object.entries(vpn.Resources)];
  /** The id of the resource that a reference means, of either stack. */
  const meant = (said: { readonly Ref?: string; readonly "Fn::ImportValue"?: string }) =>
    said.Ref ??
    Object.values(inside.Outputs ?? {}).find(({ Export }) => Export?.Name === said["Fn::ImportValue"])?.Value
      .Ref;
  return {
    folder,
    meant,
    network: inside,
    vpn,
    ofType: (type: string) => resources.filter(([, { Type }]) => Type === type),
  };
}

export function localWith(authentication: VpnAuthenticationChoice): Stage {
  return { ...local, vpn: { ...local.vpn, authentication } };
}
