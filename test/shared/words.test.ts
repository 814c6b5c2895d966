// A text for people has both languages, and the one a request asks for is chosen.
import { expect, test } from "vitest";
import { languageOf, words } from "../../functions/shared/words.ts";

test("a text holds Traditional Chinese first and English beside it", () => {
  expect(Object.entries(words("借出", "Lend"))).toEqual([
    ["zh-TW", "借出"],
    ["en", "Lend"],
  ]);
});

test.each([
  [undefined, "zh-TW"],
  ["en-GB", "en"],
  ["fr, en;q=0.2", "en"],
  ["en;q=0.3, zh-TW;q=0.9", "zh-TW"],
  ["english", "zh-TW"],
])("whoever asks for %s reads %s", (asked, language) => {
  expect(languageOf(asked)).toBe(language);
});
