// Tells the functions that the templates name for it what a deployment left, as CloudFormation would: a request for each of our own
// resources, answered to an address of its own.
import { randomUUID } from "node:crypto";
import { vpnEndpointIds } from "../aws/ec2-seed.ts";
import type { Functions } from "./functions.ts";
import type { Properties } from "./intrinsics.ts";
import { listen } from "./loopback.ts";
import type { Model } from "./template.ts";

/** `infra/vpn-stack.ts` declares it. */
const OURS = "Custom::DocgateDeployedSystem";

/** What fails does not keep the others from theirs, and stops the start: a stack whose resource failed is not deployed. */
export async function tellDeployed(model: Model, functions: Pick<Functions, "invoke">): Promise<void> {
  const resources = [...model.resources(OURS)];
  if (resources.length === 0) return;
  const answers = await receiver();
  try {
    const ids = vpnEndpointIds(model);
    const told = resources.map(async ([id, { ServiceToken, ...properties }]) => {
      const Endpoints = (properties.Endpoints as string[]).map(each => ids.get(each) ?? each);
      await functions.invoke(String(ServiceToken).split(":").at(-1) ?? "", {
        ...{ RequestType: "Create", ResponseURL: answers.url, StackId: "local", RequestId: randomUUID() },
        ...{ LogicalResourceId: id, ResourceProperties: { ...properties, Endpoints } },
      });
    });
    await Promise.all(told);
    const failed = answers.received.filter(({ Status }) => Status !== "SUCCESS");
    if (failed.length > 0 || answers.received.length < resources.length)
      throw new Error(`a deployment was not recorded: ${JSON.stringify(failed)}`);
  } finally {
    await answers.close();
  }
}

/** Where answers are sent to: in the cloud an address of S3, signed for the one request. */
async function receiver() {
  const received: Properties[] = [];
  const listening = await listen(0, { programsOnly: true });
  listening.serve(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    received.push(JSON.parse(Buffer.concat(parts).toString()) as Properties);
    response.end();
  });
  const url = `http://127.0.0.1:${listening.port}/${randomUUID()}`;
  return { url, received, close: listening.close };
}
