// What changes a directory asks for and how they are read: the protocol's own and each product's habits.
import { describe, expect, test } from "vitest";
import { personIn } from "../../../functions/people/scim/attributes.ts";
import { ENTERPRISE, PATCH } from "../../../functions/people/scim/names.ts";
import { patched } from "../../../functions/people/scim/patch.ts";
import { equalsIn, holds } from "../../../functions/people/scim/path.ts";
import { shownOf } from "../../../functions/people/scim/resource.ts";

const WANG = personIn({
  userName: "wang",
  displayName: "王小明",
  emails: [
    { type: "work", value: "w@example.tw", primary: true },
    { type: "home", value: "h@example.tw" },
  ],
  [ENTERPRISE]: { department: "登記課", manager: { value: "1" } },
});
const changed = (...Operations: object[]) => patched(WANG, { schemas: [PATCH], Operations });

describe("a person is read", () => {
  test("with booleans as texts, a manager as a text or a list, and nothing that is not kept", () => {
    expect(
      personIn({
        ...{ USERNAME: "wang", active: "False", password: "x", displayName: "" },
        [ENTERPRISE.toUpperCase()]: { manager: [{ value: "7", $ref: "u" }], costCenter: "c" },
      }),
    ).toEqual({ userName: "wang", active: false, [ENTERPRISE]: { manager: { value: "7" } } });
  });

  test.each([
    [{ active: "maybe" }],
    [{ displayName: {} }],
    [{ displayName: "a\u0000b" }],
    [{ displayName: "x".repeat(81) }],
    [{ name: "text" }],
    [{ emails: [7] }],
  ])("never where a value is wrong: %j", body => {
    expect(() => personIn(body)).toThrow("scim-value");
  });

  test("with one primary address, the last", () => {
    const emails = ["a", "b"].map(value => ({ value, primary: true }));
    expect(personIn({ emails }).emails).toEqual([
      { value: "a", primary: false },
      { value: "b", primary: true },
    ]);
  });
});

describe("a change", () => {
  test("of one address leaves the other, and makes one where there is none of its kind", () => {
    const now = changed(
      { op: "replace", path: 'emails[type eq "work"].value', value: "n@example.tw" },
      { op: "Add", path: 'emails[type eq "other"].value', value: "o@example.tw" },
    );
    expect(now.emails).toEqual([
      { type: "work", value: "n@example.tw", primary: true },
      { type: "home", value: "h@example.tw" },
      { type: "other", value: "o@example.tw" },
    ]);
  });

  test("takes away what it names, and nothing else", () => {
    expect(changed({ op: "Remove", path: 'emails[type eq "work"]' }).emails).toEqual([
      { type: "home", value: "h@example.tw" },
    ]);
    expect(changed({ op: "remove", path: `${ENTERPRISE}:manager` })[ENTERPRISE]).toEqual({
      department: "登記課",
    });
    expect(changed({ op: "Replace", path: `${ENTERPRISE}:manager`, value: "" })[ENTERPRISE]).toEqual({
      department: "登記課",
    });
    expect(changed({ op: "remove", path: ENTERPRISE })).not.toHaveProperty(ENTERPRISE);
    expect(changed({ op: "remove", path: "emails" })).not.toHaveProperty("emails");
  });

  test("without a path names paths itself", () => {
    const value = { "name.familyName": "王", [`${ENTERPRISE}:department`]: "戶籍課", id: "x" };
    expect(changed({ op: "Replace", value })).toMatchObject({
      name: { familyName: "王" },
      [ENTERPRISE]: { department: "戶籍課", manager: { value: "1" } },
    });
  });

  test.each<[object, string]>([
    [{ op: "move", path: "title", value: "x" }, "scim-syntax"],
    [{ op: "remove" }, "scim-no-target"],
    [{ op: "add", path: "nothing.here", value: "x" }, "scim-path"],
    [{ op: "add", path: "emails[type eq work].value", value: "x" }, "scim-filter"],
    [{ op: "remove", path: "userName" }, "scim-mutability"],
    [{ op: "replace", value: "text" }, "scim-syntax"],
    [{ op: "replace", path: "active", value: "x" }, "scim-value"],
  ])("that is wrong is refused whole: %j", (operation, code) => {
    expect(() => changed({ op: "add", path: "title", value: "課員" }, operation)).toThrow(code);
  });
});

test.each<[string, boolean]>([
  ['userName eq "WANG"', true],
  ['userName eq "wang" and emails[type eq "home"].value eq "h@example.tw"', true],
  ['emails.value eq "x"', false],
  [`${ENTERPRISE}:department eq "登記課"`, true],
  ["active eq true", false],
])("%s: %s", (filter, isSo) => {
  expect(equalsIn(filter).every(each => holds(WANG, each))).toBe(isSo);
});

test.each([
  'userName co "w"',
  'userName eq "a" or userName eq "b"',
  "userName eq",
  'not (userName eq "a")',
  "",
])("a filter that is not understood is refused: %s", filter => {
  expect(() => equalsIn(filter)).toThrow("scim-filter");
});

test("only what is wanted is shown, and always whose it is", () => {
  const whole = { schemas: ["s"], id: "1", ...WANG };
  expect(shownOf(whole, { attributes: "emails.type" })).toEqual({
    ...{ schemas: ["s"], id: "1" },
    emails: [{ type: "work" }, { type: "home" }],
  });
  expect(shownOf(whole, { excludedAttributes: `emails,${ENTERPRISE}:manager,id` })).toEqual({
    ...{ schemas: ["s"], id: "1", userName: "wang", displayName: "王小明" },
    [ENTERPRISE]: { department: "登記課" },
  });
});
