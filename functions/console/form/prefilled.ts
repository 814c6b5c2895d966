// A form with what is on record already in it: from a body, as the API gives or takes it, to what would have been typed; pure.
import { type Typed, typed } from "../door/typed.ts";
import type { PageReader } from "../door/visit.ts";
import { dayText, momentText } from "../frame/time.ts";
import type { Field } from "./field.ts";

export function prefilled(
  reader: Pick<PageReader, "language">,
  fields: readonly Field[],
  body: object,
): Typed {
  return typed(fields.flatMap(field => pairsOf(reader, field, valueAt(body, field.name))));
}

type Pair = readonly [name: string, value: string];

function pairsOf(reader: Pick<PageReader, "language">, field: Field, value: unknown): readonly Pair[] {
  const { name, kind, columns } = field;
  if (value === undefined || value === null) return [];
  if (kind === "table") {
    return (value as readonly object[]).flatMap((row, at) => [
      [`${name}.row`, String(at)] as const,
      ...columns.map(column => [`${name}.${at}.${column.name}`, plain(valueAt(row, column.name))] as const),
    ]);
  }
  if (Array.isArray(value))
    return kind === "choices" ? value.map(each => [name, String(each)]) : [[name, value.join("\n")]];
  if (kind === "yes-no") return [[name, value === true ? "yes" : "no"]];
  if (kind === "day") return [[name, dayText(reader, String(value))]];
  return [[name, kind === "moment" ? momentText(reader, String(value)) : plain(value)]];
}

function plain(value: unknown): string {
  return value === undefined || value === null ? "" : String(value);
}

function valueAt(body: object, name: string): unknown {
  return name
    .split(".")
    .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], body);
}
