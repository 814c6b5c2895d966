// A decision among 100 terminals and among a million: the cost has to be the same, since only keys are read.
import { DatabaseSync } from "node:sqlite";
import { type OwnJournal, ownJournal } from "../shared/journal/own.ts";
import { spreadOf } from "./measure/contest.ts";
import { Random } from "./measure/random.ts";

export const title = "a decision among 100 to 1,000,000 terminals (goal: flat)";

const SIZES = [100, 10_000, 100_000, 1_000_000];
const ASKED = 150;
const WARM_UP = 30;
const AT_ONCE = 50_000;
const number = (at: number) => `3140101-99-${String(at).padStart(7, "0")}`;

export async function run(print: (line: string) => void): Promise<void> {
  const journal = await ownJournal();
  try {
    const { cityInOrder, knock } = await import("../gate/city.ts");
    const { handler } = await import("../../functions/sessions/connect.lambda.ts");
    const city = await cityInOrder({ accounts: 1_000_000 });
    const who = await city.borrower();
    const random = new Random(20_210_607);
    print(
      "terminals are copies of one in order, laid into the database's own file with its board, not one by one",
    );
    let there = 0;
    for (const size of SIZES) {
      multiply(journal, who.propertyNo, { from: there, to: size });
      there = size;
      await city.wired(who.propertyNo);
      const own: number[] = [];
      const any: number[] = [];
      for (let n = 0; n < WARM_UP + ASKED; n++)
        for (const [times, propertyNo] of [
          [own, who.propertyNo],
          [any, number(random.below(size))],
        ] as const) {
          const question = knock(city, { ...who, propertyNo });
          const start = performance.now();
          const { allow } = await handler(question);
          if (n >= WARM_UP) times.push(performance.now() - start);
          await city.hungUp(question["connection-id"]);
          if (allow !== (times === own)) throw new Error(`${propertyNo}: allowed is ${allow}`);
        }
      const ms = (times: readonly number[]) => spreadOf(times).median.toFixed(2);
      print(
        `${String(size).padStart(9)} terminals: allowed in ${ms(own)} ms, refused in ${ms(any)} ms (medians)`,
      );
    }
  } finally {
    await journal.close();
  }
}

/** Copies of its state and of its row on the board; none of them has a report of its link, so they are refused. */
function multiply(
  { file, table }: OwnJournal,
  original: string,
  { from, to }: { from: number; to: number },
): void {
  const database = new DatabaseSync(file, { timeout: 60_000 });
  const numbers = "WITH RECURSIVE n(i) AS (SELECT ? UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?)";
  const copied = (column: string) => `replace(${column}, '${original}', printf('3140101-99-%07d', i))`;
  const states = database.prepare(
    `${numbers} INSERT INTO "${table}" (pk, sk, item_json, item_size, hash_prefix)
     SELECT ${copied("pk")}, sk, ${copied("item_json")}, item_size, hash_prefix
     FROM n, (SELECT * FROM "${table}" WHERE pk = 'S:TERMINAL#${original}' AND sk = 'S:STATE')`,
  );
  const board = `${table}::gsi::board1`;
  const rows = database.prepare(
    `${numbers} INSERT INTO "${board}" (gsi_pk, gsi_sk, table_pk, table_sk, item_json)
     SELECT gsi_pk, ${copied("gsi_sk")}, ${copied("table_pk")}, table_sk, ${copied("item_json")}
     FROM n, (SELECT * FROM "${board}" WHERE table_pk = 'S:TERMINAL#${original}')`,
  );
  for (let at = from; at < to; at += AT_ONCE) {
    const until = Math.min(at + AT_ONCE, to);
    for (const statement of [states, rows]) statement.run(at, until);
  }
  database.close();
}
