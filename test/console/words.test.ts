// The words of the console: each act, field and group of fields is worded in one place only, and no words are left of an act that is gone.
import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { ACTS } from "../../functions/console/form/acts.ts";
import { GROUPS } from "../../functions/console/form/groups.ts";
import { FIELDS, fieldWords, valueWords } from "../../functions/console/form/label.ts";
import { ACT_WORDS } from "../../functions/console/words/act-names.ts";

test.each([
  ["acts", "_ACTS", ACT_WORDS],
  ["fields", "_FIELDS", FIELDS],
  ["fields", "_GROUPS", GROUPS],
])(
  "%s%s: every file of them is gathered, and none says what another said already",
  async (folder, kind, gathered) => {
    const files = readdirSync(`functions/console/words/${folder}`).map(file => file.replace(".ts", ""));
    const parts = await Promise.all(
      files.map(file => import(`../../functions/console/words/${folder}/${file}.ts`) as Promise<object>),
    );
    const names = parts.flatMap(part =>
      Object.entries(part).flatMap(([name, each]) => (name.endsWith(kind) ? Object.keys(each) : [])),
    );
    expect(names.sort()).toEqual(Object.keys(gathered).sort());
  },
);

test.each(["constructor", "toString", "__proto__", "valueOf"])(
  "%s has no words, and stands as it is",
  name => {
    const plain = { "zh-TW": name, en: name };
    expect([fieldWords(name), fieldWords(`rows.${name}`).label, valueWords(name)]).toEqual([
      { label: plain },
      { "zh-TW": `rows.${name}`, en: `rows.${name}` },
      plain,
    ]);
  },
);

test("what has words as an act is one", () => {
  expect(Object.keys(ACT_WORDS).filter(name => !ACTS.has(name))).toEqual([]);
});
