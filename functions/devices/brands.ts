// What speaks against a make and model that somebody works with at home, whoever it belongs to: a brand the agency bans, a list of brands
// that a text demands and nobody supplied, a notice of a hazardous product; pure.
import type { Agency } from "../agencies/agency.ts";
import { binding, limitsOf } from "../agencies/rules.ts";
import { MAY_BE_USED } from "../products/names.ts";
import type { Products } from "../products/products.ts";
import { standingOf } from "../products/standing.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { brandAmong } from "../terminals/brand.ts";

export interface Around {
  readonly agency: Agency;
  readonly products: Products | undefined;
  readonly at: string;
}

export interface Make {
  readonly number: string;
  readonly brand: string;
  readonly model: string;
}

export type BrandFault = "brands-not-supplied" | "brand-banned" | "hazardous";

/** As for what the agency lends: a list that a text demands and nobody supplied is not known. */
export function brandFaults(
  { number, brand, model }: Make,
  systems: readonly string[],
  { agency, products, at }: Around,
): readonly BrandFault[] {
  const today = dayOf(at);
  const banned = systems.flatMap(system => limitsOf(agency, today, system).bannedBrands ?? []);
  const isDemanded = systems.some(
    system => binding(agency, today, ["keelung-pregnancy/4.2.1"], system).length > 0,
  );
  const { standing } = standingOf(products, { propertyNo: number, brand, model }, at);
  return [
    ...(isDemanded && banned.length === 0 ? ["brands-not-supplied" as const] : []),
    ...(banned.length > 0 && brandAmong(brand, banned) !== "allowed" ? ["brand-banned" as const] : []),
    ...(MAY_BE_USED.includes(standing) ? [] : ["hazardous" as const]),
  ];
}
