// From a form to the body that the API takes: whatever an example of the API says can be typed, and an empty field is no surprise.
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { BATCHES } from "../../functions/console/counter/steps.ts";
import { typed } from "../../functions/console/door/typed.ts";
import { ACTS, fieldsIn } from "../../functions/console/form/acts.ts";
import { bodyFrom, faultsTold } from "../../functions/console/form/body.ts";
import { prefilled } from "../../functions/console/form/prefilled.ts";
import { ACT_WORDS } from "../../functions/console/words/act-names.ts";

/** Whatever a person may be offered; machines and the counter's batches have forms of their own or none. */
const batches = new Set<string>(Object.values(BATCHES));
const acts = [...ACTS.values()].filter(({ name, body }) => ACT_WORDS[name] && body && !batches.has(name));

describe.each(acts.map(act => [act.name, act] as const))("%s", (_, act) => {
  test("its example, typed in, is taken as what it was", () => {
    const fields = fieldsIn(act);
    const { body, faults } = bodyFrom(
      fields,
      prefilled({ language: "zh-TW" }, fields, act.example as object),
    );
    const inPath = Object.keys(act.example as object).filter(name => act.path.includes(`{${name}}`));
    const parse = (given: unknown) => v.parse(act.body as v.GenericSchema, given);
    const rest = Object.fromEntries(
      inPath.map(name => [name, (act.example as Record<string, unknown>)[name]]),
    );
    expect([...faults]).toEqual([]);
    expect(parse({ ...body, ...rest })).toEqual(parse(act.example));
  });

  test("with nothing typed, either the form says what is missing or the API takes it", () => {
    const { body, faults } = bodyFrom(fieldsIn(act), typed([]));
    if (faults.size === 0) expect(v.safeParse(act.body as v.GenericSchema, body).issues ?? []).toEqual([]);
  });
});

test("a fault in a table stands at the row as it is on the form, empty rows between or not", () => {
  const act = ACTS.get("draftReport");
  const fields = act ? fieldsIn(act) : [];
  const given = typed([
    ["rows.row", "0"],
    ["rows.0.range", "198.51.100.7"],
    ["rows.row", "1"],
    ["rows.1.channel", "vpn"],
    ["rows.row", "2"],
    ["rows.2.range", "10.0.0.1"],
  ]);
  const told = { faults: [{ pointer: "/rows/1/range", code: "private", message: "私有位址" }] };
  expect([...faultsTold(fields, told, given).keys()]).toEqual(["rows.2.range"]);
});
