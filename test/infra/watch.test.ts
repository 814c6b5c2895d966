// Every alarm reaches somebody, says what it is about, and "the gate is down" is made of alarms that there are.
import { describe, expect, test } from "vitest";
import { stageFaults } from "../../infra/stages/faults.ts";
import { standingCost } from "../../infra/stages/prices.ts";
import type { Stage } from "../../infra/stages/stage.ts";
import { tokyo } from "../../infra/stages/tokyo.ts";
import { type TemplateResource, templateResources } from "./templates.ts";

const ofType = async (type: string): Promise<TemplateResource["Properties"][]> =>
  [...(await templateResources()).values()]
    .filter(({ Type }) => Type === type)
    .map(({ Properties }) => Properties);
const alarms = () => ofType("AWS::CloudWatch::Alarm");

/** The arn of the topic, as a template without parameters writes it. */
const isTopic = (action: unknown) => JSON.stringify(action).includes(":docgate-watch");

describe("alarms", () => {
  test("ring at the topic, and tell it when they are over", async () => {
    const all = [...(await alarms()), ...(await ofType("AWS::CloudWatch::CompositeAlarm"))];
    expect(all.length).toBeGreaterThan(60);
    for (const { AlarmName, AlarmActions, OKActions } of all) {
      expect([AlarmName, AlarmActions?.filter(isTopic).length]).toEqual([AlarmName, 1]);
      expect([AlarmName, OKActions?.filter(isTopic).length]).toEqual([AlarmName, 1]);
    }
  });

  test("are called by their article and what they are about, each by a name of its own", async () => {
    const all = await alarms();
    const names = all.map(({ AlarmName }) => AlarmName);
    expect(new Set(names).size).toBe(names.length);
    for (const { AlarmName, AlarmDescription } of all) {
      const article = /#([\w-]+)$/.exec(AlarmDescription)?.[1];
      expect(AlarmName).toMatch(new RegExp(`^docgate ${article}: .`));
    }
  });

  test("of which the gate's being down is made exist, and one that does not is found", async () => {
    const names = (await alarms()).map(({ AlarmName }) => AlarmName);
    const [{ AlarmRule } = {}] = await ofType("AWS::CloudWatch::CompositeAlarm");
    const causes = [...String(AlarmRule).matchAll(/ALARM\("([^"]+)"\)/g)].map(([, name]) => name);
    expect(causes).toHaveLength(7);
    expect(causes.filter(name => !names.includes(name))).toEqual([]);
  });

  test("may be told by CloudWatch of this account and by nobody else", async () => {
    const policies = await ofType("AWS::SNS::TopicPolicy");
    const { PolicyDocument } = policies.find(each => JSON.stringify(each).includes("cloudwatch.")) ?? {};
    expect(PolicyDocument.Statement).toMatchObject([
      { Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } },
      {
        Effect: "Allow",
        Principal: { Service: "cloudwatch.amazonaws.com" },
        Action: "sns:Publish",
        Condition: { StringEquals: { "aws:SourceAccount": "000000000000" } },
      },
    ]);
  });
});

test("the API holds a flood at its door and writes down who came, without a token or a name", async () => {
  const [stage = {}] = await ofType("AWS::ApiGatewayV2::Stage");
  expect(stage.DefaultRouteSettings).toEqual({ ThrottlingBurstLimit: 1_000, ThrottlingRateLimit: 500 });
  const format = JSON.parse(stage.AccessLogSettings.Format);
  expect(format).toMatchObject({ status: "$context.status", ip: "$context.identity.sourceIp" });
  expect(JSON.stringify(format)).not.toMatch(/authoriz|header|query/i);
});

test("the runbook's questions are kept over the logs of every stack of functions", async () => {
  const queries = await ofType("AWS::Logs::QueryDefinition");
  expect(queries.map(({ Name }) => Name)).toContain("docgate/gate/failures");
  const read = new Set(queries.flatMap(({ LogGroupNames }) => LogGroupNames.map(({ Ref = "" }) => Ref)));
  const functions = await ofType("AWS::Lambda::Function");
  for (const { LoggingConfig } of functions) expect(read).toContain(LoggingConfig.LogGroup.Ref);
});

describe("a stage whose alarms nobody hears is refused", () => {
  const watched = { mail: ["duty@city.example"], monthlyDollars: 1_000 };
  const idle = Math.ceil(standingCost(tokyo).reduce((sum, { dollars }) => sum + dollars, 0));
  test.each<[string, Stage["watch"], RegExp]>([
    ["nobody", "nobody", /Alarms would reach nobody/],
    ["no address", { ...watched, mail: [] }, /Alarms would reach nobody/],
    ["no mail address", { ...watched, mail: ["duty"] }, /duty is no mail address/],
    ["two in one", { ...watched, mail: ["a@b.example, c@d.example"] }, /is no mail address/],
    ["a hook in the open", { ...watched, hook: "http://duty.example" }, /must be https/],
    ["a hook that is none", { ...watched, hook: "duty" }, /must be https/],
    ["a budget below what it costs idle", { ...watched, monthlyDollars: idle }, /is not above the/],
    ["a budget that is no number", { ...watched, monthlyDollars: Number.NaN }, /is not above the/],
  ])("%s", (_, watch, why) => {
    expect(
      stageFaults({ ...tokyo, watch })
        .map(({ en }) => en)
        .join("\n"),
    ).toMatch(why);
  });
  test("and one that is heard is not", () => {
    expect(stageFaults({ ...tokyo, watch: watched })).toEqual([]);
  });
});
