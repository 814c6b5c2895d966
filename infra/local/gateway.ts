// The whole gateway on this machine: the synthesized stack's functions, routes, followers and timers amid their stand-ins.
import { type Build, build } from "./build.ts";
import { createTables } from "./database.ts";
import { announce, type Endpoints } from "./endpoints.ts";
import { type Followers, follow } from "./follow.ts";
import { front } from "./front.ts";
import { type Functions, runFunctions } from "./functions.ts";
import { type Controls, lambdaApi } from "./lambda-api.ts";
import { ACCOUNTS } from "./login/accounts.ts";
import { Parts } from "./parts.ts";
import { claim } from "./running.ts";
import { clockBuffer, setClock, shareClock } from "./shared-clock.ts";
import {
  apiUrl,
  environmentFor,
  lambdaUrl,
  parametersFor,
  type StandIns,
  startStandIns,
} from "./stand-ins.ts";
import { type Model, readModel } from "./template.ts";
import { runTimers, type Timers } from "./timers.ts";

export interface GatewayOptions {
  readonly data: string;
  /** The port of API and console; the others follow it. 0 takes free ones for all. */
  readonly port: number;
  readonly fresh?: boolean;
  readonly log?: (line: string) => void;
  readonly progress?: (step: "build" | "serve") => void;
}

export interface Gateway {
  readonly endpoints: Endpoints;
  /** Builds again and puts what changed in place, calls under way finishing with the old; false when nothing did. */
  reload(): Promise<boolean>;
  close(): Promise<void>;
}

export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const parts = new Parts();
  try {
    return await assemble(options, parts);
  } catch (error) {
    await parts.close();
    throw error;
  }
}

async function assemble(
  { data, port, fresh, log = () => {}, progress }: GatewayOptions,
  parts: Parts,
): Promise<Gateway> {
  shareClock(clockBuffer());
  parts.add(claim(data, { fresh: fresh ?? false }));
  progress?.("build");
  const [built, here] = await both(build(), startStandIns({ data, port }, parts));
  progress?.("serve");
  const model = readModel(built.folder, parametersFor(here));
  await createTables(here.database.url, model);
  const running = run(model, here, { data, log });
  for (const part of [running.functions, running.followers, running.timers]) parts.add(part);
  const endpoints = endpointsOf(model, here);
  parts.add(announce(data, endpoints));
  return { endpoints, close: () => parts.close(), reload: reloading(built, here, running) };
}

function reloading({ folder }: Build, here: StandIns, running: Running): () => Promise<boolean> {
  let serving = folder;
  return async () => {
    const { folder } = await build();
    if (folder === serving) return false;
    const next = readModel(folder, parametersFor(here));
    await createTables(here.database.url, next);
    await running.replace(next);
    serving = folder;
    return true;
  };
}

/** Waits for both even when one fails, so that nothing starts behind the back of the clean-up. */
async function both<A, B>(a: Promise<A>, b: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([a, b]);
  return [await a, await b];
}

interface Running {
  readonly functions: Functions;
  readonly followers: Followers;
  readonly timers: Timers;
  replace(model: Model): Promise<void>;
}

function run(
  model: Model,
  here: StandIns,
  { data, log }: { data: string; log: (line: string) => void },
): Running {
  let { routes } = model;
  const functions = runFunctions(model.functions, { environment: environmentFor(here), log });
  const followers = follow(model.followers, { database: here.database.url, folder: data, functions, log });
  const timers = runTimers(model.timers, functions);
  const answer = front(() => routes, functions);
  here.api.serve((request, response) => {
    // Whatever was asked may have been recorded: followers look at once instead of at their next tick.
    response.once("finish", () => followers.nudge());
    answer(request, response);
  });
  here.lambda.serve(lambdaApi(functions, controlsOf(followers, timers)));
  return {
    functions,
    followers,
    timers,
    replace: async next => {
      functions.replace(next.functions);
      routes = next.routes;
      await followers.replace(next.followers);
      timers.replace(next.timers);
    },
  };
}

function controlsOf(followers: Followers, timers: Timers): Controls {
  return {
    drain: () => followers.drained(),
    timers: () => timers.fire(),
    clock: async instant => {
      await followers.drained();
      setClock(instant);
      followers.restartAt(new Date());
      await timers.fire();
    },
    pause: async paused => {
      followers.pause(paused);
      timers.pause(paused);
    },
  };
}

function endpointsOf(model: Model, here: StandIns): Endpoints {
  return {
    api: apiUrl(here),
    console: `${apiUrl(here)}/console`,
    issuer: here.login.issuer,
    control: `${lambdaUrl(here)}/_control`,
    aws: { dynamodb: here.database.url, ec2: here.ec2.url, lambda: lambdaUrl(here) },
    functions: Object.fromEntries(
      model.functions.map(({ entry, name }) => [entry.split("/")[1] ?? entry, name]),
    ),
    table: model.tables[0]?.name ?? "",
    accounts: ACCOUNTS.map(({ account }) => account),
    pid: process.pid,
  };
}
