// An option: the archives' own system at an address of its own, by mutual TLS, where the routes for machines are and no others.
import * as gateway from "aws-cdk-lib/aws-apigatewayv2";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import { Bucket } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { ROUTES } from "../functions/routes.ts";
import { apiBody } from "./api-body.ts";
import { openDoor } from "./api-door.ts";

/** `npx cdk deploy -c archivesApi='{"domainName":…}'`; without it, nothing of this is there. */
export interface MutualTls {
  readonly domainName: string;
  /** The certificate that the address itself shows. */
  readonly certificateArn: string;
  /** Where the certificates lie that callers must come from: one PEM file. */
  readonly trustStore: { readonly bucket: string; readonly key: string; readonly version?: string };
}

export interface ArchivesApiProps extends MutualTls {
  readonly uriOf: (entry: string) => string;
}

const MACHINE_ROUTES = ROUTES.filter(({ machine }) => machine);

export class ArchivesApi extends Construct {
  readonly apiId: string;

  constructor(scope: Construct, id: string, props: ArchivesApiProps) {
    super(scope, id);
    const { domainName, certificateArn, trustStore, uriOf } = props;
    const { bucket, ...store } = trustStore;
    const domain = new gateway.DomainName(this, "Domain", {
      domainName,
      certificate: Certificate.fromCertificateArn(this, "Certificate", certificateArn),
      mtls: { bucket: Bucket.fromBucketName(this, "TrustStore", bucket), ...store },
    });
    const api = new gateway.CfnApi(this, "Api", {
      body: apiBody("docgate for the archives", { routes: MACHINE_ROUTES }, uriOf),
      // The address every API is given by itself asks for no certificate: it would be the way round.
      disableExecuteApiEndpoint: true,
    });
    const stage = openDoor(this, api.ref);
    new gateway.CfnApiMapping(this, "Mapping", {
      apiId: api.ref,
      domainName: domain.name,
      stage: stage.ref,
    });
    this.apiId = api.ref;
  }

  asks(entry: string): boolean {
    return MACHINE_ROUTES.some(route => route.entry === entry);
  }
}

/** On the command line it is text, in cdk.json an object. */
export function mutualTlsIn(context: unknown): MutualTls | undefined {
  if (context === undefined) return undefined;
  const given = (typeof context === "string" ? JSON.parse(context) : context) as Partial<MutualTls>;
  const { domainName, certificateArn, trustStore } = given;
  if (!domainName || !certificateArn || !trustStore?.bucket || !trustStore.key)
    throw new Error("archivesApi wants domainName, certificateArn and trustStore with bucket and key");
  return { domainName, certificateArn, trustStore };
}
