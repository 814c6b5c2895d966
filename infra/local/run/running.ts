// How scripts find a gateway: the one that runs on a folder, or one they start for as long as they need it.
import { join } from "node:path";
import * as v from "valibot";
import { readKept } from "../login/kept-file.ts";
import { refuseOtherJournal } from "./cloud-account.ts";
import type { Endpoints } from "./endpoints.ts";
import { requireJournal } from "./folder.ts";
import type { GatewayOptions } from "./gateway.ts";

export { DATA } from "./folder.ts";

const shape = v.looseObject({ issuer: v.string(), control: v.pipe(v.string(), v.url()) });

/**
 * The endpoints of the gateway that runs on this folder, if one does: a killed one leaves its file behind, and its ports to
 * whoever comes next, whose journal must not be taken for this one.
 */
async function runningOn(data: string): Promise<Endpoints | undefined> {
  const endpoints = readKept(join(data, "endpoints.json"), shape) as Endpoints | undefined;
  return endpoints && (await isStill(endpoints)) ? endpoints : undefined;
}

async function isStill({ control, pid }: Endpoints): Promise<boolean> {
  try {
    const answer = await fetch(control, { signal: AbortSignal.timeout(2_000) });
    if (!/json/.test(answer.headers.get("content-type") ?? "")) return true;
    const { pid: answering = pid } = (await answer.json()) as { pid?: number };
    return answering === pid;
  } catch {
    return false;
  }
}

/** Runs a script against the gateway of this folder, starting it for that long when it does not run. */
export async function withGateway<T>(data: string, script: (endpoints: Endpoints) => Promise<T>): Promise<T> {
  const running = await gatewayOf(data);
  return running ? script(running) : withOwnGateway(data, script, { isDeployed: false });
}

/** The gateway that runs on a folder, if one does; without one, its journal has to be there. */
export async function gatewayOf(data: string): Promise<Endpoints | undefined> {
  refuseOtherJournal();
  const running = await runningOn(data);
  if (!running) requireJournal(data);
  return running;
}

/** For a script that wants a gateway of its own, with nothing in it, and has much to tell it. */
export async function withOwnGateway<T>(
  data: string,
  script: (endpoints: Endpoints) => Promise<T>,
  options: Pick<GatewayOptions, "isDeployed" | "parameters"> = {},
): Promise<T> {
  const { startGateway, WARM_FOR_A_MONTH } = await import("./gateway.ts");
  const gateway = await startGateway({ data, port: 0, mostWarm: WARM_FOR_A_MONTH, ...options });
  try {
    return await script(gateway.endpoints);
  } finally {
    await gateway.close();
  }
}
