// Who is at home in Keelung, on which device, and what the chapters of the month share.
import * as home from "../at-home.ts";
import { OwnDevice } from "../at-home.ts";
import type { City } from "../city.ts";
import { WORKER } from "../household.ts";
import { of } from "../step.ts";

export const K = (...clauses: readonly string[]) => of("keelung-pregnancy", ...clauses);
export const own = new OwnDevice();
export const COLLEAGUE = "boya@household";
const SPAN = { from: "2021-07-05", to: "2021-07-30" };
export const MINE = {
  person: WORKER,
  regulation: "keelung-pregnancy",
  ...SPAN,
  expectedOn: "2021-10-07",
} as const;
/** On Monday 26 July at 37 weeks and 5 days. */
export const THEIRS = { ...MINE, person: COLLEAGUE, expectedOn: "2021-08-11" } as const;
export const about = `/v1/people/${WORKER}`;

/** What earlier steps made: the approval, and the session that was let in last. */
export const made = { approval: "", session: "" };

/** Asked for, and what refused it; a session that is let in stays. */
export async function asked(city: City) {
  const told = await home.connects(city, own);
  made.session = told.session ?? made.session;
  return told;
}

export const set = (city: City, dates: readonly string[]) => home.setDays(city, own, dates);
