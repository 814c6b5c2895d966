// The proof of a change of policies as a pull request shows it: what opens and what closes, case by case, in both languages; pure.
import type { Words } from "../../../../../functions/shared/words.ts";

/** What a change opens and closes: by each policy, the smallest example. */
export interface Change {
  readonly opens: readonly Case[];
  readonly closes: readonly Case[];
}

interface Case {
  readonly policy: string;
  readonly words: Words;
}

export interface Shown {
  readonly folder: string;
  /** What holds of the policies by themselves. */
  readonly present: { readonly lines: readonly string[]; readonly faults: readonly string[] };
  /** Nothing where there is nothing to compare with. */
  readonly change?: Change;
}

export function markdownOf(all: readonly Shown[], base: string | undefined): string[] {
  return [
    `## 規則變更的證明 Proof of the policies${base === undefined ? "" : ` (${"`"}${base}${"`"} → )`}`,
    ...all.flatMap(each => ["", ...folderLines(each)]),
  ];
}

function folderLines({ folder, present, change }: Shown): string[] {
  const [counted = "", ...overlaps] = present.lines;
  return [
    `### ${folder}`,
    "",
    ...present.faults.map(fault => `- **✗ ${escaped(fault)}**`),
    ...(change ? [] : ["- **✗ 查無可比較的版本 There is nothing to compare with: no proof**"]),
    ...(change ? casesOf(change.opens, "開放", "opens") : []),
    ...(change ? casesOf(change.closes, "關閉", "closes") : []),
    `- ${escaped(counted)}`,
    ...(overlaps.length > 0 ? overlapLines(overlaps) : []),
  ];
}

function casesOf(cases: readonly Case[], zh: string, en: string): string[] {
  if (cases.length === 0) return [`- **✓ 未${zh}任何情形（已證明） It ${en} nothing (proved)**`];
  return [
    `- **${zh} It ${en}:**`,
    "",
    "| 規則 policy | 最小的例子 | Smallest example |",
    "| --- | --- | --- |",
    ...cases.map(
      ({ policy, words }) => `| ${"`"}${policy}${"`"} | ${escaped(words["zh-TW"])} | ${escaped(words.en)} |`,
    ),
    "",
  ];
}

function overlapLines(overlaps: readonly string[]): string[] {
  return [
    "",
    "<details><summary>拿掉也不會放行的規則 What opens nothing when it is dropped</summary>",
    "",
    ...overlaps.map(line => `- ${escaped(line.trim())}`),
    "",
    "</details>",
  ];
}

/** What an example says is no markup of the page it is shown on. */
function escaped(text: string): string {
  return text.replaceAll(/[\\|<>*_`[\]]/g, sign => `\\${sign}`);
}
