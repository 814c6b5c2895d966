// Names the stacks and their environment; run as `node infra/app.ts`, no compiler.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import { CONNECT_FUNCTION, ENTRIES } from "../functions/entries.ts";
import { ApiStack } from "./api-stack.ts";
import { bundle } from "./bundle.ts";
import { CONCERNS, concernOf } from "./concerns.ts";
import { FeatureStack } from "./feature-stack.ts";
import { NetworkStack } from "./network-stack.ts";
import { StateStack } from "./state-stack.ts";
import { chosenAuthentication } from "./vpn-authentication.ts";

const folder = mkdtempSync(join(tmpdir(), "docgate-bundles-"));
try {
  const app = new App();
  const env = { region: process.env.CDK_DEFAULT_REGION ?? "ap-northeast-1" };
  const bundles = await bundle(
    ENTRIES.map(({ path }) => path),
    folder,
  );
  const { journal, signing, packs, queues } = new StateStack(app, "docgate-state", { env });
  const authentication = chosenAuthentication(app);
  const { url: apiUrl, callersOf } = new ApiStack(app, "docgate-api", { env });
  const foundations = {
    journal,
    signing,
    packs,
    queues,
    apiUrl,
    callersOf,
    vpnAuthentication: authentication.kind,
  };
  const features = CONCERNS.map(concern => {
    const entries = ENTRIES.filter(({ path }) => concernOf(path) === concern);
    return new FeatureStack(app, `docgate-${concern}`, { env, entries, bundles, foundations });
  });
  const network = new NetworkStack(app, "docgate-network", {
    ...{ env, authentication },
    connectFunctionName: CONNECT_FUNCTION,
  });
  // An endpoint is made only if the function that it asks is there.
  for (const feature of features) network.addStackDependency(feature);
  app.synth();
} finally {
  rmSync(folder, { recursive: true });
}
