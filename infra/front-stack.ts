// The front of a stage that has one: CloudFront with a firewall, which hands on what it takes and keeps nothing. Both are looked for in
// Virginia, wherever the stage is; what they let through goes to the stage's own region.
import { Stack, type StackProps } from "aws-cdk-lib";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import * as cloudfront from "aws-cdk-lib/aws-cloudfront";
import { HttpOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import * as wafv2 from "aws-cdk-lib/aws-wafv2";
import type { Construct } from "constructs";
import { FRONT_HEADERS } from "../functions/shared/http/front-names.ts";
import { namesOf } from "./function-name.ts";
import type { StageFront } from "./stages/stage.ts";

export interface FrontProps extends StackProps {
  readonly domain: string;
  readonly front: StageFront;
  /** The name of the secret that it proves itself by. */
  readonly keyName: string;
}

/** What a viewer writes there itself is written over, so that only what the edge saw gets through. */
export const SEEN = `function handler(event) {
  var request = event.request;
  request.headers["${FRONT_HEADERS.address}"] = { value: event.viewer.ip };
  request.headers["${FRONT_HEADERS.host}"] = { value: request.headers.host.value };
  return request;
}`;

/** AWS keeps these two up; the one on all bodies takes no file of more than 8 kB. */
const KEPT_UP = ["AWSManagedRulesAmazonIpReputationList", "AWSManagedRulesKnownBadInputsRuleSet"];

export class FrontStack extends Stack {
  constructor(scope: Construct, id: string, { domain, front, keyName, ...props }: FrontProps) {
    super(scope, id, props);
    const firewall = this.firewall(front);
    const seen = new cloudfront.Function(this, "Seen", {
      functionName: `${namesOf(this)}-seen`,
      runtime: cloudfront.FunctionRuntime.JS_2_0,
      code: cloudfront.FunctionCode.fromInline(SEEN),
    });
    new cloudfront.Distribution(this, "Front", {
      comment: `${namesOf(this)}, turn ${front.turn}`,
      domainNames: [domain],
      certificate: Certificate.fromCertificateArn(this, "Certificate", front.certificateArn),
      minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
      webAclId: firewall.attrArn,
      ...(front.countries && { geoRestriction: cloudfront.GeoRestriction.allowlist(...front.countries) }),
      defaultBehavior: {
        origin: new HttpOrigin(front.origin, {
          protocolPolicy: cloudfront.OriginProtocolPolicy.HTTPS_ONLY,
          originSslProtocols: [cloudfront.OriginSslPolicy.TLS_V1_2],
          // CloudFormation looks it up when it deploys; of what a viewer sends under this name nothing is handed on.
          customHeaders: { [FRONT_HEADERS.key]: `{{resolve:secretsmanager:${keyName}:SecretString:now}}` },
        }),
        allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
        // What one may read another may not: nothing is ever kept here.
        cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED,
        originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        functionAssociations: [{ function: seen, eventType: cloudfront.FunctionEventType.VIEWER_REQUEST }],
      },
    });
  }

  private firewall({ mostFromOne }: StageFront): wafv2.CfnWebACL {
    const visibilityConfig = (metricName: string) => ({
      metricName,
      cloudWatchMetricsEnabled: true,
      // Samples bear addresses and what was asked.
      sampledRequestsEnabled: false,
    });
    const limit = {
      name: "one-address",
      priority: 0,
      action: { block: { customResponse: { responseCode: 429 } } },
      statement: { rateBasedStatement: { aggregateKeyType: "IP", limit: mostFromOne } },
      visibilityConfig: visibilityConfig("one-address"),
    };
    const keptUp = KEPT_UP.map((name, at) => ({
      name,
      priority: at + 1,
      overrideAction: { none: {} },
      statement: { managedRuleGroupStatement: { vendorName: "AWS", name } },
      visibilityConfig: visibilityConfig(name),
    }));
    return new wafv2.CfnWebACL(this, "Firewall", {
      name: namesOf(this),
      scope: "CLOUDFRONT",
      defaultAction: { allow: {} },
      rules: [limit, ...keptUp],
      visibilityConfig: visibilityConfig(namesOf(this)),
    });
  }
}
