// What is asked of `npm run policy -- explain`: taken as it was meant, or said to be no word at all.
import { describe, expect, test } from "vitest";
import { readWords } from "../../infra/local/commands/policy/situation-words.ts";

const known = { situations: ["home-day"], facts: ["medium", "seatsLeft", "document.classification"] };
const read = (text: string) => readWords(text.split(" "), known);

test("regulations and changed facts in any order, the letter where none is named", () => {
  expect(read("home-day medium=wifi ey-draft seatsLeft=0 medium=null")).toEqual({
    faults: [],
    under: ["ey-draft"],
    changes: { medium: null, seatsLeft: 0 },
  });
  expect(read('home-day document={"classification":"密"}')).toEqual({
    faults: [],
    under: ["tainan-2021"],
    changes: { document: { classification: "密" } },
  });
});

describe("a slip of the pen is never explained as something else", () => {
  test.each([
    ["homeday", "no such 情境 situation: homeday"],
    ["../home-day", "situation: ../home-day"],
    ["home-day twse-2099", "regulation: twse-2099"],
    ["home-day medum=wifi", "fact: medum"],
    ["home-day constructor=1", "fact: constructor"],
    ["home-day =1", "fact: ?"],
    ["home-day medium=[", "cannot be read: medium=["],
    ["home-day seatsLeft=007", "cannot be read: seatsLeft=007"],
  ])("%s", (text, said) => {
    const { faults } = read(text);
    expect(faults).toHaveLength(1);
    expect(faults[0]?.replaceAll("沒有這個 there is ", "")).toContain(said);
  });
});
