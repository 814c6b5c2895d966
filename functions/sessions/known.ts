// What the gate knows at one moment, in the words the policies use; what is left out is not known, and refuses.
import type { Stream } from "../shared/keys.ts";
import type { Words } from "../shared/words.ts";
import type { Adopted, RulesStatus } from "./adoption.ts";

export const CHANNELS = ["vpn", "vdi", "direct"] as const;
export type Channel = (typeof CHANNELS)[number];

/** How far a loan has come, as far as the gate cares. */
export const LOAN_STAGES = ["registered", "out", "overdue", "returning", "returned", "lost"] as const;
export type LoanStage = (typeof LOAN_STAGES)[number];

/** How far a return has come since it was declared. */
export const RETURN_STEPS = ["no", "declared", "disinfected", "scanned", "attested"] as const;
export type ReturnStep = (typeof RETURN_STEPS)[number];

export const STOP_SCOPES = ["terminal", "person", "agency", "system", "city"] as const;
export type StopScope = (typeof STOP_SCOPES)[number];

export const MEDIA = ["wired", "wifi", "cellular", "unknown"] as const;
export type Medium = (typeof MEDIA)[number];

/** The context of every policy in policies/connect; its schema says the same. */
export interface Known {
  readonly rules: RulesStatus;
  readonly stops: readonly StopScope[];
  readonly profiles: Adopted;
  readonly session: KnownSession;
  readonly document?: { readonly classification?: string };
  readonly export?: { readonly important: boolean; readonly encrypted: boolean };
  readonly trade?: { readonly loggedIn: boolean };
  readonly system?: { readonly code: string; readonly remoteTested: boolean };
  readonly capacity?: { readonly planned: number; readonly open: number };
  readonly terminal?: KnownTerminal;
  readonly loan?: { readonly borrower: string; readonly stage: LoanStage; readonly pledged: boolean };
  readonly holds?: readonly string[];
  readonly person?: KnownPerson;
  readonly readiness?: { readonly namesPerson: boolean; readonly drill: "not-needed" | "done" | "due" };
  readonly approval?: KnownApproval;
  readonly schedule?: KnownSchedule;
  readonly time?: { readonly officeHours: boolean; readonly overtime: boolean; readonly duty: boolean };
  readonly posture?: KnownPosture;
  readonly address?: KnownAddress;
}

interface KnownSession {
  readonly channel?: Channel;
  readonly encrypted: boolean;
  readonly factors: number;
  readonly loginExpired: boolean;
  readonly business?: string;
  readonly rights?: readonly string[];
  readonly functions?: readonly string[];
}

interface KnownTerminal {
  readonly inService: boolean;
  readonly role: string;
  readonly ownership: string;
  readonly agency: string;
  readonly system: string;
  readonly brand: string;
  readonly daysInService: number;
  readonly returning: ReturnStep;
  readonly tested: boolean;
  readonly approved: boolean;
}

interface KnownPerson {
  readonly id: string;
  readonly active: boolean;
  readonly agency: string;
  readonly status: string;
  readonly onLeave: boolean;
  readonly recalled: boolean;
  /** The clause that was broken, or "other". */
  readonly suspended?: string;
}

interface KnownApproval {
  readonly under: readonly string[];
  readonly businesses: readonly string[];
  readonly rights: readonly string[];
  readonly functions: readonly string[];
}

interface KnownSchedule {
  readonly today: boolean;
  readonly homeDays: number;
  readonly workdays: number;
  readonly tier?: string;
}

/** What the terminal says of its link is a claim unless measured, and its record says which. */
export interface Claims {
  readonly medium: Medium;
  readonly source: "declared" | "measured";
  readonly publicWifi?: boolean;
  readonly sharedDevice?: boolean;
  readonly antivirus?: boolean;
  readonly compliant?: boolean;
  readonly agent?: boolean;
  readonly appControl?: boolean;
  readonly servicesOff?: boolean;
}
interface KnownPosture extends Claims {
  readonly minutesOld: number;
}

interface KnownAddress {
  readonly egress: string;
  readonly source: "listed" | "open" | "not-listed";
  readonly inboundRule: boolean;
  readonly outboundRule: boolean;
}

/** A fact as policies read it, such as `posture.medium`. */
export type FactName = keyof Known | `${keyof Known}.${string}`;

/** The state that a fact was read from: where a person can look it up. */
export interface RecordRef {
  readonly stream: Stream;
  readonly version: number;
}

/** When a fact will stop holding by itself, and in whose words. */
export interface Deadline {
  readonly at: string;
  /** A deadline binds only where a policy in force reads its fact. */
  readonly fact: FactName;
  readonly reason: Words;
}

/** Where facts were read: by the fact, or by all that share its first word. */
export type Records = Partial<Record<FactName, RecordRef>>;

/** One law's share of what is known. */
export interface Part {
  readonly known: Partial<Known>;
  readonly records?: Records;
  readonly deadlines?: readonly Deadline[];
}

/** Everything a decision rests on. */
export interface Facts {
  readonly person: string;
  readonly system: string;
  readonly at: string;
  readonly known: Known;
  readonly records: Records;
  readonly deadlines: readonly Deadline[];
}
