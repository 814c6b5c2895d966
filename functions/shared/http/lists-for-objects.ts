// Where an input holds a list and its schema asks for an object: valibot takes an empty list for an object without entries; pure.
import type { GenericSchema } from "valibot";

/** What a schema may be made of, as far as objects can stand in it. */
interface Part {
  readonly entries?: Readonly<Record<string, GenericSchema>>;
  readonly item?: GenericSchema;
  readonly value?: GenericSchema;
  readonly wrapped?: GenericSchema;
  readonly options?: readonly unknown[];
}

/** JSON pointers to each of them. */
export function listsForObjects(schema: GenericSchema, input: unknown, at = ""): string[] {
  if (typeof input !== "object" || input === null) return [];
  const { entries, item, value, wrapped, options } = schema as Part;
  if (wrapped) return listsForObjects(wrapped, input, at);
  if (Array.isArray(input)) {
    if (entries ?? value) return [at];
    return item ? input.flatMap((each, place) => listsForObjects(item, each, `${at}/${place}`)) : inOptions();
  }
  return entries
    ? Object.entries(entries).flatMap(([name, each]) =>
        listsForObjects(each, Object.hasOwn(input, name) && inputAt(input, name), `${at}/${name}`),
      )
    : inOptions();

  /** An alternative may ask for a list; only where none does is a list amiss. */
  function inOptions(): string[] {
    const found = (options ?? []).filter(isSchema).map(option => listsForObjects(option, input, at));
    return found.every(each => each.length > 0) ? (found[0] ?? []) : [];
  }
}

function inputAt(input: object, name: string): unknown {
  return (input as Record<string, unknown>)[name];
}

/** The options of a picklist are texts. */
function isSchema(option: unknown): option is GenericSchema {
  return typeof option === "object" && option !== null;
}
