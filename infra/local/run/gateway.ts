// The whole gateway on this machine: the synthesized stack amid its stand-ins, found by what it writes when it is ready.
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { CONNECT } from "../../../functions/entries.ts";
import type { ProviderSettings } from "../../../functions/shared/http/token-rules.ts";
import { local } from "../../stages/local.ts";
import { functionName, namesOfStage } from "../../stages/names.ts";
import type { ConflictTimes } from "../aws/conflicts.ts";
import { createTables } from "../aws/database.ts";
import { openDoor, telling, withoutExports } from "../aws/database-door.ts";
import { lambdaAsk } from "../aws/ec2/lambda-ask.ts";
import { startEc2 } from "../aws/ec2/server.ts";
import { seedOf, vpnEndpointsOf } from "../aws/ec2-seed.ts";
import { aliasesOf } from "../aws/kms/keys.ts";
import { startKms } from "../aws/kms/server.ts";
import { Calls } from "../aws/mail/calls.ts";
import { startMailPage } from "../aws/mail/page.ts";
import { startMail } from "../aws/mail/server.ts";
import { Sink } from "../aws/mail/sink.ts";
import { Rights, rightsKeeper } from "../aws/rights/rights.ts";
import { startS3 } from "../aws/s3/server.ts";
import { directoryToken, startSecrets } from "../aws/secrets.ts";
import { sqsApi } from "../aws/sqs/api.ts";
import { Queues, queueModel } from "../aws/sqs/queues.ts";
import {
  apiUrl,
  type Cloud,
  lambdaUrl,
  parametersFor,
  portAt,
  queuesUrl,
  type RunPlace,
  type StandIns,
  startStandIns,
} from "../aws/stand-ins.ts";
import { ACCOUNTS } from "../login/accounts.ts";
import { type Build, build } from "./build.ts";
import { Closables } from "./closables.ts";
import { ignoreCloudAccount } from "./cloud-account.ts";
import { announceEndpoints, type Endpoints } from "./endpoints.ts";
import { claimFolder } from "./folder.ts";
import { ARNS } from "./intrinsics.ts";
import { clockBuffer, shareClock } from "./shared-clock.ts";
import { runStack, type Stack } from "./stack.ts";
import { type Model, readModel } from "./template.ts";

/** For a month told at one go by nearly all functions: what had to make room for another would be started again and again. */
export const WARM_FOR_A_MONTH = 40;

export interface GatewayOptions {
  readonly data: string;
  /** The port of API and console; the others follow it. 0 takes free ones for all. */
  readonly port: number;
  readonly fresh?: boolean;
  /** How many functions are kept warm at once, where memory is no matter. */
  readonly mostWarm?: number;
  /** How many times its time a function gets, where the machine has much else to do. */
  readonly patience?: number;
  /** Another log-in provider than this machine's own, and by what the console proves itself to it. */
  readonly provider?: ProviderSettings;
  readonly clientSecret?: string;
  /** What a deployment would be told besides, by the names of the stacks' parameters. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly log?: (line: string) => void;
  /** Something without which nothing can be answered has ended by itself. */
  readonly onLost?: (why: Error) => void;
  /** False where a command only looks: then nothing is told of a deployment, and nothing recorded. */
  readonly isDeployed?: boolean;
  readonly progress?: (step: "build" | "serve") => void;
  /** The database answers as DynamoDB does when transactions meet. */
  readonly conflicts?: ConflictTimes | undefined;
}

export interface Gateway {
  readonly endpoints: Endpoints;
  /** What a deployment of the same would first have to ask for. */
  readonly quotas: Model["quotas"];
  /** Builds again and puts what changed in place, calls under way finishing with the old; false when nothing did. */
  reload(): Promise<boolean>;
  close(): Promise<void>;
}

export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const parts = new Closables();
  try {
    return await assemble(options, parts);
  } catch (error) {
    // What went wrong first is what to tell.
    await parts.close().catch(() => {});
    throw error;
  }
}

async function assemble(options: GatewayOptions, parts: Closables): Promise<Gateway> {
  const {
    data,
    port,
    fresh = false,
    log = () => {},
    progress,
    onLost,
    conflicts,
    mostWarm,
    patience,
    isDeployed = true,
  } = options;
  const place = { data, port, log, onLost, conflicts };
  const callerKey = randomUUID();
  ignoreCloudAccount();
  shareClock(clockBuffer());
  parts.add(claimFolder(data, { fresh }));
  progress?.("build");
  const [built, here] = await both(build(), startStandIns(place, parts));
  progress?.("serve");
  const post = await startPost(place, { here, parts });
  const parameters = { ...parametersFor(here, post.calls, options.provider), ...options.parameters };
  const model = readModel(built.folder, parameters);
  await createTables(here.database.url, model);
  const rights = new Rights(model.functions, { partitionKey: partitionKeyIn(model) });
  const cloud = await startCloud(place, model, { here, parts, rights, clientSecret: options.clientSecret });
  const queues = parts.add(new Queues(join(data, "queues.sqlite")));
  queues.declare(queuesOf(model));
  here.sqs.serve(sqsApi(queues, rights.admit));
  const { sink } = post;
  const mail = await startMailService(place, { sink, parts, rights, told: back => void returned(back) });
  const behind = { url: here.database.url, close: async () => {} };
  const keeper = rightsKeeper(
    rights.admit,
    telling(() => stack.recorded(), withoutExports),
  );
  const door = parts.add(await openDoor(behind, keeper, { log }));
  const stack = parts.add(
    runStack(model, here, {
      data,
      cloud: { ...cloud, mail },
      queues,
      sink,
      log,
      callerKey,
      rights,
      door,
      running: { mostWarm, patience, compiled: join(built.folder, "compiled") },
    }),
  );
  const returned = (back: object) => stack.returnedMail(back);
  if (isDeployed) await stack.deployed(model);
  const endpoints = {
    ...endpointsOf(model, here, { ...cloud, mail }),
    mail: post.page,
    servicesSecret: here.secret,
    callerKey,
    directoryToken: directoryToken(here.secret),
  };
  parts.add(announceEndpoints(data, endpoints));
  return {
    endpoints,
    quotas: model.quotas,
    close: () => parts.close(),
    reload: reloading(built, { here, parameters, stack, queues }),
  };
}

/** Waits for both even when one fails, so that nothing starts behind the back of the clean-up. */
async function both<A, B>(a: Promise<A>, b: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([a, b]);
  return [await a, await b];
}

interface CloudOptions {
  readonly here: StandIns;
  readonly parts: Closables;
  readonly rights: Rights;
  readonly clientSecret?: string | undefined;
}

/** What the template declares of other services, standing in for them. */
async function startCloud(
  { data, port, log }: RunPlace,
  model: Model,
  { here, parts, rights, clientSecret = "" }: CloudOptions,
): Promise<Omit<Cloud, "mail">> {
  const ask = lambdaAsk({ url: lambdaUrl(here), name: functionName(namesOfStage(local), CONNECT) });
  const path = join(data, "ec2.json");
  const { admit } = rights;
  const ec2 = parts.add(
    await startEc2({ port: portAt(port, 3), path, seed: seedOf(model), ask, log, admit }),
  );
  const keys = model.resources("AWS::KMS::Key").keys();
  const aliases = aliasesOf(model.resources("AWS::KMS::Alias"));
  const kms = parts.add(
    await startKms({ port: portAt(port, 5), folder: join(data, "kms"), keys, aliases, log, admit }),
  );
  const buckets = model.resources("AWS::S3::Bucket");
  const s3 = parts.add(
    await startS3({ port: portAt(port, 6), folder: join(data, "s3"), buckets, log, rights }),
  );
  const ids = [...model.resources("AWS::SecretsManager::Secret").keys()];
  const values = new Map(
    ids.map(id => {
      const value = secretOf(id, here.secret, clientSecret);
      return [ARNS["AWS::SecretsManager::Secret"]?.(id) ?? id, value] as const;
    }),
  );
  const secrets = parts.add(await startSecrets({ port: portAt(port, 8), values, log, admit }));
  return { ec2: ec2.url, kms: kms.url, s3: s3.url, secrets: secrets.url };
}

function secretOf(id: string, own: string, clientSecret: string): string {
  if (id.startsWith("DirectoryTokens")) return directoryToken(own);
  return id.startsWith("ConsoleClientSecret") ? clientSecret : own;
}

/** Where mail and calls end on this machine, and the page on which they are read. */
async function startPost(
  { data, port, log }: RunPlace,
  { here, parts }: { readonly here: StandIns; readonly parts: Closables },
) {
  const sink = parts.add(await Sink.open(join(data, "mail"), portAt(port, 10)));
  const calls = new Calls(join(data, "calls"), here.secret);
  const page = parts.add(await startMailPage(portAt(port, 11), { sink, calls }, log));
  return { sink, page: page.url, calls: page.calls };
}

interface MailParts {
  readonly sink: Sink;
  readonly parts: Closables;
  readonly rights: Rights;
  readonly told: (returned: object) => void;
}

async function startMailService({ port, log }: RunPlace, { sink, parts, rights, told }: MailParts) {
  const domain = (local.mailFrom ?? "").split("@").at(-1) ?? "";
  const { admit } = rights;
  const api = parts.add(await startMail({ port: portAt(port, 9), sink, domain, log, admit, returned: told }));
  return api.url;
}

/** As the template declares the tables. */
function partitionKeyIn({ tables }: Model): (table: string, index?: string) => string {
  type Keys = readonly { readonly AttributeName: string; readonly KeyType: string }[];
  const hash = (keys: unknown) =>
    (keys as Keys).find(({ KeyType }) => KeyType === "HASH")?.AttributeName ?? "";
  return (table, index) => {
    const { KeySchema = [], GlobalSecondaryIndexes = [] } =
      tables.find(({ name }) => name === table)?.properties ?? {};
    const indexes = GlobalSecondaryIndexes as readonly {
      readonly IndexName: string;
      readonly KeySchema: unknown;
    }[];
    return hash(
      index === undefined
        ? KeySchema
        : (indexes.find(({ IndexName }) => IndexName === index)?.KeySchema ?? []),
    );
  };
}

function queuesOf(model: Model) {
  return [...model.resources("AWS::SQS::Queue")].map(([name, properties]) => queueModel(name, properties));
}

interface Running {
  readonly here: StandIns;
  readonly parameters: Readonly<Record<string, string>>;
  readonly stack: Stack;
  readonly queues: Queues;
}

function reloading({ folder }: Build, { here, parameters, stack, queues }: Running): () => Promise<boolean> {
  let serving = folder;
  return async () => {
    const { folder } = await build();
    if (folder === serving) return false;
    const next = readModel(folder, parameters);
    await createTables(here.database.url, next);
    queues.declare(queuesOf(next));
    await stack.replace(next);
    serving = folder;
    return true;
  };
}

function endpointsOf(
  model: Model,
  here: StandIns,
  cloud: Cloud,
): Omit<Endpoints, "callerKey" | "directoryToken" | "mail" | "servicesSecret"> {
  return {
    api: apiUrl(here),
    console: `${apiUrl(here)}/console`,
    issuer: here.login.issuer,
    control: `${lambdaUrl(here)}/_control`,
    aws: { dynamodb: here.database.url, lambda: lambdaUrl(here), sqs: queuesUrl(here), ...cloud },
    functions: Object.fromEntries(model.functions.map(({ entry, name }) => [entry, name])),
    vpn: vpnEndpointsOf(model),
    table: model.tables[0]?.name ?? "",
    accounts: ACCOUNTS.map(({ account }) => account),
    pid: process.pid,
  };
}
