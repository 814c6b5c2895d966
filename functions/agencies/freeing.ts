// Whether what an agency records about itself loosens what binds one person: whoever gains by it does not record it; pure.
import { brandAmong } from "../terminals/brand.ts";
import { type Agency, UNPREPARED } from "./agency.ts";
import { bindingProfiles } from "./rules.ts";

export function isFreed(person: string, before: Agency = UNPREPARED, after: Agency): boolean {
  return (
    (isSuitable(person, after) && !isSuitable(person, before)) ||
    (isSuitable(person, after) && isDrilled(after) && !isDrilled(before)) ||
    (after.scanOfficers.includes(person) && !before.scanOfficers.includes(person)) ||
    (isSuitable(person, before) && isLooser(before, after))
  );
}

/** As the counter and the gate read the review: where hardware or software is unfit it names nobody. */
function isSuitable(person: string, { readiness }: Agency): boolean {
  if (!readiness) return false;
  const { hardware, software, people } = readiness;
  return hardware.fit && software.fit && people.includes(person);
}

function isDrilled({ readiness }: Agency): boolean {
  return readiness !== undefined && (!readiness.drillRequired || readiness.drill !== undefined);
}

/** A regulation that no longer binds, or a brand that is no longer banned. */
function isLooser(before: Agency, after: Agency): boolean {
  const kept = bindingProfiles(after);
  return (
    bindingProfiles(before).some(profile => !kept.includes(profile)) ||
    before.bannedBrands.some(brand => brandAmong(brand, after.bannedBrands) === "allowed")
  );
}
