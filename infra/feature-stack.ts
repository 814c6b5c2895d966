// The functions of one concern with their followers and timers: may be deleted and rebuilt at will, nothing is kept here.
import { Duration, Stack, type StackProps } from "aws-cdk-lib";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import type * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import { ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type * as kms from "aws-cdk-lib/aws-kms";
import * as lambda from "aws-cdk-lib/aws-lambda";
import { DynamoEventSource, SqsDlq, SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import type * as s3 from "aws-cdk-lib/aws-s3";
import * as scheduler from "aws-cdk-lib/aws-scheduler";
import { LambdaInvoke } from "aws-cdk-lib/aws-scheduler-targets";
import type { Construct } from "constructs";
import { CONNECT_FUNCTION, DISPATCHER, type FunctionEntry, type Right } from "../functions/entries.ts";
import type { VpnAuthentication } from "../functions/gate/names.ts";
import { TICKET_ENTRY } from "../functions/tickets/names.ts";
import type { Bundles } from "./bundle.ts";
import { EntryFunction } from "./entry.ts";
import type { FollowerQueues } from "./follower-queues.ts";
import { functionName } from "./function-name.ts";
import { type Granted, grant, setVariable, type Upkeep } from "./grants.ts";
import * as settings from "./settings.ts";

/** What the functions of every concern rest on. */
export interface Foundations {
  readonly journal: dynamodb.TableV2;
  readonly signing: kms.Key;
  readonly directory: dynamodb.TableV2;
  readonly packs: s3.Bucket;
  readonly queues: FollowerQueues;
  readonly apiUrl: string;
  /** What the VPN's endpoints ask for, and so what the one that they ask may take for proved. */
  readonly vpnAuthentication: VpnAuthentication;
  /** Nobody can say by a ticket that they sit at a terminal. */
  readonly isTicketOff: boolean;
  /** Where the stage leads each system's staff, as JSON. */
  readonly targets: string;
  readonly upkeep: Upkeep;
  /** Which APIs ask an entry, by their ids. */
  readonly callersOf: (entry: string) => readonly string[];
}

export interface FeatureProps extends StackProps {
  readonly entries: readonly FunctionEntry[];
  readonly bundles: Bundles;
  readonly foundations: Foundations;
}

export class FeatureStack extends Stack {
  constructor(scope: Construct, id: string, { entries, bundles, foundations, ...props }: FeatureProps) {
    super(scope, id, props);
    const identity = settings.identity(this);
    const examples = settings.examples(this);
    const granted = grantedIn(this, entries, foundations);
    for (const entry of entries) {
      const made = new EntryFunction(this, nameOf(entry.path), {
        entry: entry.path,
        code: bundles.codeOf(entry.path),
        functionName: functionName(entry.path),
        ...(entry.size && { size: entry.size }),
        alarms: { ...(isAskedToWrite(entry, foundations) && CONTENDED), ...entry.alarms },
      }).function;
      for (const right of entry.rights) grant(right, made, granted);
      identity(made);
      setVariable(made, "DOCUMENTATION_RANGES", examples);
      if (entry.functionName === CONNECT_FUNCTION)
        setVariable(made, "VPN_AUTHENTICATION", foundations.vpnAuthentication);
      if (entry.path === TICKET_ENTRY)
        setVariable(made, "TICKET_MINUTES", foundations.isTicketOff ? "off" : settings.ticketMinutes(this));
      feed(entry, made, foundations);
      letIn(foundations.callersOf(entry.path), made);
    }
  }
}

/** Requests refused with 409 since what they rested on kept moving: now and then is life, so many in five minutes is a crowd. */
const CONTENDED = { "moved-meanwhile": 20 };

function isAskedToWrite({ path, rights }: FunctionEntry, { callersOf }: Foundations): boolean {
  return rights.includes("journal-write") && callersOf(path).length > 0;
}

/** Only what a right asks for is a parameter of the stack. */
function grantedIn(scope: Stack, entries: readonly FunctionEntry[], foundations: Foundations): Granted {
  const rights = new Set<Right>(entries.flatMap(entry => entry.rights));
  const { journal, directory, signing, packs, queues, apiUrl, targets, upkeep } = foundations;
  return {
    journal,
    directory,
    packs,
    queues,
    targets,
    upkeep,
    key: signing,
    ...(rights.has("console-session") && { console: settings.console(scope, apiUrl) }),
    ...(rights.has("directory-tokens") && {
      scim: { secret: settings.directoryTokens(scope), apiUrl },
    }),
    ...(rights.has("webhooks") && { loopback: settings.loopbackWebhooks(scope) }),
    ...((rights.has("sign") || rights.has("signing-keys")) && { retired: settings.retiredKeys(scope) }),
  };
}

function feed(entry: FunctionEntry, target: lambda.Function, { journal, queues }: Foundations): void {
  const { path, follows, readsStream, everyMinutes } = entry;
  if (follows && readsStream) readStream(entry, target, { journal, queues });
  if (follows && path !== DISPATCHER) readQueue(entry, target, queues);
  if (!everyMinutes) return;
  new scheduler.Schedule(Stack.of(target), `${nameOf(path)}Timer`, {
    schedule: scheduler.ScheduleExpression.rate(Duration.minutes(everyMinutes)),
    // The next one comes soon: a bad hour must not be run through again for a day, which is what happens untold.
    target: new LambdaInvoke(target, { retryAttempts: 0, maxEventAge: TIMELY }),
  });
  target.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: TIMELY });
}

/** The least that a schedule takes. */
const TIMELY = Duration.minutes(1);

/** A record at which the function itself comes to grief must not hold up a closing for a day, which is how long it would. */
const CRASHES = 5;

function readStream(
  { path, follows = [] }: FunctionEntry,
  target: lambda.Function,
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
  target.addEventSource(
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
  target
    .metric("IteratorAge", { period: Duration.minutes(5), statistic: "max" })
    .createAlarm(target, "Behind", {
      alarmDescription: "a reader of the stream is behind: docs/operator-runbook.md#followers-behind",
      threshold: Duration.minutes(1).toMilliseconds(),
      evaluationPeriods: 1,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
}

function readQueue(
  { path, readsStream }: FunctionEntry,
  target: lambda.Function,
  queues: FollowerQueues,
): void {
  const queue = queues.of(path);
  // Few at once, since followers work in the background: the gate needs the account's executions more than they do.
  target.addEventSource(
    new SqsEventSource(queue, { batchSize: 10, reportBatchItemFailures: true, maxConcurrency: 2 }),
  );
  if (!readsStream) return;
  queue.grant(target, "sqs:SendMessage");
  setVariable(target, "OWN_QUEUE", queue.queueUrl);
}

/** One permission for each API that asks: its routes are all of ours. */
function letIn(apis: readonly string[], target: lambda.Function): void {
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
