// One word for one thing: words that were struck from the screen, the papers, the policies and the handbooks stay out.
import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** What was struck, and what is written in its place. */
const STRUCK: readonly (readonly [struck: RegExp, instead: string])[] = [
  [/具結|借用切結(?!書|$|[」"])/, "切結（切結書）"],
  [/我的閘門|\bMy gate\b/, "我的遠端連線; for the others 首頁"],
  [/帶出|登錄借出|借出中/, "攜出"],
  [/閘門(關|開)著|(?<!詢)問閘門/, "閘門關閉、閘門開啟；試算能否連線"],
  [/介質/, "網路類型"],
  [/(報告|文字|草稿)摘要/, "雜湊值（SHA-256）"],
  [/(?<![理事])由：/, "辦理者："],
  [/怎樣|還沒有|就留空|還是空的/, "如何；尚無、尚未；免填"],
  [/不要，回|沒有此動作的權限|請人事先|結束不晚於/, "取消，返回上一步 and the like"],
  [/答覆|仲介|中介|查核點|(?<!登入)憑據/, "答復、連線代理、稽核檢核點、佐證資料"],
  [/一條連線|不定期|兩種讀法|列數|逐列答復|各列(答復|進度|現況)/, "單一連線、未定期限、筆數、各項"],
  [/人員離開本機關|停止居家連線|召回辦公室|更正即為新版|資安事件/, "as 公文 say it"],
  [/One a line|Took a loan|Picture of the gate|\bNot well\b|Look at it|reason\(s\); all/, "plain English"],
];

const files = globSync([
  "functions/**/*.{ts,js}",
  "infra/**/*.ts",
  "policies/**/*.{json,cedar}",
  "docs/*.md",
  "README.md",
]);

test("what was struck is nowhere", () => {
  expect(files.length).toBeGreaterThan(1000);
  const found = files.flatMap(file => {
    const text = readFileSync(file, "utf8");
    return STRUCK.flatMap(([struck, instead]) => {
      const at = struck.exec(text);
      return at ? [`${file}: ${at[0]} → ${instead}`] : [];
    });
  });
  expect(found).toEqual([]);
});
