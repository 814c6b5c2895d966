// Who asks for what: the question as the VPN or the VDI broker puts it, already parsed and made canonical.
import type { SystemCode } from "../shared/rules/systems.ts";
import type { Channel } from "./facts.ts";

export interface Question {
  readonly person: string;
  /** Absent when the endpoint serves no known system or channel. */
  readonly system?: SystemCode;
  readonly channel?: Channel;
  /** How many independent proofs of identity were given. */
  readonly factors: number;
  readonly loginUntil?: string;
  readonly business?: string;
  readonly rights?: readonly string[];
  readonly functions?: readonly string[];
  readonly document?: { readonly classification?: string };
  readonly export?: { readonly important: boolean; readonly encrypted: boolean };
  readonly trade?: { readonly loggedIn: boolean };
}
