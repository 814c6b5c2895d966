// What an agency has adopted and laid down, as its events say: each adoption and its repeal asked for by one and confirmed by another; pure.
import type { Activity } from "../shared/rules/activities.ts";
import type { ProfileId } from "../shared/rules/clauses.ts";
import type { Parameter, ParameterValue } from "../shared/rules/parameters.ts";
import type { SystemCode } from "../shared/rules/systems.ts";
import type { Day } from "../shared/time/day.ts";

/** One regulation for one activity, in one system or in all of them, from a day on. */
export interface AdoptionTerms {
  readonly profile: ProfileId;
  readonly version: number;
  readonly activity: Activity;
  /** Absent: in every system. */
  readonly system?: SystemCode;
  readonly from: Day;
  /** The last day; absent: until it is repealed. */
  readonly until?: Day;
  readonly document: string;
  /** What has happened, where the text applies only after it has. */
  readonly trigger?: string;
}

export interface RepealTerms {
  /** The first day on which it no longer binds. */
  readonly from: Day;
  readonly document: string;
}

/** Laid down for one activity beside the texts; it only tightens. */
export interface OverlayTerms<Name extends Parameter = Parameter> {
  readonly activity: Activity;
  readonly parameter: Name;
  readonly value: ParameterValue<Name>;
  readonly document: string;
}

export type RuleEvent =
  | ({ readonly type: "AdoptionProposed"; readonly adoption: string } & AdoptionTerms)
  | { readonly type: "AdoptionConfirmed"; readonly adoption: string }
  | { readonly type: "AdoptionDeclined"; readonly adoption: string; readonly reason: string }
  | ({ readonly type: "RepealProposed"; readonly adoption: string } & RepealTerms)
  | { readonly type: "RepealConfirmed"; readonly adoption: string }
  | { readonly type: "RepealDeclined"; readonly adoption: string; readonly reason: string }
  | ({ readonly type: "OverlaySet" } & OverlayTerms)
  | ({ readonly type: "OverlayLiftProposed" } & Lift)
  | ({ readonly type: "OverlayLifted" } & Lift);

interface Lift {
  readonly activity: Activity;
  readonly parameter: Parameter;
  readonly reason: string;
}

/** Who did it, and when it was recorded. */
interface Said {
  readonly at: string;
  readonly by: string;
}

export interface Adoption extends AdoptionTerms {
  readonly proposed: Said;
  readonly confirmed?: Said;
  readonly declined?: Said & { readonly reason: string };
}

export interface Repeal extends RepealTerms {
  readonly proposed: Said;
  readonly confirmed?: Said;
}

export interface SetOverlay extends OverlayTerms {
  readonly set: Said;
  readonly liftProposed?: Said & { readonly reason: string };
}

/** Absent where nothing of the kind was ever recorded, so that what was folded before there was any is what it was. */
export interface OwnRules {
  readonly adoptions?: Readonly<Record<string, Adoption>>;
  /** By the adoption they end; what was adopted before adoptions had numbers by the name that `earlierName` gives it. */
  readonly repeals?: Readonly<Record<string, Repeal>>;
  readonly overlays?: readonly SetOverlay[];
}

const EARLIER = "earlier-";
export function earlierName(profile: ProfileId): string {
  return `${EARLIER}${profile}`;
}

export function foldRules(before: OwnRules, event: RuleEvent, said: Said): OwnRules {
  switch (event.type) {
    case "AdoptionProposed":
    case "AdoptionConfirmed":
    case "AdoptionDeclined":
      return { adoptions: { ...before.adoptions, [event.adoption]: foldAdoption(before, event, said) } };
    case "RepealProposed": {
      const { from, document } = event;
      return { repeals: { ...before.repeals, [event.adoption]: { from, document, proposed: said } } };
    }
    case "RepealConfirmed": {
      const repeal = known(before.repeals?.[event.adoption]);
      return { repeals: { ...before.repeals, [event.adoption]: { ...repeal, confirmed: said } } };
    }
    case "RepealDeclined": {
      const { [event.adoption]: _, ...repeals } = before.repeals ?? {};
      return { repeals };
    }
    case "OverlaySet":
    case "OverlayLiftProposed":
    case "OverlayLifted":
      return { overlays: foldOverlays(before, event, said) };
    default:
      throw new Error(`an unknown event: ${JSON.stringify(event satisfies never)}`);
  }
}

type AdoptionEvent = Extract<RuleEvent, { readonly type: `Adoption${string}` }>;

function foldAdoption(before: OwnRules, event: AdoptionEvent, said: Said): Adoption {
  if (event.type === "AdoptionProposed") {
    const { type: _, adoption: __, ...terms } = event;
    return { ...terms, proposed: said };
  }
  const adoption = known(before.adoptions?.[event.adoption]);
  if (event.type === "AdoptionConfirmed") return { ...adoption, confirmed: said };
  return { ...adoption, declined: { ...said, reason: event.reason } };
}

type OverlayEvent = Extract<RuleEvent, { readonly type: `Overlay${string}` }>;

function foldOverlays({ overlays = [] }: OwnRules, event: OverlayEvent, said: Said): readonly SetOverlay[] {
  const isIt = ({ activity, parameter }: SetOverlay) =>
    activity === event.activity && parameter === event.parameter;
  const others = overlays.filter(each => !isIt(each));
  if (event.type === "OverlayLifted") return others;
  if (event.type === "OverlayLiftProposed") {
    const overlay = known(overlays.find(isIt));
    return [...others, { ...overlay, liftProposed: { ...said, reason: event.reason } }];
  }
  const { type: _, ...terms } = event;
  return [...others, { ...terms, set: said }];
}

function known<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error("this was never proposed");
  return thing;
}
