// The whole gateway on this machine: the synthesized stack's functions, routes, followers and timers, with what they need.
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Build, build } from "./build.ts";
import { createTables, LOCAL_AWS, startDatabase } from "./database.ts";
import { startEc2 } from "./ec2/server.ts";
import { type Followers, follow } from "./follow.ts";
import { front } from "./front.ts";
import { type Functions, runFunctions } from "./functions.ts";
import { type Controls, lambdaApi } from "./lambda-api.ts";
import { ACCOUNTS } from "./login/accounts.ts";
import { startLogin } from "./login/login.ts";
import { listen } from "./loopback.ts";
import { claim } from "./running.ts";
import { clockBuffer, setClock, shareClock } from "./shared-clock.ts";
import { type Model, readModel } from "./template.ts";
import { runTimers, type Timers } from "./timers.ts";

export const AUDIENCE = "urn:docgate:api";

export interface GatewayOptions {
  readonly data: string;
  /** The port of API and console; the others follow it. 0 takes free ones for all. */
  readonly port: number;
  readonly fresh?: boolean;
  readonly log?: (line: string) => void;
  readonly progress?: (step: string) => void;
}

/** What a script needs to find the run: the content of `<data>/endpoints.json`. */
export interface Endpoints {
  readonly api: string;
  readonly console: string;
  readonly issuer: string;
  readonly control: string;
  readonly aws: { readonly dynamodb: string; readonly ec2: string; readonly lambda: string };
  readonly functions: Readonly<Record<string, string>>;
  readonly accounts: readonly string[];
  readonly pid: number;
}

export interface Gateway {
  readonly endpoints: Endpoints;
  /** Builds again and puts what changed in place; calls under way finish with the old. */
  reload(): Promise<Build>;
  close(): Promise<void>;
}

export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { data, port, log = () => {}, progress = () => {} } = options;
  const closing: (() => Promise<void> | void)[] = [];
  const opened = <T extends { close(): Promise<void> | void }>(part: T): T => {
    closing.unshift(() => part.close());
    return part;
  };
  const close = async () => {
    for (const step of closing.splice(0)) await step();
  };
  shareClock(clockBuffer());
  if (options.fresh) rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { recursive: true });
  opened(claim(data));
  try {
    const at = (offset: number) => (port === 0 ? 0 : port + offset);
    progress("build");
    const building = build();
    // Failing early elsewhere must not leave this failure unheard.
    building.catch(() => {});
    const database = opened(await startDatabase({ folder: data, port: at(2) }));
    let routes: Model["routes"] = [];
    let functions: Functions | undefined;
    let nudge = () => {};
    const api = opened(
      await listen(at(0), (request, response) => {
        response.once("finish", () => nudge());
        front(() => routes, functions as Functions)(request, response);
      }),
    );
    const apiUrl = `http://localhost:${api.port}`;
    const login = opened(
      await startLogin({
        port: at(1),
        folder: join(data, "login"),
        audience: AUDIENCE,
        consoleRedirects: [`${apiUrl}/console/callback`],
      }),
    );
    const parameters = {
      TokenIssuer: login.issuer,
      TokenKeysUrl: `${login.issuer}/jwks`,
      TokenAudience: AUDIENCE,
      ConsoleUrl: apiUrl,
    };
    const model = readModel((await building).folder, parameters);
    progress("serve");
    await createTables(database.url, model);
    const ec2 = opened(await startEc2({ port: at(3), path: join(data, "ec2.json") }));
    const environment = {
      AWS_REGION: LOCAL_AWS.region,
      AWS_ACCESS_KEY_ID: LOCAL_AWS.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: LOCAL_AWS.credentials.secretAccessKey,
      AWS_ENDPOINT_URL_DYNAMODB: database.url,
      AWS_ENDPOINT_URL_EC2: ec2.url,
    };
    functions = opened(runFunctions(model.functions, { environment, log }));
    routes = model.routes;
    const followers = opened(
      follow(model.followers, { database: database.url, folder: data, functions, log }),
    );
    nudge = () => followers.nudge();
    const timers = opened(runTimers(model.timers, functions));
    const lambda = opened(await listen(at(4), lambdaApi(functions, controlsOf(followers, timers))));
    const lambdaUrl = `http://127.0.0.1:${lambda.port}`;
    const endpoints: Endpoints = {
      api: apiUrl,
      console: `${apiUrl}/console`,
      issuer: login.issuer,
      control: `${lambdaUrl}/_control`,
      aws: { dynamodb: database.url, ec2: ec2.url, lambda: lambdaUrl },
      functions: Object.fromEntries(
        model.functions.map(({ entry, name }) => [entry.split("/")[1] ?? entry, name]),
      ),
      accounts: ACCOUNTS.map(({ account }) => account),
      pid: process.pid,
    };
    opened(announce(data, endpoints));
    return {
      endpoints,
      close,
      reload: async () => {
        const built = await build();
        const next = readModel(built.folder, parameters);
        await createTables(database.url, next);
        functions?.replace(next.functions);
        routes = next.routes;
        await followers.replace(next.followers);
        timers.replace(next.timers);
        return built;
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
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

/** Written when everything answers, and not before; gone when the run ends. */
function announce(data: string, endpoints: Endpoints): { close(): void } {
  const file = join(data, "endpoints.json");
  writeFileSync(`${file}.new`, `${JSON.stringify(endpoints, null, 2)}\n`);
  renameSync(`${file}.new`, file);
  return { close: () => rmSync(file, { force: true }) };
}
