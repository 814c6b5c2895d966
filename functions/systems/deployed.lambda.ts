// CloudFormation: after each deployment, what it left of a system is recorded for its administrators to confirm. What cannot be read
// or recorded fails the deployment, which then goes back to what it was.
import * as v from "valibot";
import { rangeLimitsHere } from "../shared/address/range-limits.ts";
import { permitGateway } from "../shared/http/permit.ts";
import { change } from "../shared/journal/change.ts";
import { commit, insist } from "../shared/journal/commit.ts";
import { read } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { log } from "../shared/log.ts";
import { SYSTEMS, type SystemCode } from "../shared/rules/systems.ts";
import { answerStack, type StackRequest } from "../shared/stack-answer.ts";
import { now } from "../shared/time/clock.ts";
import { egressRead } from "./decisions.ts";
import type { Deployed } from "./deployment.ts";
import { deploymentFound } from "./deployment-decisions.ts";
import { CLIENT_VPN_ENDPOINT } from "./names.ts";
import { systemLaw } from "./system.ts";

const TIME = v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/));
const PROPERTIES = v.object({
  System: v.picklist(SYSTEMS),
  Endpoints: v.array(v.pipe(v.string(), v.regex(CLIENT_VPN_ENDPOINT))),
  Groups: v.array(v.string()),
  Egress: v.array(v.string()),
  Hours: v.exactOptional(v.object({ From: TIME, Until: TIME })),
});

interface StackEvent extends StackRequest {
  readonly RequestType: "Create" | "Update" | "Delete";
  readonly ResourceProperties: unknown;
}

export const handler = async (event: StackEvent): Promise<void> => {
  try {
    const properties = v.parse(PROPERTIES, event.ResourceProperties);
    const left = event.RequestType === "Delete" ? NOTHING : leftBy(properties);
    await record(properties.System, left, event.RequestId);
    await answerStack(event, { Status: "SUCCESS" });
  } catch (error) {
    log("error", "deployment-unrecorded", { because: String(error) });
    // What is taken down must not be kept there by us.
    const Status = event.RequestType === "Delete" ? "SUCCESS" : "FAILED";
    await answerStack(event, { Status, Reason: String(error).slice(0, 500) });
  }
};

const NOTHING: Deployed = { endpoints: [], groups: [], egress: [] };

function leftBy({ Endpoints, Groups, Egress, Hours }: v.InferOutput<typeof PROPERTIES>): Deployed {
  const egress = Egress.map(each =>
    egressRead(each.includes("/") ? each : `${each}/32`, [], rangeLimitsHere()),
  );
  const hours = Hours && { hours: { from: Hours.From, until: Hours.Until } };
  return { endpoints: Endpoints, groups: Groups, egress, ...hours };
}

function record(system: SystemCode, left: Deployed, request: string): Promise<void> {
  return insist(async () => {
    const held = await read(stream(systemLaw, system));
    const [first, ...more] = deploymentFound(held.state, left);
    if (!first) return;
    const permit = permitGateway({ name: "noteDeployment", kind: "write", request, at: now() });
    await commit({ changes: [change(systemLaw, held, [first, ...more], permit)] });
  });
}
