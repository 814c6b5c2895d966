// The catalogue holds exactly the clauses of the five regulations, and every one can be read to a person who is refused.
import { describe, expect, test } from "vitest";
import {
  CLAUSES,
  type Clause,
  clauseOf,
  isClause,
  PROFILE_IDS,
  readClauses,
  STATUTE_IDS,
} from "../../../functions/shared/rules/clauses.ts";
import { LANGUAGES, type Language } from "../../../functions/shared/words.ts";

/** Counted by hand from the regulations, in their own numbering. */
const EXPECTED = {
  "tainan-2021":
    "0 1 2a 2b 3.1a 3.1b 3.2a 3.2b 3.2c 3.2d 3.2e 3.3 3.4a 3.4b 3.4c 3.4d 3.5a 3.5b 3.5c 3.5d 3.6a 3.6b " +
    "4a 4b 4c 4d 4e 4f cc",
  "ey-draft":
    "1 2 2.1 2.2 2.3 2.4 2.5 3 4a 4b 4c 5a 5b 6a 6b 6c 7a 7b 8 9 10 11a 11b 12.1a 12.1b 12.2 12.3a 12.3b " +
    "13 14a 14b 15",
  "keelung-pregnancy":
    "1 2.1 2.2 2.3 3 3.1 3.2 3.3 3.4 3.5 4 4.1.1 4.1.2 4.2.1 4.2.2 4.2.3 4.3.1 4.3.2 5.1 5.2 5.3.1 5.3.2 " +
    "5.3.3 5.3.4 5.3.5 5.3.6 5.3.7 5.4.1a 5.4.1b 5.4.2 5.4.3a 5.4.3b 5.4.4 5.4.5 5.4.6 5.5 6 7 8",
  "twse-2023":
    "1.0 1.1 1.2 1.3 2.1.1a 2.1.1b 2.1.2a 2.1.2b 2.2 2.2.1 2.2.2 2.2.3 2.2.4 2.2.5.1a 2.2.5.1b 2.2.5.2 " +
    "2.2.5.3 2.2.5.4 2.2.5.5 2.2.5.6 2.2.6 2.2.7.1a 2.2.7.1b 2.2.7.1c 2.2.7.1d 2.2.7.2a 2.2.7.2b 2.2.7.2c " +
    "2.2.7.3 2.2.7.4 2.2.8 2.2.9 2.2.10 2.2.11 2.2.12 3.1.1 3.1.2a 3.1.2b 3.1.3 3.1.4 3.1.5 3.1.6 3.1.7 " +
    "3.2.1 3.2.2 3.2.3 3.2.4 3.2.5 3.2.6 3.2.7 3.2.8 3.3.1 3.3.2 3.4.1 3.4.2a 3.4.2b 3.4.3 3.4.4 3.5.1 " +
    "3.5.2 3.5.3 3.5.4 3.6",
  "yilan-hours":
    "1.1 2.1a 2.1b 2.1c 2.1d 2.2a 2.2b 2.2c 2.3 2.4 2.5a 2.5b 2.5c 2.5d 2.5e 2.5f 2.5g 2.5h 2.5i 2.5j 2.5k " +
    "2.6 2.7a 2.7b 2.7c 2.7d 2.7e 2.8a 2.8b 2.8c 2.9 2.10 3.1a 3.1b 3.1c 3.2 3.3a 3.3b 3.3c 3.4 3.5",
  "cyber-act": "11a 11b 11c",
};

/** What the software itself must enforce, by place. */
const ENFORCED = {
  "session gate":
    "tainan-2021/3.2a tainan-2021/3.2b tainan-2021/3.2e tainan-2021/3.4a tainan-2021/3.4b tainan-2021/4a " +
    "ey-draft/5b ey-draft/6c ey-draft/11b ey-draft/12.1a ey-draft/12.1b ey-draft/12.3a " +
    "keelung-pregnancy/4.2.1 keelung-pregnancy/4.2.2 keelung-pregnancy/5.3.6 keelung-pregnancy/5.4.4 " +
    "twse-2023/2.2.3 twse-2023/2.2.6 twse-2023/2.2.7.1a twse-2023/2.2.7.1b twse-2023/2.2.7.2a " +
    "twse-2023/2.2.7.2c twse-2023/2.2.7.4 twse-2023/3.1.2a twse-2023/3.1.3 twse-2023/3.2.2 twse-2023/3.2.3 " +
    "twse-2023/3.2.5 twse-2023/3.4.2a twse-2023/3.4.2b cyber-act/11a",
  "terminal checkout": "tainan-2021/3.1a tainan-2021/3.1b tainan-2021/3.2c",
  "return flow": "tainan-2021/3.5a tainan-2021/3.5b tainan-2021/3.5c tainan-2021/3.5d ey-draft/12.2",
  allowlist: "tainan-2021/3.4d tainan-2021/4f twse-2023/2.2.7.3",
  "IP report": "tainan-2021/4b tainan-2021/4d",
  "WFH approval":
    "ey-draft/2 ey-draft/4a ey-draft/4b ey-draft/14a ey-draft/15 keelung-pregnancy/2.2 keelung-pregnancy/3 " +
    "keelung-pregnancy/3.5 keelung-pregnancy/6 twse-2023/1.1 twse-2023/1.2 twse-2023/1.3 twse-2023/2.1.2a " +
    "twse-2023/2.1.2b twse-2023/2.2.5.1b",
  schedule:
    "ey-draft/4c ey-draft/10 keelung-pregnancy/3.1 keelung-pregnancy/3.2 keelung-pregnancy/3.3 " +
    "keelung-pregnancy/4.1.2 keelung-pregnancy/5.4.1a keelung-pregnancy/5.4.1b yilan-hours/2.1d",
  "hours/overtime":
    "ey-draft/9 keelung-pregnancy/5.4.2 keelung-pregnancy/5.4.3a keelung-pregnancy/5.4.3b yilan-hours/2.1a " +
    "yilan-hours/2.1b yilan-hours/2.1c yilan-hours/2.2a yilan-hours/2.2b yilan-hours/2.2c yilan-hours/3.1b " +
    "yilan-hours/2.3 yilan-hours/2.5a yilan-hours/2.5b yilan-hours/2.5c yilan-hours/2.5d yilan-hours/2.5e " +
    "yilan-hours/2.5f yilan-hours/2.5g yilan-hours/2.5h yilan-hours/2.5j yilan-hours/2.7b yilan-hours/2.7c " +
    "yilan-hours/2.7d yilan-hours/2.7e yilan-hours/2.8a yilan-hours/2.9 yilan-hours/2.10 yilan-hours/3.3a",
  console: "keelung-pregnancy/2.1",
  audit: "twse-2023/2.2.7.1c twse-2023/3.4.3 twse-2023/3.5.2",
};

/** The gate's answer to the VPN holds 255 characters; a clause takes half at most, and its remedy gets the rest. */
const LONGEST_BYTES = 130;

describe("the catalogue", () => {
  test.each([...PROFILE_IDS, ...STATUTE_IDS])("has every clause of %s once, and no other", profile => {
    const numbers = CLAUSES.filter(each => each.profile === profile).map(({ id }) => id.split("/")[1]);
    expect(numbers.toSorted()).toEqual(EXPECTED[profile].split(" ").toSorted());
  });

  test("has 207 clauses: 101 enforced, 74 recorded, 32 displayed", () => {
    const count = (part: string) => CLAUSES.filter(each => each.part === part).length;
    expect([CLAUSES.length, count("E"), count("R"), count("D")]).toEqual([207, 101, 74, 32]);
  });

  test("says of every enforced clause where it is enforced", () => {
    const enforced = Object.groupBy(
      CLAUSES.filter(({ part }) => part === "E"),
      ({ where }) => where,
    );
    const ids = Object.entries(enforced).map(([where, clauses]) => [
      where,
      clauses.map(({ id }) => id).sort(),
    ]);
    const expected = Object.entries(ENFORCED).map(([where, list]) => [where, list.split(" ").sort()]);
    expect(Object.fromEntries(ids)).toEqual(Object.fromEntries(expected));
  });

  test("marks as derived what the project itself adds to a clause", () => {
    const derived = CLAUSES.filter(each => each.derived).map(({ id }) => id);
    expect(derived.filter(id => id.startsWith("tainan-2021"))).toEqual(
      "3.1a 3.1b 3.2a 3.2b 3.2e 3.3 3.4b 3.4d 3.5a 3.5b 3.5c 3.5d"
        .split(" ")
        .map(number => `tainan-2021/${number}`),
    );
    expect(derived).toHaveLength(38);
  });
});

describe("the words of a clause", () => {
  test("fit into the VPN's message in both languages", () => {
    const bytes = (each: Clause, language: Language) => Buffer.byteLength(`${each.id}: ${each[language]}`);
    const tooLong = CLAUSES.filter(each => LANGUAGES.some(language => bytes(each, language) > LONGEST_BYTES));
    expect(tooLong).toEqual([]);
  });

  test("are a Chinese sentence and an English sentence", () => {
    const unreadable = CLAUSES.filter(
      each => !/^\p{sc=Han}.{5,}。$/u.test(each["zh-TW"]) || !/^[A-Z][\x20-\x7e]{10,}\.$/.test(each.en),
    );
    expect(unreadable).toEqual([]);
  });

  test("differ from clause to clause, so that a refusal says which one it was", () => {
    const repeated = (language: Language) =>
      Object.values(Object.groupBy(CLAUSES, each => each[language]))
        .filter(group => (group?.length ?? 0) > 1)
        .map(group => group?.map(({ id }) => id));
    expect({ "zh-TW": repeated("zh-TW"), en: repeated("en") }).toEqual({ "zh-TW": [], en: [] });
  });
});

describe("looking up a clause", () => {
  test("finds it by its id", () => {
    expect(clauseOf("tainan-2021/3.5d")).toEqual({
      id: "tainan-2021/3.5d",
      profile: "tainan-2021",
      kind: "PERMIT",
      part: "E",
      where: "return flow",
      "zh-TW": "證明沒有惡意軟體前不得放行；自申報歸還起，連線一律關閉。",
      en: "Nothing is released until attested free of malware; sessions stay closed from the declared return.",
      derived: true,
    });
  });

  test.each(["", "tainan-2021", "tainan-2021/", "tainan-2021/9", "TAINAN-2021/3.5d", "constructor"])(
    "refuses %j, which is none",
    id => {
      expect(isClause(id)).toBe(false);
      expect(() => clauseOf(id)).toThrow(`there is no clause ${id}`);
    },
  );
});

describe("a catalogue in doubt is not loaded", () => {
  const good = clauseOf("ey-draft/1");

  test.each([
    ["a clause that is there twice", [good, good], "ey-draft/1 is there twice"],
    ["a clause under another regulation's name", [{ ...good, profile: "tainan-2021" }], "not a clause"],
    ["an unknown regulation", [{ ...good, id: "other/1", profile: "other" }], "not a clause"],
    ["an unknown kind", [{ ...good, kind: "WISH" }], "not a clause"],
    ["an unknown part", [{ ...good, part: "X" }], "not a clause"],
    ["an unknown place", [{ ...good, where: "nowhere" }], "not a clause"],
    ["no Chinese words", [{ ...good, "zh-TW": "" }], "not a clause"],
    ["no English words", [{ ...good, en: undefined }], "not a clause"],
    ["a mark that is neither there nor not there", [{ ...good, derived: false }], "not a clause"],
    ["an unknown key", [{ ...good, note: "x" }], "not a clause"],
    ["a row that is no clause", [null], "not a clause"],
  ])("%s", (_name, rows, fault) => {
    expect(() => readClauses(rows)).toThrow(fault);
  });
});
