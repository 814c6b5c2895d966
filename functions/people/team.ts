// Who is under a superior: those whom their place puts there directly, and those of the units they head, with the units below; pure.
import type { Place } from "../shared/http/permit.ts";
import type { Held } from "../shared/journal/change.ts";
import type { BoardPart } from "../shared/journal/keys.ts";
import { directlyUnder, postedTo } from "./boards.ts";
import type { Person } from "./person.ts";
import { type Units, upwardsFrom } from "./units.ts";

/** Where they are all listed; somebody may be on several. */
export function partsUnder(superior: string, agency: string, units: Units | undefined): readonly BoardPart[] {
  return [directlyUnder(superior), ...unitsUnder(superior, units).map(unit => postedTo(agency, unit))];
}

function unitsUnder(superior: string, units: Units | undefined): readonly string[] {
  const codes = Object.keys(units ?? {});
  return codes.filter(code => upwardsFrom(units, code).some(each => units?.[each]?.head === superior));
}

/** Whoever stands in for them sees and plans their team as they do. */
export function placeOfTeam(account: string, { state }: Held<Person>, at: string): Place {
  const deputies = (state?.deputies ?? []).filter(({ from, until }) => from <= at && at < until);
  const agency = state?.active ? state.agency : "";
  const superiors = deputies.map(({ deputy }) => deputy);
  return { type: "Worker", id: account, agency, person: account, superiors };
}
