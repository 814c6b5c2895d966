// What a form says need not be filled in need not be: of every act there is, field by field, by the very schema and the refusals it has.
import * as v from "valibot";
import { expect, test } from "vitest";
import { typed } from "../../functions/console/door/typed.ts";
import { ACTS, fieldsOfAct } from "../../functions/console/form/acts.ts";
import { bodyFrom } from "../../functions/console/form/body.ts";
import type { Field } from "../../functions/console/form/field.ts";
import { prefilled } from "../../functions/console/form/prefilled.ts";
import { ACT_WORDS } from "../../functions/console/words/act-names.ts";
import type { Route } from "../../functions/shared/http/route.ts";

/** Many at once, and a team's week, have pages of their own; what machines alone do has none. */
const WITH_FORM = [...ACTS.values()].filter(
  act =>
    act.body &&
    act.example !== undefined &&
    ACT_WORDS[act.name]?.roles.length !== 0 &&
    fieldsOfAct(act).every(({ name }) => name !== "rows"),
);

/** The form with all of the example in it but this one field. */
function without(act: Route, left: Field) {
  const fields = fieldsOfAct(act);
  const all = prefilled({ language: "zh-TW" }, fields, act.example as object);
  const isOfIt = (name: string) => name === left.name || name.startsWith(`${left.name}.`);
  return bodyFrom(fields, typed(all.pairs.filter(([name]) => !isOfIt(name))));
}

const taken = (act: Route, body: unknown) => act.body !== undefined && v.safeParse(act.body, body).success;

test("each example is taken as a form gives it", () => {
  const refused = WITH_FORM.filter(act => {
    const fields = fieldsOfAct(act);
    const { body, faults } = bodyFrom(
      fields,
      prefilled({ language: "zh-TW" }, fields, act.example as object),
    );
    return faults.size > 0 || !taken(act, body);
  });
  expect(refused.map(({ name }) => name)).toEqual([]);
});

test("what is called optional may be left empty by itself", () => {
  const refused = WITH_FORM.flatMap(act =>
    fieldsOfAct(act)
      .filter(field => !field.required && !field.sometimes)
      .filter(field => {
        const { body, faults } = without(act, field);
        return faults.size > 0 || !taken(act, body);
      })
      .map(({ name }) => `${act.name}: ${name}`),
  );
  expect(refused).toEqual([]);
});

test("what is asked for in some cases alone is said so, by the refusals of the act", () => {
  const marked = (name: string) =>
    fieldsOfAct(ACTS.get(name) as Route)
      .filter(({ sometimes }) => sometimes)
      .map(field => field.name);
  expect(marked("decideHomeWork")).toContain("findings.noPublicContact");
  expect(marked("decideHomeWork")).toContain("terms.hours");
  expect(marked("proposeAdoption")).toEqual(["trigger"]);
  expect(marked("reviewReadiness")).toEqual([]);
  expect(marked("extendLoan")).toEqual([]);
});

test("what is asked for is refused when it is left empty", () => {
  const taking = WITH_FORM.flatMap(act =>
    fieldsOfAct(act)
      .filter(field => field.required && without(act, field).faults.size === 0)
      .map(({ name }) => `${act.name}: ${name}`),
  );
  expect(taking).toEqual([]);
});
