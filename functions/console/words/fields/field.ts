// What a field is called in both languages, with a hint where a form needs one.
type FieldRow = readonly [zh: string, en: string, zhHint?: string, enHint?: string];

export type FieldNames = Readonly<Record<string, FieldRow>>;
