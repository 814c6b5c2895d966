// The two days that the journal is asked by: the one that is shown, and the one since which it is proved.
import type { Field } from "../form/field.ts";

const dayField = (name: string): Field => ({
  name,
  kind: "day",
  required: false,
  choices: [],
  longest: undefined,
  suggestions: [],
  columns: [],
});

export const DAY_FIELDS: readonly Field[] = [dayField("day"), dayField("since")];
