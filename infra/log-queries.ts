// The questions that the runbook asks of the logs, kept in the account over the logs of one concern: nobody types them at night.
import * as logs from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import { namesOf } from "./function-name.ts";

const QUERIES: Readonly<Record<string, string>> = {
  failures: `fields @timestamp, message.route, message.error, message.request
| filter message.happening = "failed" or level = "ERROR"
| sort @timestamp desc | limit 200`,
  "one request": `fields @timestamp, @log, message.happening, message.route, message.error
| filter message.request = "write the request id here"
| sort @timestamp asc`,
  happenings: "stats count(*) as times by message.happening, @log | sort times desc",
};

export function keepQueries(scope: Construct, concern: string, groups: readonly logs.ILogGroup[]): void {
  for (const [name, queryString] of Object.entries(QUERIES))
    new logs.CfnQueryDefinition(scope, `${concern}-query-${name.replace(" ", "-")}`, {
      name: `${namesOf(scope)}/${concern}/${name}`,
      queryString,
      logGroupNames: groups.map(({ logGroupName }) => logGroupName),
    });
}
