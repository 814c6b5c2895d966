// What the gate knows at one moment, in the words the policies use; what is left out is not known, and refuses.
import type { CONSENT_STANDINGS, PAPER_STANDINGS } from "../firm/names.ts";
import type { OutsideHours } from "../hours/window-names.ts";
import type { ProductStanding } from "../products/names.ts";
import type { Stream } from "../shared/journal/keys.ts";
import type { Activity } from "../shared/rules/activities.ts";
import type { ProfileId } from "../shared/rules/clauses.ts";
import type { Overlay } from "../shared/rules/parameters.ts";
import type { Words } from "../shared/words.ts";
import type { BrandStanding } from "../terminals/brand.ts";
import type {
  KnownChannel,
  KnownLogIn,
  Medium,
  MediumSource,
  PersonSession,
  RulesStatus,
  TerminalSession,
} from "./names.ts";

/** The context of every policy in policies/connect, whose schema explains each. */
export interface Known {
  readonly stopped: boolean;
  readonly loginExpired: boolean;
  readonly channel?: KnownChannel;
  readonly encrypted: boolean;
  readonly factors: number;
  readonly login?: KnownLogIn;
  readonly business?: string;
  readonly rights?: readonly string[];
  readonly functions?: readonly string[];
  readonly document?: { readonly classification?: string };
  readonly export?: { readonly important: boolean; readonly encrypted: boolean };
  readonly trade?: { readonly loggedIn: boolean };

  readonly activity: Activity;
  readonly system?: string;
  readonly remoteTested?: boolean;
  readonly seatsLeft?: number;
  readonly endsConfirmed?: boolean;
  readonly endpointHours?: string;
  readonly terminalSession?: TerminalSession;
  readonly personSession?: PersonSession;

  readonly inService?: boolean;
  readonly role?: string;
  readonly ownership?: string;
  readonly ofOwnAgency?: boolean;
  readonly ofThisSystem?: boolean;
  readonly brand?: BrandStanding | "unnamed";
  readonly product?: ProductStanding;
  readonly daysInService?: number;
  readonly deviceTested?: boolean;
  readonly deviceApproved?: boolean;
  readonly stage?: string;
  readonly pledged?: boolean;
  readonly byBorrower?: boolean;
  readonly held?: string;

  readonly active?: boolean;
  readonly status?: string;
  readonly suspended?: string;
  readonly recalled?: boolean;
  readonly onLeave?: boolean;

  readonly reviewNamesPerson?: boolean;
  readonly drill?: "not-needed" | "done" | "due";

  readonly approvedUnder?: readonly string[];
  readonly approvedBusinesses?: readonly string[];
  readonly approvedRights?: readonly string[];
  readonly approvedFunctions?: readonly string[];

  readonly homeDayToday?: boolean;
  readonly homeDays?: number;
  readonly homeDaysSet?: number;
  readonly workdays?: number;
  readonly leaveDays?: number;
  readonly tier?: string;

  readonly officeHours?: boolean;
  readonly outsideHours?: OutsideHours;
  readonly overtime?: boolean;
  readonly dutyHours?: boolean;
  readonly tradingHours?: boolean;

  readonly firmApplied?: boolean;
  readonly firmPapers?: (typeof PAPER_STANDINGS)[number];
  readonly firmConsent?: (typeof CONSENT_STANDINGS)[number];
  readonly risksAssessed?: boolean;
  readonly trained?: boolean;
  readonly supervised?: boolean;
  readonly controlsEdition?: string;

  readonly medium?: Medium;
  readonly mediumSource?: MediumSource;
  readonly postureMinutes?: number;
  readonly publicWifi?: boolean;
  readonly sharedDevice?: boolean;
  readonly antivirus?: boolean;
  readonly compliant?: boolean;
  readonly securityAgent?: boolean;
  readonly appControl?: boolean;
  readonly servicesOff?: boolean;

  readonly egress?: string;
  readonly source?: "listed" | "open" | "not-listed";
  readonly inboundRule?: boolean;
  readonly outboundRule?: boolean;
}

export type FactName = keyof Known;

/** The state that a fact was read from: where a person can look it up. */
export interface RecordRef {
  readonly stream: Stream;
  readonly version: number;
  /** When what it says was last said again, where that is no event of its own. */
  readonly saidAgainAt?: string;
}

/** When a fact stops holding by itself, in words; it binds only where a policy in force reads that fact. */
export interface Deadline {
  readonly at: string;
  readonly fact: FactName | "rules";
  readonly reason: Words;
  /** Put off again and again while all goes well: no end to be recorded. */
  readonly repeats?: boolean;
}

/** What one state, or several together, tell. */
export interface FactsFrom {
  readonly known: Partial<Known>;
  /** The record they were read from. */
  readonly from?: RecordRef;
  readonly deadlines?: readonly Deadline[];
}

/** Everything a decision rests on. */
export interface Facts {
  readonly person: string;
  readonly system: string;
  readonly at: string;
  readonly rules: RulesStatus;
  /** The regulations in force, in the catalogue's order. */
  readonly profiles: readonly ProfileId[];
  /** What the agency laid down for itself beside them; absent where it laid down nothing. */
  readonly overlay?: Overlay;
  readonly known: Known;
  readonly records: Partial<Record<FactName, RecordRef>>;
  readonly deadlines: readonly Deadline[];
}

/** As they are recorded: each state named once, with the facts that were read from it. */
export interface RecordedFacts extends Omit<Facts, "records"> {
  /** How many of the facts that came later were known by then; absent, none. Whatever else is missing was missing, and refused. */
  readonly edition?: number;
  readonly read: readonly (RecordRef & { readonly facts: readonly FactName[] })[];
}
