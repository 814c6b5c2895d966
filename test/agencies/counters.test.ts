// Where an agency is met: return sites keep hours that the office calendar knows, and each matter has one contact with an extension.
import * as v from "valibot";
import { expect, test } from "vitest";
import { agencyLaw } from "../../functions/agencies/agency.ts";
import { contactsShape, siteShape } from "../../functions/agencies/counters.ts";
import { openingOf } from "../../functions/agencies/opening-hours.ts";
import { setContacts, setReturnSites } from "../../functions/agencies/preparation.ts";

const GATE = { id: "gate", name: "門外", opens: "08:30", closes: "17:00" } as const;
const AT_ONE = { recordedAt: "2021-06-03T00:00:00Z", by: { person: "admin", roles: [] } } as never;

test.each([
  ["while it is open", "2021-06-11T02:00:00Z", "2021-06-11T00:30:00.000Z"],
  ["before it opens", "2021-06-10T22:00:00Z", "2021-06-11T00:30:00.000Z"],
  ["on a Friday evening before a long weekend", "2021-06-11T09:00:00Z", "2021-06-15T00:30:00.000Z"],
])("on working days: %s", (_, at, from) => {
  expect(openingOf(GATE, at)).toMatchObject({ site: "gate", from });
});

test("on every day, at the weekend too; without hours, or in a year without a calendar, nobody says when", () => {
  expect(openingOf({ ...GATE, days: "every-day" }, "2021-06-12T02:00:00Z")?.from).toBe(
    "2021-06-12T00:30:00.000Z",
  );
  expect(openingOf({ id: "gate", name: "門外" }, "2021-06-11T02:00:00Z")).toBeUndefined();
  expect(openingOf(GATE, "2099-06-11T02:00:00Z")).toBeUndefined();
});

test.each([
  ["half of the hours", { opens: "08:30", closes: undefined }],
  ["hours that end first", { opens: "17:00", closes: "08:30" }],
])("%s are refused", (_, hours) => {
  expect(() => setReturnSites([{ ...GATE, ...hours }])).toThrow("site-hours");
  expect(() => setReturnSites([GATE])).not.toThrow();
});

test.each(["1234", "分機 1234", "#1234", "ext. 1234", "１２３４", "轉1234"])("%s is an extension", typed => {
  const asked = [{ matter: "personnel", unit: "人事室", extension: typed }];
  expect(v.parse(contactsShape, asked)[0]?.extension).toBe("1234");
});

test.each(["", "1", "06-2991111#1234", "人事室"])("%o is no extension", extension => {
  expect(v.safeParse(contactsShape, [{ matter: "personnel", unit: "人事室", extension }]).success).toBe(
    false,
  );
});

test("a time of day is kept in one form, and one that is none is refused", () => {
  const read = (opens: string) => v.safeParse(siteShape, { ...GATE, opens });
  expect(["8:30", "0830", "０８：３０"].map(each => (read(each).output as typeof GATE).opens)).toEqual(
    Array(3).fill("08:30"),
  );
  expect(["25:00", "8", "早上"].map(each => read(each).success)).toEqual([false, false, false]);
});

test("each matter has one contact, and the last list counts", () => {
  const contact = { matter: "personnel", unit: "人事室", extension: "1234" } as const;
  expect(() => setContacts([contact, { ...contact, unit: "秘書室" }])).toThrow("contact-named-twice");
  const [first] = setContacts([contact]);
  const told = agencyLaw.evolve(undefined, { ...(AT_ONE as object), ...first } as never);
  expect(told.contacts).toEqual([contact]);
  const [none] = setContacts([]);
  expect(agencyLaw.evolve(told, { ...(AT_ONE as object), ...none } as never).contacts).toEqual([]);
});
