// The addresses under which docgate is asked. It names functions and knows none: rebuilding them never changes an address.
import { CfnOutput, Duration, Stack, type StackProps } from "aws-cdk-lib";
import * as gateway from "aws-cdk-lib/aws-apigatewayv2";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { Construct } from "constructs";
import { CAUGHT, ROUTES } from "../functions/routes.ts";
import { alarm } from "./alarms.ts";
import { apiBody } from "./api-body.ts";
import { openDoor } from "./api-door.ts";
import { ArchivesApi, mutualTlsIn } from "./archives-api.ts";
import type { Foundations } from "./feature-stack.ts";
import { invocationUri, namesOf } from "./function-name.ts";
import { FRONT_REGION } from "./stages/domain-faults.ts";
import type { StageDomain, StageFront } from "./stages/stage.ts";

/** The entry that answers paths and methods no route has. */
const OTHERWISE = "about/about";

export interface ApiProps extends StackProps {
  readonly domain: StageDomain | undefined;
}

export class ApiStack extends Stack {
  /** Where people and programs reach it. */
  readonly url: string;
  readonly apiId: string;
  readonly front: Foundations["front"];
  /** Which APIs may call the function of an entry, by their ids. */
  readonly callersOf: (entry: string) => readonly string[];

  constructor(scope: Construct, id: string, { domain, ...props }: ApiProps) {
    super(scope, id, props);
    const uriOf = (entry: string) => invocationUri(this, entry);
    const caught = CAUGHT.map(({ method, path }) => ({ method, path, entry: OTHERWISE }));
    const api = new gateway.CfnApi(this, "Api", {
      body: apiBody("docgate", { routes: [...ROUTES, ...caught], otherwise: OTHERWISE }, uriOf),
      // The address that AWS gives would be the way round the city's own.
      ...(domain && { disableExecuteApiEndpoint: true }),
    });
    this.apiId = api.ref;
    const stage = openDoor(this, api.ref);
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
    this.url = domain ? `https://${domain.name}` : api.attrApiEndpoint;
    if (domain) this.answerTo(domain, api.ref, stage.ref);
    this.front = domain?.front && this.frontOf(domain.front);
    new CfnOutput(this, "ApiUrl", { value: this.url });

    const mutualTls = mutualTlsIn(this.node.tryGetContext("archivesApi"));
    const archives = mutualTls && new ArchivesApi(this, "Archives", { ...mutualTls, uriOf });
    const asked = new Set([OTHERWISE, ...ROUTES.map(({ entry }) => entry)]);
    this.callersOf = entry => [
      ...(asked.has(entry) ? [api.ref] : []),
      ...(archives?.asks(entry) ? [archives.apiId] : []),
    ];
  }

  /** Where there is a front, by the name that it asks by, and by no other. */
  private answerTo({ name, certificateArn, front }: StageDomain, apiId: string, stage: string): void {
    const domain = new gateway.DomainName(this, "Domain", {
      domainName: front?.origin ?? name,
      certificate: Certificate.fromCertificateArn(this, "Certificate", certificateArn),
    });
    new gateway.CfnApiMapping(this, "Mapping", { apiId, domainName: domain.name, stage });
    new CfnOutput(this, "DomainTarget", { value: domain.regionalDomainName });
  }

  /** Where the front is made it is looked up too: it lies in both regions. */
  private frontOf({ origin }: StageFront): NonNullable<Foundations["front"]> {
    const keyName = `${namesOf(this)}-front`;
    new Secret(this, "FrontKey", {
      secretName: keyName,
      description: "By which the front proves itself: now, and before while it changes over",
      generateSecretString: {
        ...{ secretStringTemplate: "{}", generateStringKey: "now" },
        ...{ passwordLength: 64, excludePunctuation: true },
      },
      replicaRegions: [{ region: FRONT_REGION }],
    });
    return { origin: `https://${origin}`, keyName };
  }
}
