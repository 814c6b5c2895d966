// The journal's own file, looked at beneath the database: which records cannot be read any more, and whether it is sound at all.
import { DatabaseSync } from "node:sqlite";

/** Each by its key; the file's own faults by what SQLite calls them. */
export interface FileFaults {
  readonly unreadable: readonly { readonly pk: string; readonly sk: string }[];
  readonly damage: readonly string[];
}

const MOST = 100;

/** Reads only. What a gateway writes meanwhile does not disturb it. */
export function faultsOfFile(file: string, table: string): FileFaults {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly: true });
    const damage = soundness(database);
    return { damage, unreadable: damage.length > 0 ? unreadableIn(database, quoted(table)) : [] };
  } catch (fault) {
    return { damage: [(fault as Error).message], unreadable: [] };
  } finally {
    database?.close();
  }
}

function soundness(database: DatabaseSync): string[] {
  try {
    const rows = database.prepare(`PRAGMA integrity_check(${MOST})`).all();
    return rows.map(row => String(row.integrity_check)).filter(said => said !== "ok");
  } catch (fault) {
    return [(fault as Error).message];
  }
}

/** Every key that any index still tells of, and whose record is gone. */
function unreadableIn(database: DatabaseSync, table: string): { pk: string; sk: string }[] {
  const keys = new Map<string, { pk: string; sk: string }>();
  const byTime = quoted(`${table.slice(1, -1)}::gsi::byTime`);
  for (const order of ["ASC", "DESC"]) {
    const own = `SELECT pk, sk FROM ${table} ORDER BY pk ${order}, sk ${order}`;
    const timed = `SELECT table_pk AS pk, table_sk AS sk FROM ${byTime} ORDER BY table_pk ${order}, table_sk ${order}`;
    for (const query of [own, timed])
      for (const key of asFarAsItGoes(database, query)) keys.set(`${key.pk}\0${key.sk}`, key);
  }
  const lost = [...keys.values()].filter(key => !isReadable(database, table, key));
  return lost.map(({ pk, sk }) => ({ pk: plain(pk), sk: plain(sk) }));
}

function* asFarAsItGoes(database: DatabaseSync, query: string): Generator<{ pk: string; sk: string }> {
  try {
    for (const { pk, sk } of database.prepare(query).iterate()) yield { pk: String(pk), sk: String(sk) };
  } catch {
    // Whatever lies behind the damage is reached from the other end, or by the other index.
  }
}

function isReadable(database: DatabaseSync, table: string, { pk, sk }: { pk: string; sk: string }): boolean {
  try {
    const row = database.prepare(`SELECT item_json FROM ${table} WHERE pk = ? AND sk = ?`).get(pk, sk);
    JSON.parse(String(row?.item_json));
    return row !== undefined;
  } catch {
    return false;
  }
}

/** The database writes the type of a key before it. */
function plain(key: string): string {
  return key.replace(/^S:/, "");
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
