// From the form that proposes a change to the change itself: many ranges typed at once share what is said about them; pure.
import { SUPPORTS } from "../../allowlist/lists/entry.ts";
import { MODES } from "../../allowlist/lists/list.ts";
import type { Field } from "../form/field.ts";
import type { Deed } from "./propose.ts";

const field = (name: string, kind: Field["kind"], more: Partial<Field> = {}): Field => ({
  ...{ name, kind, required: false, choices: [], longest: undefined, suggestions: [], columns: [] },
  ...more,
});
const needed = { required: true };

const RANGES = field("ranges", "lines", needed);
const ABOUT: readonly Field[] = [
  field("owner", "text", { longest: 128 }),
  field("from", "moment"),
  field("until", "moment"),
  field("dependsOn", "choice", { choices: [...SUPPORTS] }),
  field("dependsOnId", "text", { longest: 64 }),
  field("dependsOnUntil", "moment"),
];
const WHY: readonly Field[] = [
  field("reason", "text", { ...needed, longest: 200 }),
  field("document", "text", { ...needed, longest: 64 }),
];

const FORMS: Readonly<Record<Deed, readonly Field[]>> = {
  add: [
    RANGES,
    ...ABOUT.map(each => (each.name === "owner" ? { ...each, ...needed } : each)),
    ...WHY,
    field("sharedReason", "text", { longest: 200 }),
  ],
  amend: [RANGES, ...ABOUT, ...WHY],
  remove: [RANGES, ...WHY],
  mode: [
    field("mode", "choice", { ...needed, choices: [...MODES] }),
    field("openReason", "text", { longest: 200 }),
    ...WHY,
  ],
};

export function fieldsFor(deed: Deed): readonly Field[] {
  return FORMS[deed];
}

type Said = Readonly<Record<string, unknown>>;

export function changeFrom(deed: Deed, said: Said): Said {
  const { ranges, reason, document, mode, openReason, sharedReason, ...about } = said;
  const why = { reason, document };
  const rows = (ranges ?? []) as readonly string[];
  switch (deed) {
    case "add":
      return {
        ...why,
        ...(sharedReason !== undefined && { sharedReason }),
        add: rows.map(range => ({ range, ...about })),
      };
    case "amend":
      return { ...why, amend: rows.map(range => ({ range, ...about })) };
    case "remove":
      return { ...why, remove: rows };
    case "mode":
      return { ...why, mode, ...(openReason !== undefined && { openReason }) };
    default:
      return deed satisfies never;
  }
}
