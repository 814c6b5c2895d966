// What a field is called in both languages, with a hint where a form needs one, and how the fields of a long form are grouped.
type FieldRow = readonly [zh: string, en: string, zhHint?: string, enHint?: string];

export type FieldNames = Readonly<Record<string, FieldRow>>;

/** A group of a long form: what it is about, and its fields in the order a clerk fills them in; `terms` stands for all of `terms.…`. */
type GroupRow = readonly [zh: string, en: string, fields: readonly string[]];

/** By act: who, what, when, by which paper and why. */
export type FieldGroups = Readonly<Record<string, readonly GroupRow[]>>;
