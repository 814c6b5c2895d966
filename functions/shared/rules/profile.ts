// One regulation as data: its dates, its switches, its parameters, each with its source; a file in doubt is not loaded.
import * as v from "valibot";
import eyDraft from "../../../policies/profiles/ey-draft.json" with { type: "json" };
import keelungPregnancy from "../../../policies/profiles/keelung-pregnancy.json" with { type: "json" };
import tainan2021 from "../../../policies/profiles/tainan-2021.json" with { type: "json" };
import twse2023 from "../../../policies/profiles/twse-2023.json" with { type: "json" };
import yilanHours from "../../../policies/profiles/yilan-hours.json" with { type: "json" };
import { type Day, isDay } from "../time/day.ts";
import type { Words } from "../words.ts";
import { ACTIVITIES, type Activity } from "./activities.ts";
import { CITIES, type City } from "./cities.ts";
import { type ClauseId, isClause, PROFILE_IDS, type ProfileId } from "./clauses.ts";
import {
  type Ceiling,
  type Overlay,
  PARAMETER_NAMES,
  type Parameter,
  type ParameterValue,
  parameterSchema,
} from "./parameters.ts";

const PROFILE_STATUSES = ["in-force", "draft", "reference"] as const;

interface Setting<Name extends Parameter> {
  /** Null: the text leaves it to the agency, which has not said. */
  readonly value: ParameterValue<Name> | null;
  /** The clause it comes from, or "ours" where the text is silent. */
  readonly source: ClauseId | "ours";
}

/** Who may adopt it, and for what, by its own text. */
export interface Scope {
  readonly activities: readonly Activity[];
  /** The clauses that speak of an activity, where not all of them do. */
  readonly only?: { readonly [Doing in Activity]?: readonly ClauseId[] };
  /** Where it speaks to the agencies of some cities alone, by which clause. */
  readonly cities?: { readonly names: readonly City[]; readonly clause: ClauseId };
  /** The clause that asks for something to have happened before it applies. */
  readonly trigger?: ClauseId;
}

export interface Profile {
  readonly id: ProfileId;
  readonly title: Words;
  readonly version: number;
  readonly status: (typeof PROFILE_STATUSES)[number];
  /** Null: the text bears no such date, so it binds on every day on that side. */
  readonly effectiveFrom: Day | null;
  readonly effectiveTo: Day | null;
  readonly scope: Scope;
  /** Clauses that do not bind, each with the reason; every other clause does. */
  readonly switchedOff: readonly (Words & { readonly clause: ClauseId })[];
  readonly parameters: { readonly [Name in Parameter]?: Setting<Name> };
}

// Made where a file is read, which is where it is built: a start has no use for them.
const words = () => ({ "zh-TW": v.pipe(v.string(), v.nonEmpty()), en: v.pipe(v.string(), v.nonEmpty()) });
const effective = () => v.nullable(v.pipe(v.string(), v.check(isDay, "not a day")));
const clauseId = () => v.custom<ClauseId>(id => typeof id === "string" && isClause(id), "no such clause");

const scopeSchema = () =>
  v.strictObject({
    activities: v.pipe(v.array(v.picklist(ACTIVITIES)), v.nonEmpty()),
    only: v.exactOptional(
      v.strictObject(
        Object.fromEntries(
          ACTIVITIES.map(name => [name, v.exactOptional(v.pipe(v.array(clauseId()), v.nonEmpty()))]),
        ),
      ),
    ),
    cities: v.exactOptional(
      v.strictObject({ names: v.pipe(v.array(v.picklist(CITIES)), v.nonEmpty()), clause: clauseId() }),
    ),
    trigger: v.exactOptional(clauseId()),
  });

function settingSchema(name: Parameter) {
  const source = v.union([v.literal("ours"), clauseId()]);
  return v.exactOptional(v.strictObject({ value: v.nullable(parameterSchema(name)), source }));
}

const profileSchema = () =>
  v.strictObject({
    id: v.picklist(PROFILE_IDS),
    title: v.strictObject(words()),
    version: v.pipe(v.number(), v.integer(), v.minValue(1)),
    status: v.picklist(PROFILE_STATUSES),
    effectiveFrom: effective(),
    effectiveTo: effective(),
    scope: scopeSchema(),
    switchedOff: v.array(v.strictObject({ clause: clauseId(), ...words() })),
    parameters: v.strictObject(Object.fromEntries(PARAMETER_NAMES.map(name => [name, settingSchema(name)]))),
  });

/** Written in by a build, which has looked at all that it ships: nobody waits for that again at a start. */
declare const CHECKED_BY_BUILD: true | undefined;

const profiles = new Map(
  [tainan2021, eyDraft, keelungPregnancy, twse2023, yilanHours]
    .map(each => (typeof CHECKED_BY_BUILD === "undefined" ? readProfile(each) : (each as unknown as Profile)))
    .map(each => [each.id, each]),
);

/** Throws on an unknown key, parameter or clause, a value unfit for its parameter, or another regulation's clause. */
export function readProfile(content: unknown): Profile {
  v.parse(profileSchema(), content);
  // As it is written, word for word: by that it is known which one was in force. The types cannot follow the schema.
  const profile = content as Profile;
  const cited = [
    ...profile.switchedOff.map(({ clause }) => clause),
    ...Object.values(profile.parameters).map(({ source }) => source),
    ...Object.values(profile.scope.only ?? {}).flat(),
    ...[profile.scope.cities?.clause ?? [], profile.scope.trigger ?? []].flat(),
  ];
  for (const id of cited)
    if (id !== "ours" && !id.startsWith(`${profile.id}/`))
      throw new Error(`${id} is not one of ${profile.id}`);
  return profile;
}

export function profileOf(id: ProfileId): Profile {
  const found = profiles.get(id);
  if (!found) throw new Error(`there is no profile ${id}`);
  return found;
}

/** A limit that a text sets, or a lower one that an agency laid down for itself. */
export function ceilingIn(id: ProfileId, name: Ceiling, own?: Overlay): number {
  const text = profileOf(id).parameters[name]?.value ?? 0;
  return Math.min(text, own?.[name] ?? text);
}

export function isInForce({ effectiveFrom, effectiveTo }: Profile, on: Day): boolean {
  if (!isDay(on)) throw new RangeError(`not a day: ${on}`);
  return (effectiveFrom === null || effectiveFrom <= on) && (effectiveTo === null || on <= effectiveTo);
}
