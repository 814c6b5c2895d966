// Who asks for what, as the VPN service or the VDI broker puts it, parsed and made canonical; and what of it goes on record; types only.
import type { Channel } from "../allowlist/names.ts";
import type { SystemCode } from "../shared/rules/systems.ts";
import type { KnownChannel, KnownLogIn } from "./names.ts";

/** A system, and the channel that leads into it. */
export interface SystemChannel {
  readonly system: SystemCode;
  readonly channel: Channel;
}

/** What is said of the log-in, and of what is to be done. */
export interface QuestionDetails {
  /** How many independent proofs of identity were given. */
  readonly factors: number;
  readonly loginUntil?: string;
  /** Where the terminal's ticket says who it is, how it says so. */
  readonly login?: Extract<KnownLogIn, "proved" | "claimed" | "claimed-elsewhere">;
  readonly business?: string;
  readonly rights?: readonly string[];
  readonly functions?: readonly string[];
  readonly document?: { readonly classification?: string };
  readonly export?: { readonly important: boolean; readonly encrypted: boolean };
  readonly trade?: { readonly loggedIn: boolean };
}

export interface Question {
  readonly session: string;
  /** Empty when no name that anybody could have was given. */
  readonly person: string;
  /** Property number; empty when the certificate bears none. */
  readonly terminal: string;
  readonly endpoint: string;
  /** What the other side calls this connection; for a VPN that is the session's own id. */
  readonly connection: string;
  /** In its one form where it is an address at all. */
  readonly address: string;
  readonly details: QuestionDetails;
  /** A name was given, whether or not anybody could have it: then no other takes its place. */
  readonly isNamed?: boolean | undefined;
  /** The name on the certificate, where one was shown: the terminal must bear exactly this one. */
  readonly certificate?: string | undefined;
  /** What the certificate says of its agency: used to guess what to read, and never believed. */
  readonly agencyHint?: string | undefined;
  /** Only where no endpoint is meant, as when somebody asks what would be. */
  readonly through?: SystemChannel | undefined;
}

/** The question as it is recorded, with what it turned out to be about: enough to ask the same again. */
export interface RecordedQuestion
  extends Pick<Question, "person" | "terminal" | "endpoint" | "connection" | "address"> {
  /** Absent when the endpoint serves no system. */
  readonly system?: string;
  readonly channel?: KnownChannel;
  /** Whose terminal it is, or else whose person. */
  readonly agency: string;
  readonly question: QuestionDetails;
}
