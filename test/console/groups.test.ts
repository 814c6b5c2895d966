// A long form is filled in group by group: each under its title, in the order of the list, and what is sent is what it always was.
import { describe, expect, test } from "vitest";
import { BATCHES } from "../../functions/console/counter/steps.ts";
import { typed } from "../../functions/console/door/typed.ts";
import { ACTS, fieldsOfAct } from "../../functions/console/form/acts.ts";
import type { Field } from "../../functions/console/form/field.ts";
import { fieldId, formHtml } from "../../functions/console/form/form.ts";
import { GROUPS, groupsOf } from "../../functions/console/form/groups.ts";
import { fieldWords } from "../../functions/console/form/label.ts";
import { DEEDS, fieldsFor } from "../../functions/console/lists/propose.ts";
import { ACT_WORDS } from "../../functions/console/words/act-names.ts";
import { words } from "../../functions/shared/words.ts";
import { readerOf } from "./reader.ts";

/** From so many on nobody sees the whole of a form at once. */
const LONG = 6;
const MACHINES_FILL = ["proposeWholeList"];

const batches = new Set<string>(Object.values(BATCHES));
const asked = (fields: readonly Field[]) => fields.filter(({ name }) => name !== "dryRun" && name !== "rows");

/** By the act: all that its forms ask for. */
const FORMS = new Map<string, readonly Field[]>([
  ...[...ACTS.values()].map(act => [act.name, fieldsOfAct(act)] as const),
  ["proposeChange", [...new Map(DEEDS.flatMap(fieldsFor).map(field => [field.name, field])).values()]],
]);
const formOf = (act: string) => {
  const fields = FORMS.get(act) ?? [];
  return batches.has(act) ? asked(fields) : fields;
};

test("no long form is without groups", () => {
  const long = [...FORMS.keys()].filter(
    act => ACT_WORDS[act]?.roles.length && !MACHINES_FILL.includes(act) && formOf(act).length >= LONG,
  );
  expect(long.length).toBeGreaterThan(10);
  expect(long.filter(act => !Object.hasOwn(GROUPS, act))).toEqual([]);
});

describe.each(Object.keys(GROUPS))("%s", act => {
  const fields = formOf(act);
  const groups = groupsOf(fields);
  const html = String(
    formHtml(readerOf(), {
      ...{ action: "/", fields, typed: typed([]), submit: "送出", key: "k" },
      faults: new Map([...fields].reverse().map(({ name }) => [name, words("請填寫此欄", "Fill it in")])),
    }),
  );

  test("has each field in one group and asks for no other", () => {
    const names = groups.flatMap(({ title, fields: own }) => (title ? own.map(({ name }) => name) : []));
    expect(names.toSorted()).toEqual(fields.map(({ name }) => name).toSorted());
    expect(groups.length).toBe(GROUPS[act]?.length);
  });

  test("calls no group as a field alone in it is called", () => {
    for (const { title, fields: own } of groups)
      if (own.length === 1) expect(title).not.toEqual(fieldWords(own[0]?.name ?? "", act).label);
  });

  test("shows the titles in order, and the summary of faults follows the form, each link to its field", () => {
    const titles = [...html.matchAll(/<fieldset class="group"><legend>([^<]*)</g)].map(([, title]) => title);
    expect(titles).toEqual(groups.map(({ title }) => title?.["zh-TW"]));
    const ids = groups.flatMap(({ fields: own }) => own.map(({ name }) => fieldId(name)));
    expect([...html.matchAll(/<li><a href="#([^"]*)"/g)].map(([, id]) => id)).toEqual(ids);
    for (const id of ids) expect(html).toContain(` id="${id}"`);
  });

  test("sends under the names that it sends without groups", () => {
    const controls = (text: string) =>
      [...text.matchAll(/<(?:input|select|textarea)[^>]* name="([^"]*)"/g)]
        .map(([, name]) => name)
        .toSorted();
    const flat = fields.map(({ act: _, ...field }) => field);
    const bare = formHtml(readerOf(), {
      ...{ action: "/", fields: flat, typed: typed([]), submit: "送出", key: "k", faults: new Map() },
    });
    expect(controls(html)).toEqual(controls(String(bare)));
    expect(String(bare)).not.toContain('class="group"');
  });
});
