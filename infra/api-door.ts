// The door of an API: how many may come at once, and what is written down of who came.
import { RemovalPolicy } from "aws-cdk-lib";
import * as gateway from "aws-cdk-lib/aws-apigatewayv2";
import * as logs from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";

/**
 * Anybody may knock, and each knock runs a function out of the pool that the gate draws from too: what is above this is answered 429 at
 * the door. A page of the console asks a handful of times, so a thousand people who open one in the same ten seconds pass.
 */
const THROTTLE = { throttlingRateLimit: 500, throttlingBurstLimit: 1_000 };

/** Who came to the door and what became of it, also of what no function ever saw. No token, no name, no query. */
const ACCESS = {
  at: "$context.requestTime",
  request: "$context.requestId",
  ip: "$context.identity.sourceIp",
  route: "$context.routeKey",
  status: "$context.status",
  bytes: "$context.responseLength",
  milliseconds: "$context.responseLatency",
  error: "$context.error.messageString",
  integrationError: "$context.integrationErrorMessage",
};

export function openDoor(scope: Construct, apiId: string): gateway.CfnStage {
  // It bears addresses, so it is kept no longer than whoever looks for an intrusion needs.
  const log = new logs.LogGroup(scope, "AccessLog", {
    retention: logs.RetentionDays.SIX_MONTHS,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  return new gateway.CfnStage(scope, "Stage", {
    apiId,
    stageName: "$default",
    autoDeploy: true,
    defaultRouteSettings: THROTTLE,
    accessLogSettings: { destinationArn: log.logGroupArn, format: JSON.stringify(ACCESS) },
  });
}
