// The functions of one concern with their followers and timers: may be deleted and rebuilt at will, nothing is kept here.
import { Duration, Stack, type StackProps } from "aws-cdk-lib";
import type * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import { ServicePrincipal } from "aws-cdk-lib/aws-iam";
import * as lambda from "aws-cdk-lib/aws-lambda";
import { DynamoEventSource, SqsDlq, SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import type { ILogGroup } from "aws-cdk-lib/aws-logs";
import type * as s3 from "aws-cdk-lib/aws-s3";
import * as scheduler from "aws-cdk-lib/aws-scheduler";
import { LambdaInvoke } from "aws-cdk-lib/aws-scheduler-targets";
import * as sns from "aws-cdk-lib/aws-sns";
import type { Construct } from "constructs";
import { CONNECT, DISPATCHER, type FunctionEntry, type Right } from "../functions/entries.ts";
import type { VpnAuthentication } from "../functions/gate/names.ts";
import { BOUNCE_ENTRY } from "../functions/notices/names.ts";
import { RECHECK_ENTRY } from "../functions/recheck/names.ts";
import { TICKET_ENTRY } from "../functions/tickets/names.ts";
import { alarm } from "./alarms.ts";
import type { Bundles } from "./bundle.ts";
import type { Concern } from "./concerns.ts";
import { EntryFunction } from "./entry.ts";
import type { FollowerQueues } from "./follower-queues.ts";
import { namesOf } from "./function-name.ts";
import type { Granted, Upkeep } from "./granted.ts";
import { grant, grantFrontKey, setVariable } from "./grants.ts";
import { keepQueries } from "./log-queries.ts";
import { Releases, reservedFor } from "./release.ts";
import * as settings from "./settings.ts";
import { functionName } from "./stages/names.ts";
import type { Stage } from "./stages/stage.ts";

/** What the functions of every concern rest on. */
export interface Foundations {
  readonly journal: dynamodb.ITableV2;
  readonly directory: dynamodb.TableV2;
  readonly packs: s3.Bucket;
  readonly notices: dynamodb.TableV2;
  readonly returnedMail: sns.ITopic;
  /** By what address notices go out; without one they wait in the console. */
  readonly mailFrom: string | undefined;
  readonly queues: FollowerQueues;
  readonly apiUrl: string;
  /** Where the API is asked by its front, and the name of the secret by which that proves itself. */
  readonly front: { readonly origin: string; readonly keyName: string } | undefined;
  readonly keptBucket: string | undefined;
  /** What the VPN's endpoints ask for, and so what the one that they ask may take for proved. */
  readonly vpnAuthentication: VpnAuthentication;
  /** Nobody can say by a ticket that they sit at a terminal. */
  readonly isTicketOff: boolean;
  /** Where the stage leads each system's staff, as JSON. */
  readonly targets: string;
  readonly upkeep: Upkeep;
  readonly gate: Stage["gate"];
  /** Which APIs ask an entry, by their ids. */
  readonly callersOf: (entry: string) => readonly string[];
}

export interface FeatureProps extends StackProps {
  readonly entries: readonly FunctionEntry[];
  readonly concern: Concern;
  readonly bundles: Bundles;
  readonly foundations: Foundations;
}

export class FeatureStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { concern, entries, bundles, foundations, ...props }: FeatureProps,
  ) {
    super(scope, id, props);
    const identity = settings.identity(this);
    const examples = settings.examples(this);
    const granted = grantedIn(this, entries, foundations);
    const releases = new Releases(this, "Releases", foundations.gate);
    const logs: ILogGroup[] = [];
    for (const entry of entries) {
      const whole = new EntryFunction(this, nameOf(entry.path), {
        entry: entry.path,
        code: bundles.codeOf(entry.path),
        functionName: functionName(namesOf(this), entry.path),
        ...(entry.size && { size: entry.size }),
        reserved: reservedFor(entry.path, foundations.gate),
        alarms: { ...(isAskedToWrite(entry, foundations) && CONTENDED), ...entry.alarms },
      });
      const made = whole.function;
      logs.push(whole.log);
      for (const right of entry.rights) grant(right, made, granted);
      identity(made);
      setVariable(made, "DOCUMENTATION_RANGES", examples);
      setOwnVariables(this, entry, made, foundations);
      const { front, callersOf } = foundations;
      if (front && callersOf(entry.path).length > 0) grantFrontKey(made, front.keyName);
      if (entry.path === BOUNCE_ENTRY) tellOfReturnedMail(this, made, foundations.returnedMail);
      const called = releases.called(entry.path, whole);
      feed(entry, { made, called }, foundations);
      letIn(foundations.callersOf(entry.path), called);
    }
    keepQueries(this, concern, logs);
  }
}

/** What one entry alone is told. */
function setOwnVariables(
  scope: Stack,
  { path }: FunctionEntry,
  made: lambda.Function,
  foundations: Foundations,
): void {
  if (path === CONNECT) setVariable(made, "VPN_AUTHENTICATION", foundations.vpnAuthentication);
  if (path === TICKET_ENTRY)
    setVariable(made, "TICKET_MINUTES", foundations.isTicketOff ? "off" : settings.ticketMinutes(scope));
  if (path === RECHECK_ENTRY)
    setVariable(made, "SECOND_OPINION_MINUTES", settings.secondOpinionMinutes(scope));
}

/** Requests refused with 409 since what they rested on kept moving: now and then is life, so many in five minutes is a crowd. */
const CONTENDED = { "moved-meanwhile": 20 };

function isAskedToWrite({ path, rights }: FunctionEntry, { callersOf }: Foundations): boolean {
  return rights.includes("journal-write") && callersOf(path).length > 0;
}

/** Only what a right asks for is a parameter of the stack. */
function grantedIn(scope: Stack, entries: readonly FunctionEntry[], foundations: Foundations): Granted {
  const rights = new Set<Right>(entries.flatMap(entry => entry.rights));
  const { journal, directory, packs, queues, apiUrl, targets, upkeep, notices } = foundations;
  const { front, keptBucket } = foundations;
  return {
    journal,
    directory,
    packs,
    notices,
    mail: { from: foundations.mailFrom, apiUrl },
    queues,
    keptBucket,
    targets,
    upkeep,
    ...(rights.has("console-session") && {
      console: settings.console(scope, { apiUrl, origin: front?.origin }),
    }),
    ...(rights.has("directory-tokens") && {
      scim: { secret: settings.directoryTokens(scope), apiUrl },
    }),
    ...(rights.has("notices") && { services: settings.cityServices(scope) }),
    ...(rights.has("sending") && { voiceUrl: settings.voiceUrl(scope) }),
    ...((rights.has("webhooks") || rights.has("city-services")) && {
      loopback: settings.loopbackWebhooks(scope),
    }),
    ...((rights.has("sign") || rights.has("signing-keys")) && { retired: settings.retiredKeys(scope) }),
  };
}

interface Fed {
  readonly made: lambda.Function;
  /** What is called: its alias, where it has one. */
  readonly called: lambda.IFunction;
}

function feed(entry: FunctionEntry, target: Fed, { journal, queues }: Foundations): void {
  const { path, follows, readsStream, everyMinutes } = entry;
  if (follows && readsStream) readStream(entry, target, { journal, queues });
  if (follows && path !== DISPATCHER) readQueue(entry, target, queues);
  if (!everyMinutes) return;
  const { called } = target;
  new scheduler.Schedule(Stack.of(called), `${nameOf(path)}Timer`, {
    schedule: scheduler.ScheduleExpression.rate(Duration.minutes(everyMinutes)),
    // The next one comes soon: a bad hour must not be run through again for a day, which is what happens untold.
    target: new LambdaInvoke(called, { retryAttempts: 0, maxEventAge: TIMELY }),
  });
  called.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: TIMELY });
}

/** The least that a schedule takes. */
const TIMELY = Duration.minutes(1);

/** A record at which the function itself comes to grief must not hold up a closing for a day, which is how long it would. */
const CRASHES = 5;

function readStream(
  { path, follows = [] }: FunctionEntry,
  { made, called }: Fed,
  { journal, queues }: Pick<Foundations, "journal" | "queues">,
): void {
  const filter = lambda.FilterCriteria.filter({
    eventName: lambda.FilterRule.isEqual("INSERT"),
    dynamodb: {
      NewImage: {
        kind: { S: lambda.FilterRule.or(...follows) },
        sk: { S: lambda.FilterRule.beginsWith("EVENT#") },
      },
    },
  });
  called.addEventSource(
    // The library's own types disagree about exact optional properties here, and only here.
    new DynamoEventSource(journal as dynamodb.ITable, {
      startingPosition: lambda.StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      // What a reader fails at it puts aside itself; only where it could not even do that does a record come again here. To the
      // dispatcher, which opens none, it comes as long as the stream has it: queues that are away for an hour lose nothing.
      ...(path !== DISPATCHER && { retryAttempts: CRASHES }),
      onFailure: new SqsDlq(queues.common),
      filters: [filter],
    }),
  );
  alarm(made, "Behind", {
    article: "followers-behind",
    about: `${path} at the stream`,
    means: "a reader of the stream is behind",
    metric: made.metric("IteratorAge", { period: Duration.minutes(5), statistic: "max" }),
    threshold: Duration.minutes(1).toMilliseconds(),
  });
}

function readQueue(
  { path, readsStream }: FunctionEntry,
  { made, called }: Fed,
  queues: FollowerQueues,
): void {
  const queue = queues.of(path);
  // Few at once, since followers work in the background: the gate needs the account's executions more than they do.
  called.addEventSource(
    new SqsEventSource(queue, { batchSize: 10, reportBatchItemFailures: true, maxConcurrency: 2 }),
  );
  if (!readsStream) return;
  queue.grant(made, "sqs:SendMessage");
  setVariable(made, "OWN_QUEUE", queue.queueUrl);
}

/** Through the topic alone: nobody else says that a mail came back. */
function tellOfReturnedMail(scope: Stack, target: lambda.Function, topic: sns.ITopic): void {
  new sns.CfnSubscription(scope, "ReturnedMail", {
    ...{ topicArn: topic.topicArn, protocol: "lambda", endpoint: target.functionArn },
  });
  target.addPermission("ReturnedMail", {
    principal: new ServicePrincipal("sns.amazonaws.com"),
    sourceArn: topic.topicArn,
  });
}

/** One permission for each API that asks: its routes are all of ours. */
function letIn(apis: readonly string[], target: lambda.IFunction): void {
  for (const [at, api] of apis.entries()) {
    target.addPermission(`Http${at}`, {
      principal: new ServicePrincipal("apigateway.amazonaws.com"),
      sourceArn: Stack.of(target).formatArn({
        service: "execute-api",
        resource: api,
        resourceName: "*/*",
      }),
    });
  }
}

/** `terminals/register` → `TerminalsRegister`; a construct's id is a contract, since changing it replaces the resource. */
function nameOf(entry: string): string {
  return entry.replaceAll(/(^|[/-])(\w)/g, (_, __, letter: string) => letter.toUpperCase());
}
