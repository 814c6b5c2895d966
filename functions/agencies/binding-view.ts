// What binds an agency for an activity, since when, by which text and why; every parameter's value with where it comes from; pure.
import { ACTIVITY_WORDS } from "../shared/rules/activities.ts";
import type { ProfileId } from "../shared/rules/clauses.ts";
import { capsFor, OVERTIME_CATEGORIES, OVERTIME_WORDS } from "../shared/rules/overtime-caps.ts";
import { APPLIED_BY, PARAMETER_FACTS, UNIT_WORDS } from "../shared/rules/parameter-catalogue.ts";
import {
  contributes,
  PARAMETER_NAMES,
  PARAMETERS,
  type Parameter,
  strictest,
} from "../shared/rules/parameters.ts";
import { isInForce, profileOf } from "../shared/rules/profile.ts";
import { bindsByItself, combine, type Rules, sourcesOf } from "../shared/rules/profiles.ts";
import type { Agency } from "./agency.ts";
import { valueText } from "./overlay.ts";
import { earlierName } from "./own-rules.ts";
import { bindingProfiles, isRepealed, type Occasion, overlayOf, rulesOf } from "./rules.ts";

/** Why a regulation binds: by itself, or since it was adopted; before adoptions had numbers, without a second person. */
type Basis = "by-itself" | "adopted" | "adopted-earlier";

export function bindingView(agency: Agency, occasion: Occasion) {
  const rules = rulesOf(agency, occasion);
  const inForce = bindingProfiles(agency, occasion).filter(id => isInForce(profileOf(id), occasion.on));
  return {
    activity: occasion.activity,
    ...(occasion.system && { system: occasion.system }),
    on: occasion.on,
    words: ACTIVITY_WORDS[occasion.activity],
    status: rules.status,
    faults: rules.status === "combined" ? [] : rules.because.map(({ words }) => words),
    regulations: inForce.map(id => regulation(agency, id, occasion)),
    parameters: inForce.length === 0 ? [] : parametersOfView(agency, inForce, occasion),
    ...(occasion.activity === "hours" && rules.status === "combined" && { overtime: overtimeView(rules) }),
  };
}

/** What a category replaces, it replaces for the work that was assigned under it, and for nothing else. */
function overtimeView({ limits }: Rules) {
  return OVERTIME_CATEGORIES.map(category => ({
    category,
    words: OVERTIME_WORDS[category],
    ...capsFor(category, limits),
  }));
}

function regulation(agency: Agency, id: ProfileId, occasion: Occasion) {
  const { title, version, status, effectiveFrom } = profileOf(id);
  const of = { profile: id, title, version, status };
  const since = (basis: Basis, from: string | null) => ({ ...of, basis, ...(from && { from }) });
  if (bindsByItself(id, occasion.activity)) return since("by-itself", effectiveFrom);
  const found = Object.entries(agency.adoptions ?? {}).find(
    ([name, each]) =>
      each.profile === id &&
      each.activity === occasion.activity &&
      each.confirmed !== undefined &&
      each.from <= occasion.on &&
      (each.until === undefined || occasion.on <= each.until) &&
      (each.system === undefined || occasion.system === undefined || each.system === occasion.system) &&
      !isRepealed(agency, name, occasion.on),
  );
  if (!found) return { ...since("adopted-earlier", null), adoption: earlierName(id) };
  const [adoption, { from, until, document, trigger, system }] = found;
  return {
    ...since("adopted", from),
    adoption,
    document,
    ...(until && { until }),
    ...(trigger && { trigger }),
    ...(system && { system }),
  };
}

function parametersOfView(agency: Agency, inForce: readonly ProfileId[], occasion: Occasion) {
  // The texts alone, so that what they say is shown even where they and the overlay leave nothing in common.
  const texts = combine(inForce.map(profileOf), occasion.on, {}, occasion.activity);
  const overlay = overlayOf(agency, occasion.activity) ?? {};
  return PARAMETER_NAMES.flatMap(name => {
    const said = texts.status === "combined" ? texts.limits[name] : null;
    const values = [said, overlay[name] ?? null].filter(each => each !== null);
    const value = strictest(name, values as never);
    if (value === null) return [];
    const { unit, appliedBy, "zh-TW": zh, en } = PARAMETER_FACTS[name];
    const by = { value: valueText(value), text: texts.status === "combined" ? texts : undefined };
    return [
      {
        parameter: name,
        words: { "zh-TW": zh, en },
        value: by.value,
        unit,
        unitWords: UNIT_WORDS[unit],
        stricter: PARAMETERS[name],
        appliedBy,
        appliedByWords: APPLIED_BY[appliedBy],
        from: [...fromTexts(name, by.text, value), ...fromOverlay(agency, name, occasion)],
      },
    ];
  });
}

/** A text whose value the overlay has overtaken is not where the binding value comes from. */
function fromTexts(name: Parameter, texts: Rules | undefined, binding: unknown) {
  if (!texts) return [];
  return sourcesOf(name, texts)
    .filter(({ value }) => contributes(name, value, binding as never))
    .map(({ value, profile, source }) => ({ value: valueText(value), profile, source }));
}

function fromOverlay({ overlays = [] }: Agency, name: Parameter, { activity }: Occasion) {
  return overlays
    .filter(each => each.activity === activity && each.parameter === name)
    .map(({ value, document, set }) => ({ value: valueText(value), source: "own", document, since: set.at }));
}
