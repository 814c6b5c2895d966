// What follows the journal, as it would be deployed: two readers of the stream, a queue for each follower, a timer behind each.
import { beforeAll, expect, test } from "vitest";
import { ENTRIES } from "../../functions/entries.ts";
import { type TemplateResource, templateResources } from "./templates.ts";

let resources: ReadonlyMap<string, TemplateResource>;
beforeAll(async () => {
  resources = await templateResources();
});

const ofType = (type: string) => [...resources].filter(([, { Type }]) => Type === type);
const mappings = (service: string) =>
  ofType("AWS::Lambda::EventSourceMapping")
    .map(([, { Properties }]) => Properties)
    .filter(({ EventSourceArn }) => JSON.stringify(EventSourceArn).includes(service));

/** By its function or by the alias that a release moves. */
const called = (target: unknown) => {
  const [id = ""] = /(?<="Ref":")[^"]+/.exec(JSON.stringify(target)) ?? [];
  const { FunctionName, Description } = resources.get(id)?.Properties ?? {};
  return FunctionName?.Ref ? resources.get(FunctionName.Ref)?.Properties.Description : Description;
};

test("no more than two read the stream, and one of them is the closer", () => {
  const names = mappings("JournalAE8C44B2StreamArn").map(({ FunctionName }) => called(FunctionName));
  expect(names.sort()).toEqual(["closing/close", "following/dispatch"]);
});

test("each has a queue that keeps the longest, and one for what it could not do in five tries", () => {
  const queues = ofType("AWS::SQS::Queue").map(([, { Properties }]) => Properties);
  expect(queues.filter(({ MessageRetentionPeriod }) => MessageRetentionPeriod !== 1_209_600)).toEqual([]);
  const fed = queues.filter(({ RedrivePolicy }) => RedrivePolicy);
  expect(fed.map(({ QueueName }) => QueueName).sort()).toEqual(
    ENTRIES.filter(({ path, follows }) => follows && path !== "following/dispatch")
      .map(({ path }) => `docgate-${path.replaceAll("/", "-")}`)
      .sort(),
  );
  const timeOuts = new Map(
    ofType("AWS::Lambda::Function").map(([, { Properties }]) => [
      Properties.FunctionName,
      Properties.Timeout as number,
    ]),
  );
  for (const { QueueName, RedrivePolicy, VisibilityTimeout } of fed)
    expect([QueueName, RedrivePolicy.maxReceiveCount, VisibilityTimeout]).toEqual([
      QueueName,
      5,
      6 * (timeOuts.get(QueueName) ?? 0),
    ]);
  for (const each of mappings("Queue").filter(({ BatchSize }) => BatchSize === 10))
    expect([each.FunctionResponseTypes, each.ScalingConfig.MaximumConcurrency]).toEqual([
      ["ReportBatchItemFailures"],
      2,
    ]);
});

test("each has a timer behind it, and no timer is run again for a bad hour", () => {
  const timed = ENTRIES.filter(({ everyMinutes }) => everyMinutes);
  const following = ENTRIES.filter(({ path, follows }) => follows && path !== "following/dispatch");
  expect(following.filter(each => !timed.includes(each))).toEqual([]);
  const policies = ofType("AWS::Scheduler::Schedule")
    .map(([, { Properties }]) => Properties.Target)
    // The day's copy of the journal comes once a day: it is tried again.
    .filter(({ Arn }) => !JSON.stringify(Arn).includes(":aws-sdk:"))
    .map(({ RetryPolicy }) => RetryPolicy);
  expect(policies).toEqual(timed.map(() => ({ MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 0 })));
  const invoked = ofType("AWS::Lambda::EventInvokeConfig").map(([, { Properties }]) => Properties);
  expect(invoked).toHaveLength(timed.length);
  for (const { MaximumRetryAttempts, MaximumEventAgeInSeconds } of invoked)
    expect([MaximumRetryAttempts, MaximumEventAgeInSeconds]).toEqual([0, 60]);
});

test("what a record is that ends the closer's function is known after five more tries; the dispatcher never gives up", () => {
  const retries = mappings("JournalAE8C44B2StreamArn").map(each => [
    called(each.FunctionName),
    each.MaximumRetryAttempts,
  ]);
  expect(Object.fromEntries(retries)).toEqual({ "closing/close": 5, "following/dispatch": undefined });
});

test("that read the stream see only events of their kinds and report what failed", () => {
  for (const each of mappings("JournalAE8C44B2StreamArn")) {
    expect(each.FunctionResponseTypes).toEqual(["ReportBatchItemFailures"]);
    expect([each.BisectBatchOnFunctionError, each.DestinationConfig.OnFailure !== undefined]).toEqual([
      true,
      true,
    ]);
    expect(each.FilterCriteria.Filters[0].Pattern).toContain('"prefix":"EVENT#"');
  }
});
