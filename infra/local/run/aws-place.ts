// Where a script finds the services it works on: those of the gateway on a folder, or those of an account, as it was told.
import { LOCAL_AWS } from "../aws/database.ts";
import { withGateway } from "./running.ts";

export interface AwsPlace {
  readonly data: string;
  /** Of an account; without it, this machine. */
  readonly region?: string | undefined;
  readonly profile?: string | undefined;
  /** The journal's table there, where the script reads or writes it. */
  readonly table?: string | undefined;
}

/** The doors of the product read their settings as in a function: here those of the place. */
export async function atPlace<T>(place: AwsPlace, script: () => Promise<T>): Promise<T> {
  const { data, region, profile, table } = place;
  if (region) {
    Object.assign(process.env, {
      AWS_REGION: region,
      ...(profile && { AWS_PROFILE: profile }),
      ...(table && { JOURNAL_TABLE: table }),
    });
    return script();
  }
  return withGateway(data, ({ aws, table: journal }) => {
    Object.assign(process.env, {
      JOURNAL_TABLE: journal,
      AWS_REGION: LOCAL_AWS.region,
      AWS_ACCESS_KEY_ID: LOCAL_AWS.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: LOCAL_AWS.credentials.secretAccessKey,
      AWS_ENDPOINT_URL_DYNAMODB: aws.dynamodb,
      AWS_ENDPOINT_URL_SQS: aws.sqs,
    });
    return script();
  });
}
