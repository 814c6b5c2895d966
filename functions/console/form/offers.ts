// What a form offers to choose from, field by field, each by what it is called. No code has to be typed.
import { type Typed, typed } from "../door/typed.ts";
import type { Member } from "../door/visit.ts";
import { type Field, textField } from "./field.ts";
import * as sources from "./offer-sources.ts";
import * as things from "./offer-things.ts";
import { offering, type Sources, sourceOf } from "./offering.ts";
import { resolved } from "./picked.ts";

const SOURCES: Sources = {
  ...by(sources.people, "borrower", "superior", "deputy", "head", "custodian", "people", "participants"),
  ...by(sources.people, "seen.person", "askSession.person", "proposeException.officer"),
  ...by(sources.units, "unit", "parent"),
  ...by(sources.sites, "site"),
  ...by(things.terminals, "terminal", "proposeException.propertyNo"),
  ...by(things.agencies, "transferTerminal.agency", "seen.agency"),
  ...by(things.newEndpoints, "addEndpoint.endpoint"),
  ...by(things.vdiEndpoints, "askSession.endpoint"),
  ...by(things.notices, "proposeException.noticeNo", "proposeWithdrawal.noticeNo"),
  ...by(things.supports, "dependsOnId"),
  ...by(things.lentItems, "releaseTerminal.missing"),
};

function by(source: sources.Source, ...names: readonly string[]): Record<string, sources.Source> {
  return Object.fromEntries(names.map(name => [name, source]));
}

export async function withOffers(
  visit: Member,
  fields: readonly Field[],
  typed: Typed,
): Promise<readonly Field[]> {
  const agency = await agencyMeant(visit, fields, typed);
  return offering(visit, fields, { typed, agency, sources: SOURCES });
}

/** Whose people and terminals are offered: those of the agency that the form is about, by whatever it was called. */
async function agencyMeant(visit: Member, fields: readonly Field[], given: Typed): Promise<string> {
  const text = given.one("agency");
  const field = fields.find(({ name }) => name === "agency");
  if (text === "" || !field || sourceOf(SOURCES, field) !== things.agencies)
    return text || visit.person.agency;
  const offer = await things.agencies(visit, { agency: "", texts: [] });
  const meant = resolved([{ ...field, ...offer("agency") }], typed([["agency", text]]));
  return meant.typed.one("agency") || visit.person.agency;
}

export type LookedUp = "person" | "terminal" | "agency";

/** What whoever looks something up is asked by: people, terminals and agencies by name. */
export function lookUpFields(...names: readonly LookedUp[]): readonly Field[] {
  return names.map(name => ({ ...textField(name), act: "seen" }));
}
