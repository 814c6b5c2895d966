// The moving parts that the template declares, running amid their stand-ins: functions, routes, followers, timers.

import type { Database } from "../aws/database.ts";
import { type Controls, lambdaApi } from "../aws/lambda-api.ts";
import { accessKeyOf, type Rights } from "../aws/rights/rights.ts";
import type { Queues } from "../aws/sqs/queues.ts";
import { type Cloud, environmentFor, type StandIns } from "../aws/stand-ins.ts";
import { Closables } from "./closables.ts";
import { tellDeployed } from "./deployments.ts";
import { type Followers, follow } from "./follow.ts";
import { type FunctionsOptions, runFunctions } from "./functions.ts";
import { httpApi } from "./http-api.ts";
import { type QueueReaders, readQueues } from "./queue-reader.ts";
import { setClock } from "./shared-clock.ts";
import type { FunctionModel, Model } from "./template.ts";
import { runTimers, type Timers } from "./timers.ts";

export interface Stack {
  /** What the templates left is told to whoever they name for it. */
  deployed(model: Model): Promise<void>;
  /** Something new lies in the journal: followers look at once instead of at their next tick. */
  recorded(): void;
  /** A mail came back: told to whom the template subscribed to that. */
  returnedMail(notification: object): Promise<void>;
  /** Puts what changed in place; calls under way finish with the old. */
  replace(model: Model): Promise<void>;
  close(): Promise<void>;
}

export interface StackOptions {
  readonly data: string;
  readonly sink: { turn(on: boolean): Promise<void> };
  readonly cloud: Cloud;
  readonly queues: Queues;
  readonly log: (line: string) => void;
  readonly callerKey: string;
  readonly rights: Rights;
  readonly door: Pick<Database, "url">;
  readonly running: Omit<FunctionsOptions, "environment" | "log">;
}

export function runStack(model: Model, here: StandIns, options: StackOptions): Stack {
  const { data, cloud, queues, log, callerKey, rights, door, running, sink } = options;
  const parts = new Closables();
  let { routes } = model;
  let mailReaders = subscribersIn(model);
  const environment = {
    ...environmentFor(here, door, cloud),
    ...(running.patience && { SERVICE_PATIENCE: String(running.patience) }),
  };
  const functions = parts.add(
    runFunctions(model.functions.map(withOwnKey), { ...running, environment, log }),
  );
  const following = { database: here.database.url, folder: data, queues, functions, log };
  const readers = parts.add(readQueues(model.queueReaders, following));
  const followers = parts.add(follow(model.followers, following));
  const timers = parts.add(runTimers(model.timers, functions));
  here.api.serve(httpApi({ routes: () => routes, functions, callerKey }));
  here.lambda.serve(lambdaApi(functions, controlsOf({ followers, readers, timers, sink }), rights));
  return {
    deployed: left => tellDeployed(left, functions),
    recorded: () => followers.nudge(),
    returnedMail: async notification => {
      const Records = [{ EventSource: "aws:sns", Sns: { Message: JSON.stringify(notification) } }];
      for (const name of mailReaders) await functions.invoke(name, { Records });
    },
    replace: async next => {
      rights.replace(next.functions);
      functions.replace(next.functions.map(withOwnKey));
      routes = next.routes;
      mailReaders = subscribersIn(next);
      await followers.replace(next.followers);
      readers.replace(next.queueReaders);
      timers.replace(next.timers);
    },
    close: () => parts.close(),
  };
}

function withOwnKey(model: FunctionModel): FunctionModel {
  return { ...model, environment: { ...model.environment, AWS_ACCESS_KEY_ID: accessKeyOf(model.name) } };
}

interface Moving {
  readonly followers: Followers;
  readonly readers: QueueReaders;
  readonly timers: Timers;
  readonly sink: StackOptions["sink"];
}

function controlsOf({ followers, readers, timers, sink }: Moving): Controls {
  let dead = false;
  return {
    drain: () => drain(followers, readers),
    timers: () => timers.fire(),
    mail: isUp => sink.turn(isUp),
    clock: async instant => {
      await drain(followers, readers);
      setClock(instant);
      followers.restartAt(new Date());
      if (!dead) await timers.fire();
    },
    pause: async paused => {
      dead = paused;
      followers.pause(paused);
      readers.pause(paused);
      timers.pause(paused);
    },
  };
}

function subscribersIn(model: Model): readonly string[] {
  const subscriptions = [...model.resources("AWS::SNS::Subscription").values()];
  return subscriptions.map(({ Endpoint }) => String(Endpoint).split(":function:").at(-1) ?? "");
}

/** What is done for one event may be another one. */
async function drain(followers: Followers, readers: QueueReaders): Promise<void> {
  do await followers.drained();
  while ((await readers.drained()) > 0);
}
