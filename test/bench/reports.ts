// A pack of 5,000 rows from its snapshot to the signed archive, twice, and what checking as many rows of one report costs.
import { createHash } from "node:crypto";
import { packArchive, packFiles } from "../../functions/reports/pack-files.ts";
import { verifyPackFile } from "../../functions/reports/pack-verification.ts";
import { checkRows } from "../../functions/reports/row-faults.ts";
import { cityPack, rowsOf } from "../reports/many-rows.ts";
import { KEYS, signedArchive } from "../reports/signing.ts";

export const title = "IP reports: a pack of 5,000 rows, packed twice and compared";

const ROWS = 5_000;
const LIMITS = { widest: { 4: 24, 6: 64 }, documentation: "allowed" } as const;
const LIMIT_MS = 10_000;

export function run(print: (line: string) => void): void {
  const [first, second] = [packed(), packed()];
  const megabytes = (first.bytes / 1e6).toFixed(1);
  for (const { ms } of [first, second])
    print(`packed in ${ms.toFixed(0)} ms (limit ${LIMIT_MS}), ${megabytes} MB`);
  print(
    `sha256 ${first.digest}; ${first.digest === second.digest ? "the same twice" : "NOT THE SAME TWICE"}`,
  );
  if (first.digest !== second.digest || Math.max(first.ms, second.ms) > LIMIT_MS)
    throw new Error("the pack falls short");
  const archive = signedArchive(cityPack(ROWS));
  print(`verified in ${timed(() => verifyPackFile(archive, KEYS)).toFixed(0)} ms`);
  const rows = rowsOf("land", ROWS).map(row => ({ ...row, nature: "egress" as const }));
  print(
    `rows of one report checked in ${timed(() => checkRows(rows, { own: [], others: [] }, LIMITS)).toFixed(0)} ms`,
  );
}

function packed() {
  const start = performance.now();
  const archive = packArchive(packFiles(cityPack(ROWS)), "");
  const ms = performance.now() - start;
  return { ms, bytes: archive.length, digest: createHash("sha256").update(archive).digest("hex") };
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
