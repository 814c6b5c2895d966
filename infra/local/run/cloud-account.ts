// What the environment says of a real account, while everything here lies on this machine: not used, and not ignored in silence.
import { CannotBegin } from "./sentence.ts";

/** Rights to a real account that lie about in the environment of whoever works on one: nothing here uses them. */
export function ignoreCloudAccount(): void {
  for (const name of ["AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL"])
    delete process.env[name];
}

/** Whoever names a table of an account wants that one read: a script that reads only what is here must not seem to have. */
export function refuseOtherJournal(): void {
  const { JOURNAL_TABLE: table, DYNAMODB_ENDPOINT: named, AWS_ENDPOINT_URL_DYNAMODB: pointed } = process.env;
  if (!table || isElsewhere(named) || isElsewhere(pointed)) return;
  throw new CannotBegin(
    `環境變數 JOURNAL_TABLE 指向資料表 ${table}，但此指令只讀本機的日誌（--data），沒有讀取該表。請取消 JOURNAL_TABLE，或以 DYNAMODB_ENDPOINT 指定本機可讀的服務。\n` +
      `JOURNAL_TABLE names the table ${table}, but this command reads only a journal on this machine (--data); that table was not read. Unset JOURNAL_TABLE, or name a DynamoDB of your own in DYNAMODB_ENDPOINT.`,
  );
}

/** A DynamoDB that is not the cloud's. */
function isElsewhere(address: string | undefined): boolean {
  const host = address && URL.parse(address)?.hostname;
  return Boolean(host) && !/(^|\.)amazonaws\.com(\.cn)?$/.test(String(host));
}
