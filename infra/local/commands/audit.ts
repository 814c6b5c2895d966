// `npm run audit`: is the journal as it was recorded? Prints what it finds in plain words; exit code 1 when anything is wrong.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type Finding, FLAWS } from "../../../functions/audit/finding.ts";
import type { Head } from "../../../functions/audit/journal-audit.ts";
import type { PublicKey } from "../../../functions/shared/signing/signed.ts";
import type { Endpoints } from "../run/endpoints.ts";
import { pointTo } from "../run/point-to.ts";
import { DATA, withGateway } from "../run/running.ts";

const USAGE = `用法 | usage: npm run audit -- [--data <folder>] [--keep <file>] [--against <file>]
  --data     閘道的資料夾 | the gateway's folder (${DATA})
  --keep     將各串流的進度存檔，供日後比對 | keep how far each stream has come, to compare with later
  --against  與先前的存檔比對 | compare with what was kept earlier`;

interface Wish {
  readonly data: string;
  readonly keep: string | undefined;
  readonly against: string | undefined;
}

const wish = wishOf(process.argv.slice(2));
if (wish) process.exitCode = await withGateway(wish.data, endpoints => audit(wish, endpoints));
else {
  console.error(USAGE);
  process.exitCode = 2;
}

async function audit({ keep, against }: Wish, endpoints: Endpoints): Promise<number> {
  pointTo(endpoints);
  const { auditJournal } = await import("../../../functions/audit/journal-audit.ts");
  const earlier = against ? (JSON.parse(readFileSync(against, "utf8")) as Head[]) : [];
  const keys = await publishedKeys(endpoints);
  const { findings, heads, events, checkpoint } = await auditJournal({ keys, earlier });
  for (const finding of findings) console.log(sentence(finding));
  if (keep) writeFileSync(keep, JSON.stringify(heads));
  const [streams, count] = [heads.length, findings.length];
  console.log(
    `${streams} 個串流、${events} 個事件、${count} 項不符 | ${streams} streams, ${events} events, ${count} findings`,
  );
  console.log(`查核點 | checkpoint ${checkpoint}`);
  return count === 0 ? 0 : 1;
}

function sentence({ flaw, pk, sk }: Finding): string {
  return `${pk} ${sk}  ${FLAWS[flaw]["zh-TW"]} | ${FLAWS[flaw].en}`;
}

async function publishedKeys({ api }: Endpoints): Promise<readonly PublicKey[]> {
  const answer = await fetch(`${api}/.well-known/jwks.json`);
  return ((await answer.json()) as { keys: readonly PublicKey[] }).keys;
}

function wishOf(args: string[]): Wish | undefined {
  try {
    const { values } = parseArgs({
      args,
      options: {
        data: { type: "string", default: DATA },
        keep: { type: "string" },
        against: { type: "string" },
      },
    });
    if (values.against && !existsSync(values.against)) return undefined;
    return { data: values.data, keep: values.keep, against: values.against };
  } catch {
    return undefined;
  }
}
