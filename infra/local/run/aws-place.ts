// Where a script finds the services it works on: those of the gateway on a folder, or those of an account, as it was told.
import { useJournal } from "./journal-settings.ts";
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
  return withGateway(data, endpoints => {
    useJournal(endpoints);
    process.env.AWS_ENDPOINT_URL_SQS = endpoints.aws.sqs;
    return script();
  });
}
