// The stacks of one stage, in the account and region that it says, each resting only on those named before it.
import { type App, Tags } from "aws-cdk-lib";
import { CONNECT, ENTRIES } from "../functions/entries.ts";
import { ApiStack } from "./api-stack.ts";
import type { Bundles } from "./bundle.ts";
import { CONCERNS, concernOf } from "./concerns.ts";
import { keepUnder } from "./data-key.ts";
import { FeatureStack } from "./feature-stack.ts";
import { FrontStack } from "./front-stack.ts";
import { NetworkStack } from "./network-stack.ts";
import { giveParameters } from "./stage-parameters.ts";
import { FRONT_REGION } from "./stages/domain-faults.ts";
import { COST_TAG, functionName, namesOfStage, qualifierOf } from "./stages/names.ts";
import { systemsOf } from "./stages/plan.ts";
import type { Stage } from "./stages/stage.ts";
import { StateStack } from "./state-stack.ts";
import { VpnStack } from "./vpn-stack.ts";
import { WatchStack } from "./watch-stack.ts";

export function stacksOf(app: App, stage: Stage, bundles: Bundles): void {
  const env = { account: stage.account, region: stage.region };
  Tags.of(app).add(COST_TAG, stage.name);
  const names = namesOfStage(stage);
  const state = new StateStack(app, `${names}-state`, { env, stage });
  const { journal, directory, packs, queues, notices, returnedMail } = state;
  const api = new ApiStack(app, `${names}-api`, { env, domain: stage.domain });
  const { url: apiUrl, callersOf, front } = api;
  const network = new NetworkStack(app, `${names}-network`, { env, stage });
  const foundations = {
    journal,
    directory,
    packs,
    notices,
    returnedMail,
    mailFrom: stage.mailFrom,
    queues,
    apiUrl,
    front,
    keptBucket: state.keptBucket,
    callersOf,
    targets: JSON.stringify(
      Object.fromEntries(systemsOf(stage).map(([system, { targets }]) => [system, targets])),
    ),
    vpnAuthentication: stage.vpn.authentication.kind,
    isTicketOff: stage.vpn.logInTicket === "off",
    upkeep: network.upkeep,
    gate: stage.gate,
  };
  const features = CONCERNS.map(concern => {
    const entries = ENTRIES.filter(({ path }) => concernOf(path) === concern);
    return new FeatureStack(app, `${names}-${concern}`, { env, concern, entries, bundles, foundations });
  });
  const vpn = new VpnStack(app, `${names}-vpn`, {
    env,
    stage,
    network,
    connectFunctionName: `${functionName(names, CONNECT)}${qualifierOf(CONNECT)}`,
  });
  // An endpoint is made only if the function that it asks is there.
  for (const feature of features) vpn.addStackDependency(feature);
  const watch = new WatchStack(app, `${names}-watch`, { env, stage, journal, apiId: api.apiId });
  // "The gate is down" is made of their alarms.
  for (const feature of features) watch.addStackDependency(feature);
  const { domain } = stage;
  if (domain?.front && front)
    new FrontStack(app, `${names}-front`, {
      env: { account: stage.account, region: FRONT_REGION },
      ...{ domain: domain.name, front: domain.front, keyName: front.keyName },
    }).addStackDependency(api);
  if (state.dataKey) keepUnder(app, state, state.dataKey);
  giveParameters(app, stage);
}
