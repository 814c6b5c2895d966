// Starts one gateway on free ports in an empty folder for all live tests, and ends it with everything it started.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import type { Endpoints } from "../../infra/local/run/endpoints.ts";
import { startGateway } from "../../infra/local/run/gateway.ts";
import { PATIENCE } from "../patience.ts";

declare module "vitest" {
  export interface ProvidedContext {
    endpoints: Endpoints;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const data = await mkdtemp(join(tmpdir(), "docgate-live-"));
  const gateway = await startGateway({ data, port: 0, mostWarm: 60, patience: PATIENCE, isDeployed: false });
  project.provide("endpoints", gateway.endpoints);
  return async () => {
    await gateway.close();
    await rm(data, { recursive: true });
  };
}
