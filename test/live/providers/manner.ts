// How another provider differs from the one that runs on this machine: what it answers, what it writes into its tokens, and what it
// takes no log-in without. Each is told in a file of its own; `play.ts` makes a real OpenID provider behave so.
import type { ProviderSettings } from "../../../functions/shared/http/token-rules.ts";

/** Whom a provider knows. */
export interface Known {
  readonly account: string;
  readonly name: string;
  readonly role: string;
  readonly agency: string;
  /** So many other groups they are in too. */
  readonly groups?: number;
}

/** A log-in that a token is made for. */
export interface Asked {
  readonly known: Known;
  readonly factors: 1 | 2;
  /** How the browser was sent. */
  readonly query: URLSearchParams;
  readonly origin: string;
}

export type Claims = Record<string, unknown>;
export type Lasting = { readonly iat: number; readonly exp: number };

export interface Manner {
  /** As the document has them, but at the addresses of this run. */
  readonly settings: (origin: string) => ProviderSettings;
  readonly routes: Readonly<Record<"authorization" | "token" | "jwks", string>>;
  readonly endPath: string;
  /** Where people's pages lie, if not where the issuer does. */
  readonly pagesOrigin?: (origin: string) => string;
  /** What it says of itself. */
  readonly document: (at: { readonly origin: string; readonly pages: string }) => object;
  readonly methods: readonly ("client_secret_basic" | "client_secret_post" | "private_key_jwt" | "none")[];
  /** Whom an assertion must be for, where one is taken. */
  readonly assertionFor?: (origin: string) => string;
  readonly scopes: readonly string[];
  readonly idClaims: readonly string[];
  readonly idToken: (asked: Asked) => Claims & { readonly sub: string };
  readonly accessToken: (asked: Asked, lasting: Lasting) => Claims;
  readonly accessHeader: Claims;
  /** What stands in the address beside `code` and `state`. */
  readonly comesBackWith: Readonly<Record<string, string>>;
  /** Where a log-out leads, or what it fails for. */
  readonly logOut: (query: URLSearchParams) => { readonly to?: string | undefined; readonly fault?: string };
}

export const scopesIn = (query: URLSearchParams): readonly string[] => (query.get("scope") ?? "").split(" ");
