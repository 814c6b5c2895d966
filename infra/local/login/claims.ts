// What a token says about the person or the machine it was given to.
import type { AccessToken, ClientCredentials, KoaContextWithOIDC } from "oidc-provider";
import { type Account, accountOf } from "./accounts.ts";
import { isMachine, MACHINES } from "./clients.ts";

export const ACR = { oneFactor: "urn:docgate:acr:one-factor", twoFactors: "urn:docgate:acr:two-factors" };

/** How somebody proved who they are, in the words of RFC 8176. */
export function proofOf(secondFactor: boolean): { readonly acr: string; readonly amr: string[] } {
  return secondFactor
    ? { acr: ACR.twoFactors, amr: ["pwd", "otp", "mfa"] }
    : { acr: ACR.oneFactor, amr: ["pwd"] };
}

export function accountClaims({ title, agency, roles, systems }: Account) {
  return { name: title["zh-TW"], agency, roles, systems };
}

/** Nobody has this address: what is sent there ends on this machine. */
export function mailOf(account: string): string {
  return `${account.replace("@", ".")}@city.example`;
}

export function tokenClaims({ oidc }: KoaContextWithOIDC, token: AccessToken | ClientCredentials) {
  if (!("accountId" in token)) {
    const { clientId = "" } = token;
    if (!isMachine(clientId)) throw new Error(`no machine is called ${clientId}`);
    const { name, agency, roles, systems } = MACHINES[clientId];
    return { name, agency, roles, systems };
  }
  const account = accountOf(token.accountId);
  const code = oidc.entities.AuthorizationCode;
  if (!account || !code) throw new Error(`no token without an account and its log-in: ${token.accountId}`);
  return { ...accountClaims(account), acr: code.acr, amr: code.amr, auth_time: code.authTime };
}
