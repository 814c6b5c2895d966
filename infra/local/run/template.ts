// Reads the synthesized templates as one model of what is to run; the only file that knows CloudFormation.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DEFAULT_ROUTE, INTEGRATION, INTEGRATIONS } from "../../api-body.ts";
import { type QuotaNeed, toBeRaised } from "../../quotas.ts";
import type { PolicyDocument } from "../aws/rights/policy.ts";
import { nameOf, type Properties, resolvers, type Template } from "./intrinsics.ts";

export interface FunctionModel {
  readonly name: string;
  /** The entry it was made of, such as `terminals/register`. */
  readonly entry: string;
  readonly file: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  /** What it may do, and by the name of which role. */
  readonly role: string;
  readonly policies: readonly PolicyDocument[];
}

export interface RouteModel {
  readonly key: string;
  readonly function: string;
}

/** A reader of the table's stream. */
export interface FollowerModel {
  readonly function: string;
  readonly table: string;
  readonly batchSize: number;
  readonly attempts: number;
  /** The queue that is told of records which no attempt could read. */
  readonly unread: string;
  readonly filters: readonly unknown[];
}

/** A reader of a queue. */
export interface QueueReaderModel {
  readonly function: string;
  readonly queue: string;
  readonly batchSize: number;
  readonly atOnce: number;
}

export interface TimerModel {
  readonly function: string;
  readonly everySeconds: number;
}

export interface Model {
  readonly functions: readonly FunctionModel[];
  readonly routes: readonly RouteModel[];
  readonly followers: readonly FollowerModel[];
  readonly queueReaders: readonly QueueReaderModel[];
  readonly timers: readonly TimerModel[];
  readonly tables: readonly { readonly name: string; readonly properties: Properties }[];
  /** What the account must be granted before these templates are deployed into it. */
  readonly quotas: readonly QuotaNeed[];
  /** Resources of one type, resolved, by their physical name here. */
  resources(type: string): ReadonlyMap<string, Properties>;
}

export function readModel(folder: string, parameters: Readonly<Record<string, string>>): Model {
  const templates = readdirSync(folder)
    .filter(name => name.endsWith(".template.json"))
    .map(name => JSON.parse(readFileSync(join(folder, name), "utf8")) as Template);
  const each = resolvers(templates, parameters);
  const all = templates.flatMap(({ Resources }, at) =>
    Object.entries(Resources).map(([id, { Type, Properties = {} }]): Declared => {
      const resolved = () => each[at]?.resolve(Properties) as Properties;
      return { stack: at, id, type: Type, resolved };
    }),
  );
  const ofType = (type: string) =>
    all
      .filter(declared => declared.type === type)
      .map(({ stack, id, resolved }): Found => {
        const properties = resolved();
        return { stack, id: nameOf(id, properties), properties };
      });
  const readersOf = (service: string) =>
    ofType("AWS::Lambda::EventSourceMapping")
      .map(({ properties }) => properties)
      .filter(({ EventSourceArn }) => String(EventSourceArn).startsWith(`arn:aws:${service}:`));
  return {
    functions: ofType("AWS::Lambda::Function").map(found => ({
      ...functionOf(found, folder),
      ...rightsOf(found, ofType("AWS::IAM::Role")),
    })),
    // An API that asks for certificates is none of this machine's.
    routes: ofType("AWS::ApiGatewayV2::Api")
      .filter(({ properties }) => properties.DisableExecuteApiEndpoint !== true)
      .flatMap(({ properties }) => routesOf(properties.Body as Body)),
    followers: readersOf("dynamodb").map(followerOf),
    queueReaders: readersOf("sqs").map(queueReaderOf),
    timers: ofType("AWS::Scheduler::Schedule").flatMap(({ properties }) => timerOf(properties) ?? []),
    tables: ofType("AWS::DynamoDB::GlobalTable").map(({ id, properties }) => ({ name: id, properties })),
    quotas: toBeRaised(templates),
    resources: type => new Map(ofType(type).map(({ id, properties }) => [id, properties])),
  };
}

interface Declared {
  /** Which of the templates declares it: ids are unique in one, not in all. */
  readonly stack: number;
  readonly id: string;
  readonly type: string;
  readonly resolved: () => Properties;
}

interface Found {
  readonly stack: number;
  readonly id: string;
  readonly properties: Properties;
}

function functionOf({ id, properties }: Found, folder: string): Omit<FunctionModel, "role" | "policies"> {
  const file = join(assetOf(properties.Code, folder), "index.cjs");
  if (!existsSync(file)) throw new Error(`the bundle of ${id} is missing`);
  const { Variables = {} } = (properties.Environment ?? {}) as { Variables?: Record<string, string> };
  return {
    name: id,
    entry: String(properties.Description),
    file,
    environment: Variables,
    timeoutSeconds: Number(properties.Timeout ?? 3),
  };
}

/** Managed by AWS, and so not in the template. */
const MANAGED: Readonly<Record<string, PolicyDocument>> = {
  "service-role/AWSLambdaBasicExecutionRole": {
    Statement: {
      Effect: "Allow",
      Action: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: "*",
    },
  },
};

function rightsOf(
  { stack, properties }: Found,
  roles: readonly Found[],
): Pick<FunctionModel, "role" | "policies"> {
  const id = String(properties.Role).split(":role/").at(-1) ?? "";
  const role = roles.find(each => each.stack === stack && each.id === id);
  if (!role) throw new Error(`${properties.Description} has no role in its template`);
  const { Policies = [], ManagedPolicyArns = [] } = role.properties as {
    Policies?: readonly { readonly PolicyDocument: PolicyDocument }[];
    ManagedPolicyArns?: readonly string[];
  };
  const managed = ManagedPolicyArns.map(arn => {
    const document = MANAGED[arn.split(":policy/").at(-1) ?? ""];
    if (!document) throw new Error(`the rights of ${id} cannot be judged here: ${arn}`);
    return document;
  });
  return { role: id, policies: [...managed, ...Policies.map(({ PolicyDocument }) => PolicyDocument)] };
}

function assetOf(where: unknown, folder: string): string {
  const { S3Key = "" } = where as { S3Key?: string };
  return join(folder, `asset.${S3Key.replace(/\.zip$/, "")}`);
}

interface Body {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly [INTEGRATION]: { readonly $ref: string } }>>>
  >;
  readonly components: {
    readonly [INTEGRATIONS]: Readonly<Record<string, { readonly uri: string }>>;
  };
}

/** What API Gateway would make of the text: a route for each path and method. */
function routesOf({ paths, components }: Body): RouteModel[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const key = path === DEFAULT_ROUTE ? "$default" : `${method.toUpperCase()} ${path}`;
      const name = operation[INTEGRATION].$ref.split("/").at(-1) ?? "";
      const uri = components[INTEGRATIONS][name]?.uri;
      if (!uri) throw new Error(`the route ${key} leads nowhere`);
      return { key, function: functionNameIn(uri) };
    }),
  );
}

function followerOf(properties: Properties): FollowerModel {
  const { Filters = [] } = (properties.FilterCriteria ?? {}) as { Filters?: { Pattern: string }[] };
  return {
    function: functionNameIn(String(properties.FunctionName)),
    table: String(properties.EventSourceArn).split("/")[1] ?? "",
    batchSize: Number(properties.BatchSize),
    attempts: attemptsOf(properties),
    unread: destinationOf(properties),
    filters: Filters.map(({ Pattern }) => JSON.parse(Pattern) as unknown),
  };
}

/** Where none is said, or -1, a record comes again as long as the stream has it. */
function attemptsOf({ MaximumRetryAttempts: retries = -1 }: Properties): number {
  return Number(retries) < 0 ? Number.POSITIVE_INFINITY : 1 + Number(retries);
}

function destinationOf({ DestinationConfig }: Properties): string {
  const { OnFailure: { Destination = "" } = {} } = (DestinationConfig ?? {}) as {
    OnFailure?: { Destination?: string };
  };
  return Destination.split(":").at(-1) ?? "";
}

function queueReaderOf(properties: Properties): QueueReaderModel {
  const { MaximumConcurrency = 5 } = (properties.ScalingConfig ?? {}) as { MaximumConcurrency?: number };
  return {
    function: functionNameIn(String(properties.FunctionName)),
    queue: String(properties.EventSourceArn).split(":").at(-1) ?? "",
    batchSize: Number(properties.BatchSize ?? 10),
    atOnce: MaximumConcurrency,
  };
}

/** What a timer asks of AWS itself, such as a copy of a table, is done by nobody here. */
function timerOf(properties: Properties): TimerModel | undefined {
  const { Arn } = properties.Target as { Arn: string };
  if (Arn.includes(":aws-sdk:")) return undefined;
  const [, count, unit] =
    /^rate\((\d+) (minute|hour|day)s?\)$/.exec(String(properties.ScheduleExpression)) ?? [];
  if (!count) throw new Error(`this timer cannot run here: ${properties.ScheduleExpression}`);
  return {
    function: functionNameIn(Arn),
    everySeconds: Number(count) * SECONDS[unit as keyof typeof SECONDS],
  };
}

const SECONDS = { minute: 60, hour: 3_600, day: 86_400 };

function functionNameIn(arnOrName: string): string {
  return (
    arnOrName
      .split(":function:")
      .at(-1)
      ?.split(":")[0]
      ?.replace(/\/invocations$/, "") ?? ""
  );
}
