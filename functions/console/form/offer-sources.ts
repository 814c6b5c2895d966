// Whom and where a form offers to choose: people, units and return sites on record, by name; and how such a choice is had.
import type { InferOutput } from "valibot";
import { readAgency } from "../../agencies/routes.ts";
import { findPeople } from "../../directory/routes.ts";
import { listUnits } from "../../people/unit-routes.ts";
import { words } from "../../shared/words.ts";
import type { Member } from "../door/visit.ts";
import type { Field, Offer, Picks } from "./field.ts";
import { peopleOffered } from "./picked.ts";

export type Offered = Pick<Field, "suggestions" | "picks">;

/** What is asked for: by which field, of which agency, and what was typed in such fields already. */
export interface Wanted {
  readonly agency: string;
  readonly texts: readonly string[];
}

export type Source = (visit: Member, wanted: Wanted) => Promise<(field: string) => Offered>;

export const everywhere = (offered: Offered) => () => offered;
export const list = (suggestions: readonly Offer[], mend: Picks["mend"]) =>
  everywhere({ suggestions, picks: { by: "list", complete: true, mend } });

type Found = InferOutput<(typeof findPeople)["answer"]["schema"]>;

/** Only one of the agency's own may be these. */
const OWN_ALONE = ["borrower", "superior", "deputy", "head"];

/** Whoever is in the form's address is not their own superior or deputy. */
export function isOfferedAs(field: string, row: Found["rows"][number], self: string | undefined): boolean {
  return !OWN_ALONE.includes(field) || (row.enrolled && !row.outsider && row.person !== self);
}

export const people: Source = async (visit, { agency, texts }) => {
  const { rows, complete } = await peopleFor(visit, agency, texts);
  return field => {
    const may = rows.filter(row => isOfferedAs(field, row, visit.query.person));
    const search = searchFor({ agency, field });
    return { suggestions: peopleOffered(may), picks: { by: "name", complete, mend: ENROL, search } };
  };
};

/** Where there are too many to list, whoever was typed is looked up by name. */
async function peopleFor({ api }: Member, agency: string, texts: readonly string[]): Promise<Found> {
  const ask = (q?: string) => api.ask(findPeople, { params: { agency }, query: { q } });
  const everybody = await ask();
  if (everybody.complete) return everybody;
  const found = await Promise.all(texts.map(ask));
  const rows = new Map(found.flatMap(each => each.rows.map(row => [row.person, row] as const)));
  return { rows: [...rows.values()], complete: false };
}

export const units: Source = async ({ api, query }, { agency }) => {
  const { rows } = await api.ask(listUnits, { params: { agency } });
  const all = rows.map(({ unit, name }) => [unit, name] as const);
  return field =>
    list(
      all.filter(([unit]) => field !== "parent" || unit !== query.unit),
      UNITS,
    )();
};

export const sites: Source = async ({ api }, { agency }) => {
  const { returnSites } = await api.ask(readAgency, { params: { agency } });
  return list(
    returnSites.map(({ id, name }) => [id, name] as const),
    SITES,
  );
};

export function searchFor(query: { readonly agency: string; readonly field: string }): string {
  return `/console/offers?${new URLSearchParams(query)}`;
}

const ENROL = { href: "/console/people#enrol", words: words("登錄人員", "Enrol people") };
const UNITS = { href: "/console/units", words: words("登錄單位", "Record units") };
const SITES = { href: "/console/agency", words: words("規劃消毒處所", "Set the return sites") };
