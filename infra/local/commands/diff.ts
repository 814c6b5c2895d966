// `npm run diff -- <stage>`: what deploying this tree would change of a stage, in words, against an earlier release; offline. Exit code 1 where
// something is to be looked at first.
import { parseArgs } from "node:util";
import { STAGES } from "../../stages/stages.ts";
import { command } from "../run/command.ts";
import { CannotBegin } from "../run/sentence.ts";
import type { Change } from "./diff/changes.ts";

const USAGE = `用法 | usage: npm run diff -- <stage> [--base <git ref or kept folder>] [--keep <folder>]
  --base  與哪一版比較；省略則為最近的標籤，無標籤則為最近的提交 | compared with: a commit, a tag or a kept folder; left out, the last tag, or else the last commit
  --keep  保存這一版，供日後比較 | keeps this release, to be compared with later
「!」須先看過 | is to be looked at before it is deployed
結束碼 | exit code: 0 無須先看 | nothing to be looked at · 1 有 | something · 2 無法比較 | trouble`;

interface Wish {
  readonly stage: string;
  readonly base: string | undefined;
  readonly keep: string | undefined;
}

const wish = wishOf(process.argv.slice(2));
if (wish) await command(() => diff(wish));
else {
  console.error(USAGE);
  process.exitCode = 2;
}

async function diff({ stage, base, keep }: Wish): Promise<number> {
  if (!STAGES.some(({ name }) => name === stage)) {
    const names = STAGES.map(({ name }) => name).join(", ");
    throw new CannotBegin(`沒有部署環境 ${stage} | no stage is called ${stage}: ${names}`);
  }
  const { keepRelease, usualBase, withReleases } = await import("./diff/release.ts");
  const { changesBetween, HEADINGS } = await import("./diff/changes.ts");
  const { resourceChanges } = await import("./diff/resources.ts");
  const from = base ?? usualBase();
  return withReleases(stage, from, (before, now) => {
    const changes = [...changesBetween(before, now), ...resourceChanges(before, now)];
    console.log(`${stage}：${from} → 目前的檔案 | what is here`);
    for (const [of, heading] of Object.entries(HEADINGS))
      printed(
        heading,
        changes.filter(each => each.of === of),
      );
    const count = changes.filter(({ careful }) => careful).length;
    console.log(
      `\n${changes.length} 項變更，${count} 項須先看過 | ${changes.length} changes, ${count} to be looked at`,
    );
    if (keep) keepRelease(now, keep);
    return count === 0 ? 0 : 1;
  });
}

function printed(heading: string, changes: readonly Change[]): void {
  if (changes.length > 0) console.log(`\n${heading}`);
  for (const { how, what, careful } of changes) console.log(`${careful ? "!" : " "} ${how} ${what}`);
}

function wishOf(args: string[]): Wish | undefined {
  try {
    const options = { base: { type: "string" }, keep: { type: "string" } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [stage, ...more] = positionals;
    if (stage === undefined || more.length > 0) return undefined;
    return { stage, base: values.base, keep: values.keep };
  } catch {
    return undefined;
  }
}
