// Where a refusal is mended: the field of its form or the page for it, never a field or a refusal that there is not.
import { expect, test } from "vitest";
import { MENDED_CODES, mendOf } from "../../functions/console/door/mends.ts";
import { ACTS, fieldsIn } from "../../functions/console/form/acts.ts";
import { namedField } from "../../functions/console/form/label.ts";
import { ROUTES } from "../../functions/routes.ts";

const here = "/console/acts/scanTerminal?propertyNo=3140101-03-0000001";
const fieldsOf = (act: string) => {
  const found = ACTS.get(act);
  if (!found) throw new Error(`there is no act ${act}`);
  return fieldsIn(found).map(namedField);
};

test("every refusal that is mended somewhere is one that some act gives", () => {
  const given = new Set(ROUTES.flatMap(({ problems }) => problems.map(({ code }) => code)));
  expect(MENDED_CODES.filter(code => !given.has(code))).toEqual([]);
});

test("what is wrong with a field leads to it, by its name on the form", () => {
  expect(mendOf("scan-pattern-old", { here, fields: fieldsOf("scanTerminal") })).toMatchObject({
    href: "#f-patternDate",
    words: { "zh-TW": "前往「病毒碼日期」" },
  });
});

test("of many at once it leads to the row it is about", () => {
  const label = { "zh-TW": "借用人", en: "Borrower" };
  const fields = [{ name: "rows.3.borrower", label }];
  expect(mendOf("borrower-unknown", { here, fields })?.href).toBe("#f-rows-3-borrower");
});

test("where the form has no such field, it leads to the page of what the act was about", () => {
  expect(mendOf("wrong-stage", { here })?.href).toBe("/console/terminals/3140101-03-0000001");
  expect(mendOf("plan-missing", { here: "/console/lists/police/vpn/inbound/propose" })?.href).toBe(
    "/console/systems/police",
  );
  expect(mendOf("borrower-not-reviewed", { here })?.href).toBe("/console/agency");
});

test("where the address does not say which one, there is no way that leads nowhere", () => {
  expect(mendOf("wrong-stage", { here: "/console/batches/scanTerminals?number=1" })).toBeUndefined();
  expect(mendOf("constructor", { here })).toBeUndefined();
});
