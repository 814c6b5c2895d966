// A gateway of its own for a test that moves the clock: everything that runs lives in the past that the test names.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Endpoints } from "../../infra/local/run/endpoints.ts";
import { type GatewayOptions, startGateway } from "../../infra/local/run/gateway.ts";
import { PATIENCE } from "../patience.ts";
import { type Answered, asker, type Wish } from "./asking.ts";

export interface MovedGateway {
  readonly endpoints: Endpoints;
  /** The folder it keeps everything in. */
  readonly data: string;
  /** Sets the clock of everything that runs, fires the timers, waits for what follows, and lets everybody log in again. */
  at(instant: string): Promise<void>;
  /** What was recorded has reached its followers, and each timer has fired after that. */
  settled(): Promise<void>;
  /** Whether the server that mail ends at can be reached. */
  mail(up: boolean): Promise<void>;
  ask(call: string, wish?: Wish): Promise<Answered>;
  close(): Promise<void>;
}

/** Deployed, it has on record what was found there at the machine's own time, after which no past is told any more. */
export async function movedGateway({
  isDeployed = false,
  parameters = {},
}: Pick<GatewayOptions, "isDeployed" | "parameters"> = {}): Promise<MovedGateway> {
  const data = await mkdtemp(join(tmpdir(), "docgate-moved-"));
  const gateway = await startGateway({
    data,
    port: 0,
    mostWarm: 40,
    patience: PATIENCE,
    isDeployed,
    parameters,
  });
  const { endpoints } = gateway;
  let asking = asker(endpoints);
  const control = (name: string, body: object) =>
    fetch(`${endpoints.control}/${name}`, { method: "POST", body: JSON.stringify(body) });
  const clock = async (body: object) => {
    const answer = await control("clock", body);
    if (!answer.ok) throw new Error(`the clock did not move: ${answer.status}`);
    // What one timer records is for another's follower to carry out, and a timer that meets it gives way.
    await control("drain", {});
    asking = asker(endpoints);
  };
  return {
    endpoints,
    data,
    async settled() {
      for (const step of ["drain", "timers", "drain"]) await control(step, {});
    },
    mail: async up => void (await control("mail", { up })),
    at: instant => clock({ at: instant }),
    ask: (call, wish) => asking.ask(call, wish),
    async close() {
      await clock({});
      await gateway.close();
      await rm(data, { recursive: true });
    },
  };
}
