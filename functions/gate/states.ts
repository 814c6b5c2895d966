// The states a decision reads, in the shape its laws need; a state that is absent is a missing fact, never a default yes.
import type { Person } from "../people/person.ts";
import type { Stream } from "../shared/journal/keys.ts";
import type { Day } from "../shared/time/day.ts";
import type { Channel, Medium, MediumSource, PersonSession, RecordRef, TerminalSession } from "./facts.ts";

/** A state that exists, with the place it was read from. */
export interface Found<State> {
  readonly stream: Stream;
  readonly version: number;
  readonly state: State;
}

export interface GateStates {
  readonly terminal?: Found<TerminalCustody>;
  readonly person?: Found<Person>;
  readonly agency?: Found<AgencyStanding>;
  readonly system?: Found<SystemPlan>;
  readonly posture?: Found<PostureReport>;
  /** The system's report to the archives for this channel. */
  readonly egress?: Found<EgressReport>;
  /** Whether the caller's address is on the system's inbound list for this channel. */
  readonly source?: Found<SourceMembership>;
  readonly inboundRule?: Found<FirewallRule>;
  readonly outboundRule?: Found<FirewallRule>;
  readonly approval?: Found<Approval>;
  readonly schedule?: Found<Schedule>;
  readonly hours?: Found<Hours>;
  readonly terminalSession?: OpenAlready<TerminalSession>;
  readonly personSession?: OpenAlready<PersonSession>;
  /** What a kill switch has stopped, wherever that is recorded. */
  readonly stop?: Found<unknown>;
}

/** What is open already, and the session that is, where any is. */
export interface OpenAlready<Where> {
  readonly where: Where;
  readonly session?: RecordRef;
}

/** The stages of a terminal's trip, as its own feature names them. */
export interface TerminalCustody {
  readonly role: string;
  readonly ownership: string;
  readonly agency: string;
  readonly system: string;
  readonly brand: string;
  readonly inServiceFrom: Day;
  readonly retired: boolean;
  /** Own equipment: the agency's security test, and its approval of this computer. */
  readonly test?: { readonly passed: boolean; readonly until?: string };
  readonly approved?: boolean;
  readonly stage: string;
  /** Why it is held: from the declared return until the clean attestation, and while it is lost. */
  readonly hold?: string;
  readonly loan?: {
    readonly borrower: string;
    readonly registeredAt: string;
    readonly dueAt: string;
    readonly pledged: boolean;
  };
}

export interface AgencyStanding {
  /** Regulations the agency has adopted; absent, only what binds every agency. */
  readonly profiles?: readonly string[];
  /** Brands the agency bans besides those of its regulations. */
  readonly bannedBrands?: readonly string[];
  readonly review?: {
    readonly at: string;
    readonly people: readonly string[];
    readonly drillRequired: boolean;
    readonly drilledAt?: string;
  };
}

export interface SystemPlan {
  readonly planned: Partial<Record<Channel, number>>;
  readonly open: Partial<Record<Channel, number>>;
  readonly remoteTestedAt?: string;
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
}

export interface EgressReport {
  /** How far it has come; only "set-by-archives" opens anything. */
  readonly status: string;
  readonly until?: string;
}

export interface SourceMembership {
  readonly status: "listed" | "open" | "not-listed";
  readonly until?: string;
}

export interface FirewallRule {
  readonly inForce: boolean;
}

export interface Span {
  readonly from: string;
  readonly until: string;
}

export interface Approval extends Span {
  /** Regulations under which it was granted; never the ground. */
  readonly under: readonly string[];
  readonly businesses?: readonly string[];
  readonly rights?: readonly string[];
  readonly functions?: readonly string[];
}

export interface Schedule {
  readonly homeDays: readonly Day[];
  readonly tier?: string;
}

/** Times of day in Taipei, "08:00" to "24:00", on working days; overtime is spans of instants. */
export interface Hours {
  readonly office: readonly Span[];
  readonly duty?: readonly Span[];
  readonly overtime: readonly Span[];
}
