// People on a page: by name with the account behind it, told apart where two have one name, by account where no name may be read.
import { describe, expect, test } from "vitest";
import { peopleOn, who, withNames } from "../../functions/console/frame/who.ts";
import { html } from "../../functions/shared/page/html.ts";

const page = (...accounts: string[]) => String(html`<p>${accounts.map(each => who(each))}</p>`);
const named = (document: string, ...names: [string, string][]) => withNames(document, new Map(names));

describe("a person on a page", () => {
  test("is asked about once, however often named, and by the account as it is on record", () => {
    expect(peopleOn(page("a@x", "o'neil@x", "a@x"))).toEqual(["a@x", "o'neil@x"]);
  });

  test("is shown by name, with the account as title", () => {
    expect(named(page("a@x", "o'neil@x"), ["a@x", "甲"], ["o'neil@x", "乙"])).toBe(
      '<p><bdi title="a@x">甲</bdi><bdi title="o&#39;neil@x">乙</bdi></p>',
    );
  });

  test("is told from another of the same name by the account", () => {
    const document = named(page("a@x", "b@x", "c@x"), ["a@x", "甲"], ["b@x", "甲"], ["c@x", "乙"]);
    expect(document.match(/<small>[^<]*/g)).toEqual(["<small>a@x", "<small>b@x"]);
  });

  test("stays an account where no name is told", () => {
    expect(named(page("a@x"), ["b@x", "甲"])).toContain(">a@x<");
  });

  test("of whom no name was ever taken is said to have none, beside the account", () => {
    const unnamed = { people: new Set(["a@x", "docgate"]), words: "尚未登錄姓名" };
    const shown = withNames(page("a@x", "b@x", "docgate"), new Map([["b@x", "甲"]]), unnamed);
    expect(shown).toContain('<bdi title="a@x">尚未登錄姓名</bdi> <small>a@x</small>');
    expect(shown).toContain('<bdi title="b@x">甲</bdi>');
    expect(shown).toContain(">docgate<");
  });

  test.each(["𠮷田（㐂）", "𨋢𡃁𩿪", "⿰亻尔", "e\u0301ric", "ﷺ", "🏳️‍🌈"])(
    "whose name is %s has it whole",
    name => {
      expect(named(page("a@x"), ["a@x", name])).toContain(`<bdi title="a@x">${name}</bdi>`);
    },
  );

  test("of whom the directory says neither stays an account, beside one who has no name", () => {
    const unnamed = { people: new Set(["a@x"]), words: "尚未登錄姓名" };
    const shown = withNames(page("a@x", "gone@x"), new Map(), unnamed);
    expect(shown).toContain('<bdi data-who="gone@x">gone@x</bdi>');
    expect(shown.match(/尚未登錄姓名/g)).toHaveLength(1);
  });

  test("whose name is markup is text", () => {
    expect(named(page("a@x"), ["a@x", "<script>"])).toContain("&lt;script&gt;");
  });

  test("is nobody where somebody else's text says so", () => {
    const typed = '<bdi data-who="a@x">a@x</bdi>';
    expect(peopleOn(String(html`<p>${typed}</p>`))).toEqual([]);
  });

  test("who is nobody is nothing", () => {
    expect(who("")).toBe(false);
    expect(who(undefined)).toBe(false);
  });
});
