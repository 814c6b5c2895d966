// Names the stacks of one stage, in the account and region that it says; run as `node infra/app.ts`, no compiler.

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
import { giveParameters } from "./stage-parameters.ts";
import { systemsOf } from "./stages/plan.ts";
import { chosenStage } from "./stages/stages.ts";
import { StateStack } from "./state-stack.ts";
import { VpnStack } from "./vpn-stack.ts";

const folder = mkdtempSync(join(tmpdir(), "docgate-bundles-"));
try {
  const app = new App();
  const stage = chosenStage(app);
  const env = { account: stage.account, region: stage.region };
  const bundles = await bundle(
    ENTRIES.map(({ path }) => path),
    folder,
  );
  const { journal, directory, signing, packs, queues } = new StateStack(app, "docgate-state", { env });
  const { url: apiUrl, callersOf } = new ApiStack(app, "docgate-api", { env });
  const network = new NetworkStack(app, "docgate-network", { env, stage });
  const foundations = {
    journal,
    directory,
    signing,
    packs,
    queues,
    apiUrl,
    callersOf,
    targets: JSON.stringify(
      Object.fromEntries(systemsOf(stage).map(([system, { targets }]) => [system, targets])),
    ),
    vpnAuthentication: stage.vpn.authentication.kind,
    isTicketOff: stage.vpn.logInTicket === "off",
    upkeep: network.upkeep,
  };
  const features = CONCERNS.map(concern => {
    const entries = ENTRIES.filter(({ path }) => concernOf(path) === concern);
    return new FeatureStack(app, `docgate-${concern}`, { env, entries, bundles, foundations });
  });
  const vpn = new VpnStack(app, "docgate-vpn", {
    env,
    stage,
    network,
    connectFunctionName: CONNECT_FUNCTION,
  });
  // An endpoint is made only if the function that it asks is there.
  for (const feature of features) vpn.addStackDependency(feature);
  giveParameters(app, stage);
  app.synth();
} finally {
  rmSync(folder, { recursive: true });
}
