// The law of what a terminal says of its link, signed with its own key: the key it was given and its latest word; pure.

import type { Medium, MediumSource } from "../gate/names.ts";
import type { Held } from "../shared/journal/change.ts";
import type { Law } from "../shared/journal/event.ts";
import type { PublicKey } from "../shared/signing/signed.ts";
import type { ClaimName, KeyPlace } from "./names.ts";
import { type Gap, type Gaps, gapsWith } from "./sequence.ts";

export interface PostureDetails {
  readonly antivirus?: string;
  /** The day on which its signatures were made. */
  readonly signaturesOn?: string;
  readonly diskEncrypted?: boolean;
  /** The day of the newest update of the operating system. */
  readonly updatedOn?: string;
  /** How many security updates wait to be put in. */
  readonly securityUpdates?: number;
}

/** What the counter saw of whoever holds the key. */
export interface Holder {
  readonly machine: string;
  readonly place: KeyPlace;
}

export interface PostureReport {
  readonly reportedAt: string;
  readonly medium: Medium;
  readonly mediumSource: MediumSource;
  readonly publicWifi?: boolean;
  readonly sharedDevice?: boolean;
  readonly antivirus?: boolean;
  readonly compliant?: boolean;
  readonly securityAgent?: boolean;
  readonly appControl?: boolean;
  readonly servicesOff?: boolean;
  /** What was told to the agent and not read from the system; all else is as the source says. */
  readonly declared?: readonly ClaimName[];
  /** For those who look after the terminal; the gate judges none of it. */
  readonly details?: PostureDetails;
}

/** What a report claims; when it was made and how the medium is known is not for the report to say. */
export type Claims = Omit<PostureReport, "reportedAt" | "mediumSource">;

/** Until when the state before this event had been said again and again, where it was. */
interface Confirmed {
  readonly confirmedUntil?: string;
}

export type PostureEvent =
  | (Confirmed & {
      readonly type: "PostureKeyEnrolled";
      readonly key: PublicKey;
      readonly agency: string;
      /** `measured` only where the key is held by an agent that looks at the network card itself. */
      readonly source: MediumSource;
      /** Only of a key that was enrolled at the counter by its code. */
      readonly holder?: Holder;
    })
  | (Confirmed & {
      readonly type: "PostureReported";
      readonly sequence: number;
      readonly signedAt: string;
      readonly claims: Claims;
      /** Reports that were made and never came in. */
      readonly gap?: Gap;
    });

export interface Posture {
  readonly agency: string;
  readonly key: PublicKey;
  readonly source: MediumSource;
  /** The last one taken; a report with this number or a lower one was made before. */
  readonly sequence: number;
  readonly report?: PostureReport;
  readonly holder?: Holder;
  readonly gaps?: Gaps;
}

/** A signed report that said what the one before had said, whole: whoever doubts it can verify it by the key. */
export interface RepeatedReport {
  readonly report: string;
  readonly kid: string;
  readonly signedAt: string;
}

/** As the terminal spoke last, in an event or since. What renews another version than was read is not about this state. */
export function newestOf({ state, version, renewed }: Held<Posture>): Posture | undefined {
  if (!state || !renewed) return state;
  const { kid, signedAt } = renewed.body as RepeatedReport;
  if (kid !== state.key.kid) return state;
  // A number that was used is used, whatever it was about.
  const sequence = Math.max(state.sequence, renewed.order);
  const isAbout = renewed.version === version && state.report && signedAt > state.report.reportedAt;
  return { ...state, sequence, ...(isAbout && { report: { ...state.report, reportedAt: signedAt } }) };
}

export const postureLaw: Law<Posture, PostureEvent> = {
  kind: "POSTURE",
  evolve(before, { event }) {
    switch (event.type) {
      // What the old key said is said no longer: the new one has to speak for itself.
      case "PostureKeyEnrolled":
        return {
          ...{ agency: event.agency, key: event.key, source: event.source, sequence: 0 },
          ...(event.holder && { holder: event.holder }),
          // A new key closes no gap of the old one.
          ...(before?.gaps && { gaps: before.gaps }),
        };
      case "PostureReported": {
        if (!before) throw new Error("a posture was reported without a key");
        const { claims, gap, sequence, signedAt: reportedAt } = event;
        const mediumSource = claims.declared?.includes("medium") ? "declared" : before.source;
        const gaps = gap && gapsWith(before.gaps, gap);
        return {
          ...before,
          sequence,
          report: { ...claims, reportedAt, mediumSource },
          ...(gaps && { gaps }),
        };
      }
      default:
        throw new Error(`an unknown event: ${JSON.stringify(event satisfies never)}`);
    }
  },
};

/** A public key is claimed once in the whole city and for good: what it signed speaks for one terminal and no other. */
export type PostureKeyEvent = { readonly type: "PostureKeyClaimed"; readonly terminal: string };

export interface PostureKey {
  readonly terminal: string;
}

export const postureKeyLaw: Law<PostureKey, PostureKeyEvent> = {
  kind: "POSTURE_KEY",
  evolve(before, { event: { type, terminal } }) {
    if (type !== "PostureKeyClaimed") throw new Error(`an unknown event: ${type satisfies never}`);
    if (before) throw new Error("a posture key was claimed twice");
    return { terminal };
  },
};
