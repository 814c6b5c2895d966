// Nothing that a law records is shown by the name it has in the code: each has words, in both languages.
import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { partWords, placeWords } from "../../functions/console/frame/record-words.ts";

/** What comes later words its own when it comes. */
const LATER = /\/(rosters|attendance|hours|notices)\//;

/** Where laws say what they record: the files that a law of the audit's table is in, and those its events and states are named in. */
function lawFiles(): readonly string[] {
  const table = readFileSync("functions/laws.ts", "utf8");
  const laws = [...table.matchAll(/Law \} from "\.\/(.+)"/g)].map(([, file]) => `functions/${file}`);
  const beside = globSync("functions/*/{custody,session-event,terminal-event,people-event}.ts");
  return [...laws, ...beside].filter(file => !LATER.test(file));
}

const names = new Set(
  lawFiles().flatMap(file =>
    [...readFileSync(file, "utf8").matchAll(/^\s+(?:\| \{ )?readonly (\w+)\??:/gm)].map(
      ([, name = ""]) => name,
    ),
  ),
);

test("every field of every law has words of its own", () => {
  expect(names.size).toBeGreaterThan(150);
  expect([...names].filter(name => partWords(name)["zh-TW"] === name)).toEqual([]);
});

test("a place says what it is and what it is part of; a name among the parts stays a name", () => {
  const { name, within } = placeWords(["custody", "loan", "scan", "toolVersion"]);
  expect([name["zh-TW"], ...within.map(each => each["zh-TW"])]).toEqual(["工具版本", "保管", "借用", "掃描"]);
  expect(placeWords(["loans", "a.b@c", "dueAt"]).within.map(({ en }) => en)).toEqual(["Loans", "a.b@c"]);
});
