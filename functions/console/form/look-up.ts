// What a bar of filters is asked by name: a person, a terminal, an agency, each offered and understood as in any form.
import { type Html, html } from "../../shared/page/html.ts";
import { type Typed, typed } from "../door/typed.ts";
import type { Member, Visit } from "../door/visit.ts";
import { said } from "../frame/say.ts";
import type { FormFaults } from "./body.ts";
import { control } from "./control.ts";
import type { Field } from "./field.ts";
import { type LookedUp, lookUpFields, withOffers } from "./offers.ts";
import { resolved } from "./picked.ts";

export interface LookUp {
  readonly fields: readonly Field[];
  /** What is meant, by name of the field, as the API takes it. */
  readonly meant: Readonly<Record<string, string>>;
  readonly faults: FormFaults;
  /** Why it is not known whom or what is meant. */
  readonly refused?: string;
}

export function lookedUp(visit: Member, ...names: readonly LookedUp[]): Promise<LookUp> {
  return lookedUpIn(visit, typed(Object.entries(visit.query)), names);
}

export async function lookedUpIn(visit: Member, asked: Typed, names: readonly LookedUp[]): Promise<LookUp> {
  const given = typed(asked.pairs.map(([name, text]) => [name, text.trim()] as const));
  const fields = await withOffers(visit, lookUpFields(...names), given);
  const { typed: read, faults } = resolved(fields, given);
  const meant = Object.fromEntries(names.map(name => [name, read.one(name)]).filter(([, text]) => text));
  const [wrong] = faults.values();
  return { fields, meant, faults, ...(wrong && { refused: said(wrong, visit.say) }) };
}

/** Nothing is offered where nothing could be had: what is typed is taken as it is. */
export function lookUpInput(reader: Visit, fields: readonly Field[], name: LookedUp, words: string): Html {
  const [plain] = lookUpFields(name);
  const field = fields.find(each => each.name === name) ?? plain;
  const given = typed(Object.entries(reader.query));
  return html`<label>${words}${field && control(reader, { field, typed: given, id: `q-${name}`, described: "", wrong: false })}</label>`;
}
