// A journal of one's own: a fresh table in the real embedded database, or in any other by DYNAMODB_ENDPOINT.
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DeleteTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { createTables, LOCAL_AWS, startDatabase } from "../../../infra/local/aws/database.ts";
import { build } from "../../../infra/local/run/build.ts";
import { useJournal } from "../../../infra/local/run/journal-settings.ts";
import { readModel } from "../../../infra/local/run/template.ts";

export interface OwnJournal {
  readonly url: string;
  readonly table: string;
  /** The embedded database's own file. */
  readonly file: string;
  /** Points the doors to another table, with nothing in it; the earlier ones go with the database. */
  renew(): Promise<void>;
  close(): Promise<void>;
}

/** The journal's doors then work as they do in a function. */
export async function ownJournal(): Promise<OwnJournal> {
  const folder = await mkdtemp(join(tmpdir(), "docgate-journal-"));
  const database = await startDatabase({ folder, port: 0 });
  const { url } = database;
  // Benches ask the gate as tests do: through endpoints that ask for a log-in.
  process.env.VPN_AUTHENTICATION ??= "saml";
  const model = readModel((await build()).folder, {
    TokenIssuer: "-",
    TokenKeysUrl: "-",
    TokenAudience: "-",
    ApiUrl: "-",
    QueuesUrl: "-",
  });
  const tables: string[] = [];
  const renew = async () => {
    const table = `Journal-${randomUUID()}`;
    // The journal first, as the template has it, and beside it the directory of names.
    const named = model.tables.map((each, at) => ({ ...each, name: at === 0 ? table : `${table}-${at}` }));
    await createTables(url, { ...model, tables: named });
    tables.unshift(...named.map(({ name }) => name));
    process.env.DIRECTORY_TABLE = named[1]?.name;
    process.env.NOTICES_TABLE = named[2]?.name;
    useJournal({ aws: { dynamodb: url }, table });
  };
  await renew();
  return {
    url,
    get table() {
      return tables[0] ?? "";
    },
    file: join(folder, "journal.sqlite"),
    renew,
    async close() {
      const client = new DynamoDBClient({ endpoint: url, ...LOCAL_AWS });
      for (const TableName of tables) await client.send(new DeleteTableCommand({ TableName }));
      client.destroy();
      await database.close();
      await rm(folder, { recursive: true });
    },
  };
}
