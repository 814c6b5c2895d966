// `npm run audit`: is the journal as it was recorded? Prints what it finds in plain words; exit code 1 when anything is wrong.
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import * as v from "valibot";
import { ASPECTS, type Aspect } from "../../../functions/audit/compared.ts";
import { type Finding, FLAWS } from "../../../functions/audit/finding.ts";
import type { JournalAudit } from "../../../functions/audit/journal-audit.ts";
import type { Head } from "../../../functions/shared/journal/event.ts";
import type { PublicKey } from "../../../functions/shared/signing/signed.ts";
import type { Words } from "../../../functions/shared/words.ts";
import { readKept } from "../login/kept-file.ts";
import { type AwsPlace, atPlace, PLACE_OPTIONS, requireKeys, saidPlace } from "../run/aws-place.ts";
import { command } from "../run/command.ts";
import { JOURNAL } from "../run/folder.ts";
import { faultsOfFile } from "../run/journal-file.ts";
import { DATA } from "../run/running.ts";
import { type Earlier, earlierIn } from "./audit/earlier.ts";

const USAGE = `用法 | usage: npm run audit -- [--data <folder>] [--keep <file>] [--against <file>]
       npm run audit -- --stage <name> [--profile <name>] [--keys <jwks.json>] [--keep <file>] [--against <file>]
       npm run audit -- --region <region> --table <journal> --keys <jwks.json> [--profile <name>] [--keep <file>] [--against <file>]
  --data     閘道的資料夾 | the gateway's folder (${DATA})
  --stage    已部署的環境 | a stage that is deployed; its stacks say where its journal is
  --keys     公開金鑰檔；省略則取自該環境的網址 | the public keys kept in a file; left out, those that the stage publishes
  --keep     將各串流的進度存檔，供日後比對 | keep how far each stream has come, to compare with later
  --against  與先前的存檔比對，或每日存檔的資料夾 | compare with what was kept earlier: a file, or the folder of each day's`;

/** What a request can only go through in part is gone through here as a whole. */
const COMPARED: readonly Aspect[] = [
  "events",
  "states",
  "texts",
  "signatures",
  "answers",
  "renewals",
  "seats",
];

const keysShape = v.looseObject({ keys: v.array(v.custom<PublicKey>(key => typeof key === "object")) });

const NOTHING_KEPT: Earlier = { heads: [], faults: [] };

interface Wish {
  readonly place: () => AwsPlace;
  readonly keys: string | undefined;
  readonly keep: string | undefined;
  readonly against: string | undefined;
}

const wish = wishOf(process.argv.slice(2));
if (wish)
  await command(() => {
    const place = wish.place();
    return atPlace(place, at => audit(wish, { ...at, data: place.region ? undefined : place.data }));
  });
else {
  console.error(USAGE);
  process.exitCode = 2;
}

interface At {
  readonly api?: string | undefined;
  readonly table?: string | undefined;
  /** Where the journal is a file of this machine. */
  readonly data: string | undefined;
}

async function audit({ keep, against, keys }: Wish, { api, table = "", data }: At): Promise<number> {
  const faults = fileFaults(data, table);
  const earlier = against ? earlierIn(against) : NOTHING_KEPT;
  for (const line of [...faults, ...earlier.faults]) console.log(line);
  try {
    const { findings, heads, events, checkpoint, unvouched } = await audited(
      await keysOf(keys, api),
      earlier.heads,
    );
    for (const finding of findings) console.log(sentence(finding));
    if (keep) writeFileSync(keep, JSON.stringify(heads));
    // Whoever audits has a journal in mind: one without an event is not it, or not any more.
    const missing = (heads.length === 0 ? 1 : 0) + earlier.faults.length;
    const [streams, count] = [heads.length, findings.length + faults.length + missing];
    console.log(
      `${streams} 個串流、${events} 個事件、${count} 項不符 | ${streams} streams, ${events} events, ${count} findings`,
    );
    for (const line of comparedLines(heads.length, against ? { file: against, ...earlier } : undefined))
      console.log(line);
    if (unvouched > 0) console.log(unvouchedLine(unvouched));
    console.log(`稽核檢核點 | checkpoint ${checkpoint}`);
    return count === 0 ? 0 : 1;
  } catch (fault) {
    // Only a file that is known to be damaged explains that the journal cannot be walked.
    if (faults.length === 0) throw fault;
    console.log(
      `日誌無法全部讀出，其餘未能查核，至少 ${faults.length} 項不符；請保留此檔並從備份還原 | the journal cannot be read to its end and the rest was not audited; at least ${faults.length} findings: keep the file as it is and put it back from a backup`,
    );
    return 1;
  }
}

function fileFaults(data: string | undefined, table: string): string[] {
  const file = data === undefined ? "" : join(data, JOURNAL);
  return existsSync(file) ? fileFaultLines(file, table) : [];
}

async function audited(keys: readonly PublicKey[], earlier: readonly Head[]): Promise<JournalAudit> {
  const { auditJournal } = await import("../../../functions/audit/journal-audit.ts");
  return auditJournal({ keys, earlier });
}

function fileFaultLines(file: string, table: string): string[] {
  const { unreadable, damage } = faultsOfFile(file, table);
  const first = damage
    .slice(0, 1)
    .map(what => `${file}  資料庫檔案損壞 | the database file is damaged: ${what.trim()}`);
  return [
    ...first,
    ...unreadable.map(({ pk, sk }) => `${pk} ${sk}  紀錄無法讀取 | the record cannot be read`),
  ];
}

function both(words: Words): string {
  return `${words["zh-TW"]} (${words.en})`;
}

function unvouchedLine(count: number): string {
  return `另有 ${count} 份保存的答復無事件可證，一律不予重送 | ${count} kept answers have no event that vouches for them and are never given again`;
}

/** What was compared with what: an audit that found nothing says nothing of what it could not see. */
function comparedLines(
  streams: number,
  against: (Earlier & { readonly file: string }) | undefined,
): string[] {
  const inside = `已比對 | compared: ${COMPARED.map(aspect => both(ASPECTS[aspect])).join("；")}`;
  const days = against?.days ? ` (${against.days.join(" – ")})` : "";
  const earlier = against
    ? `已比對：與 ${against.file}${days} 所存 ${against.heads.length} 個串流的進度；之後登錄的不在其內 | compared: how far ${against.heads.length} streams had come in ${against.file}${days}; what was recorded since is not covered by it`
    : "未比對：先前存檔的進度（--against）；尾端遭截短、整條重算或整條刪除的串流，無法由此看出 | not compared: how far streams had come earlier (--against); a stream that was cut short, wholly recomputed or wholly deleted cannot be seen";
  const empty =
    "日誌是空的，沒有可查核的內容：請確認資料表是否正確 | the journal is empty: there was nothing to audit; is it the right one?";
  return [...(streams === 0 ? [empty] : []), inside, earlier];
}

function sentence({ flaw, pk, sk }: Finding): string {
  return `${pk} ${sk}  ${FLAWS[flaw]["zh-TW"]} | ${FLAWS[flaw].en}`;
}

async function keysOf(file: string | undefined, api: string | undefined): Promise<readonly PublicKey[]> {
  if (file) return requireKeys(readKept(file, keysShape)).keys;
  const answer = await fetch(`${requireKeys(api)}/.well-known/jwks.json`);
  return ((await answer.json()) as { keys: readonly PublicKey[] }).keys;
}

function wishOf(args: string[]): Wish | undefined {
  try {
    const { values } = parseArgs({
      args,
      options: {
        ...PLACE_OPTIONS,
        keys: { type: "string" },
        keep: { type: "string" },
        against: { type: "string" },
      },
    });
    if (values.against && !existsSync(values.against)) return undefined;
    const place = saidPlace(values);
    const { keep, against, keys } = values;
    return place && { place, keys, keep, against };
  } catch {
    return undefined;
  }
}
