// One alarm as all of the house are: called by its article in the runbook and by what it is about, silent where nothing is said, and told to
// whoever the stage names.
import { ArnFormat, Stack } from "aws-cdk-lib";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import type { Construct } from "constructs";
import { namesOf } from "./function-name.ts";

/** Each stack's alarms find the topic by its name, so that no stack waits for another's. */
export function topicName(scope: Construct): string {
  return `${namesOf(scope)}-watch`;
}

export function topicArn(scope: Construct): string {
  return Stack.of(scope).formatArn({
    service: "sns",
    resource: topicName(scope),
    arnFormat: ArnFormat.NO_RESOURCE_NAME,
  });
}

/** `docgate function-errors: sessions/connect`; whoever gets the mail reads in its subject what to open. */
export function alarmName(scope: Construct, article: string, about: string): string {
  return `${namesOf(scope)} ${article}: ${about}`;
}

export interface AlarmProps {
  /** Its heading in docs/operator-runbook.md. */
  readonly article: string;
  readonly about: string;
  readonly means: string;
  readonly metric: cloudwatch.IMetric;
  readonly threshold: number;
  /** Left out, what reaches the threshold rings. */
  readonly comparison?: cloudwatch.ComparisonOperator;
}

export function alarm(scope: Construct, id: string, said: AlarmProps): cloudwatch.Alarm {
  const { article, about, means, metric, threshold, comparison } = said;
  const made = new cloudwatch.Alarm(scope, id, {
    alarmName: alarmName(scope, article, about),
    alarmDescription: `${means}: docs/operator-runbook.md#${article}`,
    metric,
    threshold,
    evaluationPeriods: 1,
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    ...(comparison && { comparisonOperator: comparison }),
  });
  made.addAlarmAction({ bind: () => ({ alarmActionArn: topicArn(scope) }) });
  made.addOkAction({ bind: () => ({ alarmActionArn: topicArn(scope) }) });
  return made;
}
