// A journal of its own for a test file: a fresh table in the real embedded database, or in any other by DYNAMODB_ENDPOINT.
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DeleteTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll } from "vitest";
import { build } from "../../infra/local/build.ts";
import { createTables, LOCAL_AWS, startDatabase } from "../../infra/local/database.ts";
import { readModel } from "../../infra/local/template.ts";

/** Call at the top of a test file; the journal's doors then work as they do in a function. */
export function withJournal(): { readonly url: () => string; readonly table: () => string } {
  let url = "";
  let table = "";
  let clear: () => Promise<void> = async () => {};
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), "docgate-journal-"));
    const database = await startDatabase({ folder, port: 0 });
    url = database.url;
    const model = readModel((await build()).folder, {
      TokenIssuer: "-",
      TokenKeysUrl: "-",
      TokenAudience: "-",
      ApiUrl: "-",
      Secret: "-",
    });
    table = `Journal-${randomUUID()}`;
    await createTables(url, { ...model, tables: model.tables.map(each => ({ ...each, name: table })) });
    Object.assign(process.env, {
      JOURNAL_TABLE: table,
      AWS_REGION: LOCAL_AWS.region,
      AWS_ACCESS_KEY_ID: LOCAL_AWS.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: LOCAL_AWS.credentials.secretAccessKey,
      AWS_ENDPOINT_URL_DYNAMODB: url,
    });
    clear = async () => {
      const client = new DynamoDBClient({ endpoint: url, ...LOCAL_AWS });
      await client.send(new DeleteTableCommand({ TableName: table }));
      client.destroy();
      await database.close();
      await rm(folder, { recursive: true });
    };
  }, 60_000);
  afterAll(() => clear());
  return { url: () => url, table: () => table };
}
