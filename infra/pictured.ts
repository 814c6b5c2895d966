// What the dashboard shows, from the question a person has: is the gate answering, does the API, do the followers keep up, is the journal
// well. Every name in it is known beforehand, so that it waits for no other stack's functions.
import { Duration } from "aws-cdk-lib";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import { CONNECT, DISPATCHER, ENTRIES } from "../functions/entries.ts";
import { functionName, queueName } from "./stages/names.ts";

export type Dimensions = Readonly<Record<string, string>>;

const WIDTH = 12;
const period = Duration.minutes(5);

export interface Pictured {
  readonly apiId: string;
  readonly journal: string;
  /** What the stage's names begin with. */
  readonly names: string;
}

export function pictured(of: Pictured): cloudwatch.IWidget[][] {
  const asked = {
    connect: functionName(of.names, CONNECT),
    ask: functionName(of.names, "sessions/ask"),
  };
  const lambdaOf = (metricName: string, statistic: string) =>
    Object.entries(asked).map(([label, FunctionName]) =>
      metric("AWS/Lambda", metricName, { FunctionName }, statistic, `${label} ${statistic}`),
    );
  const apiOf = (metricName: string, statistic: string) =>
    metric("AWS/ApiGateway", metricName, { ApiId: of.apiId }, statistic, `${metricName} ${statistic}`);
  const journalOf = (metricName: string) =>
    metric("AWS/DynamoDB", metricName, { TableName: of.journal }, "sum", metricName);
  const followers = ENTRIES.filter(({ follows, path }) => follows && path !== DISPATCHER);
  return [
    [
      graph("連線詢問 Questions at the gate", lambdaOf("Invocations", "sum")),
      graph("回答時間（毫秒） Time to the answer (ms)", [
        ...lambdaOf("Duration", "p50"),
        ...lambdaOf("Duration", "p99"),
      ]),
    ],
    [
      graph("未能回答 Not answered", [...lambdaOf("Errors", "sum"), ...lambdaOf("Throttles", "sum")]),
      graph("API", [apiOf("Count", "sum"), apiOf("4xx", "sum"), apiOf("5xx", "sum")]),
    ],
    [
      graph(
        "待處理事件（秒） Followers: age of the oldest event (s)",
        followers.map(({ path }) =>
          metric(
            "AWS/SQS",
            "ApproximateAgeOfOldestMessage",
            { QueueName: queueName(of.names, path) },
            "max",
            path,
          ),
        ),
      ),
      graph("歷程資料庫 The journal", [
        journalOf("ConsumedReadCapacityUnits"),
        journalOf("ConsumedWriteCapacityUnits"),
        journalOf("TransactionConflict"),
      ]),
    ],
  ];
}

function graph(title: string, left: cloudwatch.IMetric[]): cloudwatch.GraphWidget {
  return new cloudwatch.GraphWidget({ title, left, width: WIDTH });
}

function metric(
  namespace: string,
  metricName: string,
  dimensionsMap: Dimensions,
  statistic: string,
  label: string,
): cloudwatch.Metric {
  return new cloudwatch.Metric({ namespace, metricName, dimensionsMap, statistic, label, period });
}
