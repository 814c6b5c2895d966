// Fields with what each offers to choose from, asked for once however many fields offer it.
import type { Typed } from "../door/typed.ts";
import type { Member } from "../door/visit.ts";
import { linesIn } from "./body.ts";
import type { Field } from "./field.ts";
import type { Source } from "./offer-sources.ts";
import { nameIn } from "./picked.ts";

/** By the act and the field, or by the field wherever it is; of one row among many by its last part. */
export type Sources = Readonly<Record<string, Source>>;

/** As many names as are looked up for one form. */
const MOST_NAMES = 30;

export function sourceOf(sources: Sources, field: Field): Source | undefined {
  const last = lastOf(field);
  const source =
    sources[`${field.act}.${last}`] ?? (Object.hasOwn(sources, last) ? sources[last] : undefined);
  return isText(field) && !field.fixed ? source : undefined;
}

export async function offering(
  visit: Member,
  fields: readonly Field[],
  { typed, agency, sources }: { readonly typed: Typed; readonly agency: string; readonly sources: Sources },
): Promise<readonly Field[]> {
  const of = Map.groupBy(fields, field => sourceOf(sources, field));
  const asked = [...of].map(async ([source, own]) => {
    const texts = [...new Set(own.flatMap(({ name }) => typed.all(name).flatMap(linesIn)).map(nameIn))];
    // What cannot be had offers nothing: the form is filled in by hand.
    const offer = await source?.(visit, { agency, texts: texts.slice(0, MOST_NAMES) }).catch(() => undefined);
    return [source, offer] as const;
  });
  const offers = new Map(await Promise.all(asked));
  return fields.map(field => ({ ...field, ...offers.get(sourceOf(sources, field))?.(lastOf(field)) }));
}

function lastOf({ name }: Field): string {
  return name.split(".").at(-1) ?? name;
}

function isText({ kind, choices }: Field): boolean {
  return kind === "text" || (kind === "lines" && !choices.includes("number"));
}
