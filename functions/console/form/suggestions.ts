// What could be typed into a field, from what the agency has on record: people, units, return sites. Anything else may still be typed.
import { readAgency } from "../../agencies/routes.ts";
import { listPeople, listUnits } from "../../people/routes.ts";
import { allRows } from "../door/api.ts";
import type { Member } from "../door/visit.ts";
import { said } from "../frame/say.ts";
import type { Field } from "./field.ts";
import { valueWords } from "./label.ts";

type Suggestions = Field["suggestions"];
type Source = (visit: Member, agency: string) => Promise<Readonly<Record<string, Suggestions>>>;

const SOURCES: readonly (readonly [fields: readonly string[], source: Source])[] = [
  [["borrower", "site"], ofAgency],
  [["superior", "deputy", "head"], ofPeople],
  [["unit", "parent"], ofUnits],
];

export async function withSuggestions(visit: Member, all: readonly Field[]): Promise<readonly Field[]> {
  const { person, query } = visit;
  const fields = all.map(field => ({
    ...field,
    fixed: field.kind === "digest" && query[field.name] !== undefined,
  }));
  const needed = SOURCES.filter(([names]) => fields.some(({ name }) => names.includes(name)));
  const agency = query.agency ?? person.agency;
  // A list that cannot be had suggests nothing: the form is filled in by hand.
  const found = await Promise.all(needed.map(([, source]) => source(visit, agency).catch(() => ({}))));
  const known: Readonly<Record<string, Suggestions>> = Object.assign({}, ...found);
  return fields.map(field => ({ ...field, suggestions: known[field.name] ?? [] }));
}

async function ofAgency({ api }: Member, agency: string) {
  const { readiness, returnSites } = await api.ask(readAgency, { params: { agency } });
  return {
    borrower: (readiness?.people ?? []).map(each => [each, each] as const),
    site: returnSites.map(({ id, name }) => [id, name] as const),
  };
}

async function ofPeople({ api, query, say }: Member, agency: string) {
  const rows = await allRows(api, listPeople, { agency });
  const people = rows
    .filter(({ person, status }) => status !== "vendor" && person !== query.person)
    .map(({ person, status, posting }) => {
      const { unit = "", title = said(valueWords(status), say) } = posting ?? {};
      return [person, `${unit} ${title}`.trim()] as const;
    });
  return { superior: people, deputy: people, head: people };
}

async function ofUnits({ api, query }: Member, agency: string) {
  const { rows } = await api.ask(listUnits, { params: { agency } });
  const units = rows.filter(({ unit }) => unit !== query.unit).map(({ unit, name }) => [unit, name] as const);
  return { unit: rows.map(({ unit, name }) => [unit, name] as const), parent: units };
}
