// Names the stacks and their environment; run as `node infra/app.ts`, no compiler.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import { CONNECT_FUNCTION, ENTRIES } from "../functions/entries.ts";
import { bundle } from "./bundle.ts";
import { GatewayStack } from "./gateway-stack.ts";
import { ServiceStack } from "./service-stack.ts";
import { StateStack } from "./state-stack.ts";

const folder = mkdtempSync(join(tmpdir(), "docgate-bundles-"));
try {
  const app = new App();
  const env = { region: process.env.CDK_DEFAULT_REGION ?? "ap-northeast-1" };
  const bundles = await bundle(
    ENTRIES.map(({ path }) => path),
    folder,
  );
  const { journal, signing, packs } = new StateStack(app, "docgate-state", { env });
  const service = new ServiceStack(app, "docgate-service", { env, journal, signing, packs, bundles });
  const gateway = new GatewayStack(app, "docgate-gateway", { env, connectFunctionName: CONNECT_FUNCTION });
  // An endpoint is made only if the function that it asks is there.
  gateway.addStackDependency(service);
  app.synth();
} finally {
  rmSync(folder, { recursive: true });
}
