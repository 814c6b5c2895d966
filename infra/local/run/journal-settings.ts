// Lets the journal's doors work from a script: they read their settings as in a function, here those of a running gateway.
import { LOCAL_AWS } from "../aws/database.ts";
import { ignoreCloudAccount } from "./cloud-account.ts";
import type { Endpoints } from "./endpoints.ts";

/** Before anything that opens the journal is imported. */
export function useJournal({
  aws,
  table,
}: Pick<Endpoints, "table"> & { readonly aws: Pick<Endpoints["aws"], "dynamodb"> }): void {
  ignoreCloudAccount();
  Object.assign(process.env, {
    JOURNAL_TABLE: table,
    AWS_REGION: LOCAL_AWS.region,
    AWS_ACCESS_KEY_ID: LOCAL_AWS.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_AWS.credentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: aws.dynamodb,
  });
}
