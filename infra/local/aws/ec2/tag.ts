// A tag as EC2 keeps it, and the values a key has.
import * as v from "valibot";

export const tagShape = v.strictObject({ key: v.string(), value: v.string() });
export type Tag = v.InferOutput<typeof tagShape>;

export function tagValues(tags: readonly Tag[], key: string): readonly string[] {
  return tags.filter(tag => tag.key === key).map(tag => tag.value);
}
