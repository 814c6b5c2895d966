// The addresses under which docgate is asked. It names functions and knows none: rebuilding them never changes an address.
import { CfnOutput, Duration, Stack, type StackProps } from "aws-cdk-lib";
import * as gateway from "aws-cdk-lib/aws-apigatewayv2";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import type { Construct } from "constructs";
import { CAUGHT, ROUTES } from "../functions/routes.ts";
import { alarm } from "./alarms.ts";
import { apiBody } from "./api-body.ts";
import { openDoor } from "./api-door.ts";
import { ArchivesApi, mutualTlsIn } from "./archives-api.ts";
import { invocationUri } from "./function-name.ts";

/** The entry that answers paths and methods no route has. */
const OTHERWISE = "about/about";

export class ApiStack extends Stack {
  /** Where people and programs reach it. */
  readonly url: string;
  readonly apiId: string;
  /** Which APIs may call the function of an entry, by their ids. */
  readonly callersOf: (entry: string) => readonly string[];

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    const uriOf = (entry: string) => invocationUri(this, entry);
    const caught = CAUGHT.map(({ method, path }) => ({ method, path, entry: OTHERWISE }));
    const api = new gateway.CfnApi(this, "Api", {
      body: apiBody("docgate", { routes: [...ROUTES, ...caught], otherwise: OTHERWISE }, uriOf),
    });
    this.apiId = api.ref;
    openDoor(this, api.ref);
    alarm(this, "Faults", {
      article: "api-5xx",
      about: "the API",
      means: "the API answers 5xx",
      metric: new cloudwatch.Metric({
        namespace: "AWS/ApiGateway",
        metricName: "5xx",
        dimensionsMap: { ApiId: api.ref },
        statistic: "sum",
        period: Duration.minutes(5),
      }),
      threshold: 1,
    });
    this.url = api.attrApiEndpoint;
    new CfnOutput(this, "ApiUrl", { value: this.url });

    const mutualTls = mutualTlsIn(this.node.tryGetContext("archivesApi"));
    const archives = mutualTls && new ArchivesApi(this, "Archives", { ...mutualTls, uriOf });
    const asked = new Set([OTHERWISE, ...ROUTES.map(({ entry }) => entry)]);
    this.callersOf = entry => [
      ...(asked.has(entry) ? [api.ref] : []),
      ...(archives?.asks(entry) ? [archives.apiId] : []),
    ];
  }
}
