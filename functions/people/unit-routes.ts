// The routes of an agency's units; names and schemas only.
import * as v from "valibot";
import { route } from "../shared/http/route.ts";
import { account, key, text } from "../shared/http/schema.ts";
import { words } from "../shared/words.ts";
import { PERSON_PROBLEM } from "./problems.ts";

const unitFields = { name: text(60), head: v.optional(account()), parent: v.optional(key(32)) };
const unitSchema = v.object({
  unit: v.string(),
  name: v.string(),
  head: v.optional(v.string()),
  /** Is not of the agency any more; told where units are listed. */
  headLeft: v.optional(v.boolean()),
  parent: v.optional(v.string()),
});
const unitParams = v.strictObject({ agency: key(64), unit: key(32) });
const unitAnswer = { status: 200, schema: v.object({ rows: v.array(unitSchema) }) } as const;
const UNITS = "/v1/agencies/{agency}/units";

export const setUnit = route({
  name: "setUnit",
  method: "POST",
  path: `${UNITS}/{unit}`,
  entry: "people/place",
  kind: "write",
  summary: words("登錄機關的一個單位", "Record a unit of an agency, its head and to which it belongs"),
  params: unitParams,
  body: v.strictObject(unitFields),
  example: { name: "登記課", head: "supervisor@household" },
  answer: unitAnswer,
  problems: [
    PERSON_PROBLEM["not-of-the-agency"],
    PERSON_PROBLEM["outsider-in-charge"],
    PERSON_PROBLEM["unit-unknown"],
    PERSON_PROBLEM["unit-circle"],
    PERSON_PROBLEM["too-many-units"],
  ],
});

export const closeUnit = route({
  name: "closeUnit",
  method: "POST",
  path: `${UNITS}/{unit}/close`,
  entry: "people/place",
  kind: "write",
  summary: words("裁撤一個單位", "A unit is no more"),
  params: unitParams,
  body: v.strictObject({}),
  example: {},
  answer: unitAnswer,
  problems: [PERSON_PROBLEM["unit-unknown"], PERSON_PROBLEM["unit-has-units"]],
});

export const listUnits = route({
  name: "listUnits",
  method: "GET",
  path: UNITS,
  entry: "people/read",
  kind: "read",
  summary: words("列出一機關的單位", "The units of an agency"),
  params: v.strictObject({ agency: key(64) }),
  answer: unitAnswer,
  problems: [],
});

export const unitRoutes = [setUnit, closeUnit, listUnits] as const;
