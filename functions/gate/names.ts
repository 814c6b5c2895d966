// The words that the gate, the sessions and the terminals' reports share: channels, media, how verdicts differ.
import type { Channel } from "../allowlist/names.ts";

/** `direct`: what a policy may be tried with, and what nothing here serves. */
export type KnownChannel = Channel | "direct";

/**
 * What a VPN endpoint asks of whoever connects, besides the terminal's certificate, which all of them ask for: a log-in that the
 * city's provider or a directory proves, or nothing more. Only with a log-in does AWS say who it is.
 */
export const VPN_AUTHENTICATIONS = ["saml", "directory", "certificate-only"] as const;
export type VpnAuthentication = (typeof VPN_AUTHENTICATIONS)[number];
/** Those that prove a person. */
export const VPN_LOGINS = ["saml", "directory"] as const satisfies readonly VpnAuthentication[];
export type VpnLogin = (typeof VPN_LOGINS)[number];

/** `tethered`: through a phone, by its hotspot or by its cable, which a network card takes for a wired link. */
export const MEDIA = ["wired", "wifi", "cellular", "tethered", "unknown"] as const;
export type Medium = (typeof MEDIA)[number];

/** What a terminal says of its link is a claim unless something measured it, and every record says which. */
export const MEDIUM_SOURCES = ["declared", "measured"] as const;
export type MediumSource = (typeof MEDIUM_SOURCES)[number];

/**
 * How it is known who asks: `named` by a log-in that the endpoint or a broker saw; by the terminal's ticket, signed by the terminal
 * (`proved`) or said by the person from the same address (`claimed`). The others are no log-in: said from another address, over,
 * somebody else's at this terminal, none at all.
 */
export const LOG_INS = [
  "named",
  "proved",
  "claimed",
  "claimed-elsewhere",
  "over",
  "of-another",
  "none",
] as const;
export type KnownLogIn = (typeof LOG_INS)[number];

/** Whose other session is open on the terminal; their own is taken over. */
export type TerminalSession = "none" | "own" | "others";
/** Where the person's other session in this system is open; one from this very terminal is taken over. */
export type PersonSession = "none" | "here" | "elsewhere";

/** Whether regulations bind a decision at all, and are believed to be judged rightly; in doubt nothing opens. */
export type RulesStatus =
  | "in-force"
  | "unknown-profile"
  | "no-profile-in-force"
  | "nothing-allowed"
  | "engines-differ"
  | "unjudged";

/** Who can change something of what the gate knows, in the order in which their part is told. */
export const PERSONAS = [
  "me",
  "records",
  "scanner",
  "superior",
  "officer",
  "personnel",
  "security",
  "administrator",
  "archives",
] as const;
export type Persona = (typeof PERSONAS)[number];

/** How the verdict of other policies differs. */
export const DIFFERENCES = ["newly-refused", "newly-allowed", "other-clauses"] as const;

export interface Difference {
  readonly kind: (typeof DIFFERENCES)[number];
  /** The clause, or the house's own policy where there is none. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** What the lists of a system tell: that the address is on one, and that both ways are in force. */
export const LIST_FACTS = ["source", "inboundRule", "outboundRule"] as const;
export type ListFact = (typeof LIST_FACTS)[number];
