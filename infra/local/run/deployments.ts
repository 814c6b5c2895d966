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

type Declared = readonly [id: string, properties: Properties];

/**
 * What fails does not keep the others from theirs, and stops the start: a stack whose resource failed is not deployed. All at once
 * may be too much for a busy machine, so what failed is told once more, one after another.
 */
export async function tellDeployed(model: Model, functions: Pick<Functions, "invoke">): Promise<void> {
  const resources = [...model.resources(OURS)];
  if (resources.length === 0) return;
  const answers = await receiver();
  const ids = vpnEndpointIds(model);
  const tell = async ([id, { ServiceToken, ...properties }]: Declared) => {
    const Endpoints = (properties.Endpoints as string[]).map(each => ids.get(each) ?? each);
    await functions.invoke(String(ServiceToken).split(":").at(-1) ?? "", {
      ...{ RequestType: "Create", ResponseURL: answers.url, StackId: "local", RequestId: randomUUID() },
      ...{ LogicalResourceId: id, ResourceProperties: { ...properties, Endpoints } },
    });
  };
  try {
    await Promise.all(resources.map(tell));
    for (const each of resources.filter(([id]) => !answers.succeeded(id))) await tell(each);
    const failed = resources.filter(([id]) => !answers.succeeded(id));
    if (failed.length > 0)
      throw new Error(
        `a deployment was not recorded: ${JSON.stringify(answers.received.slice(-failed.length))}`,
      );
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
  const succeeded = (id: string) =>
    received.some(({ Status, LogicalResourceId }) => LogicalResourceId === id && Status === "SUCCESS");
  return { url, received, succeeded, close: listening.close };
}
