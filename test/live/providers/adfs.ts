// AD FS: access tokens are another issuer's, have no subject, tell the time of the log-in as a text, and a single value alone where
// it is one; whom a token is for is asked by `resource`, and after a log-out one stays there.
import { createHash } from "node:crypto";
import { recipeOf } from "../../shared/http/recipe.ts";
import { type Known, type Manner, scopesIn } from "./manner.ts";

const recipe = recipeOf("adfs");
const ROLES: Readonly<Record<string, string>> = { records: "Docgate Records", worker: "Docgate Workers" };
const PASSWORD = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";
const MULTIPLE = "http://schemas.microsoft.com/claims/multipleauthn";
const routes = {
  authorization: "/adfs/oauth2/authorize/",
  token: "/adfs/oauth2/token/",
  jwks: "/adfs/discovery/keys",
};

export const adfs: Manner = {
  settings: origin => {
    if (!recipe.claims) throw new Error("docs/identity.md says nothing of claims");
    const claims = { ...recipe.claims, issuers: [trust(origin)] };
    return { ...recipe, claims, issuer: `${origin}/adfs`, keysUrl: origin + routes.jwks };
  },
  routes,
  endPath: "/adfs/oauth2/logout",
  document: ({ origin }) => ({
    issuer: `${origin}/adfs`,
    authorization_endpoint: origin + routes.authorization,
    token_endpoint: origin + routes.token,
    jwks_uri: origin + routes.jwks,
    token_endpoint_auth_methods_supported: [
      ...["client_secret_post", "client_secret_basic", "private_key_jwt", "windows_client_authentication"],
    ],
    response_types_supported: ["code", "id_token", "code id_token", "id_token token", "code token"],
    response_modes_supported: ["query", "fragment", "form_post"],
    grant_types_supported: ["authorization_code", "refresh_token", "client_credentials"],
    subject_types_supported: ["pairwise"],
    scopes_supported: ["allatclaims", "openid", "profile", "email", "user_impersonation"],
    id_token_signing_alg_values_supported: ["RS256"],
    token_endpoint_auth_signing_alg_values_supported: ["RS256"],
    access_token_issuer: trust(origin),
    claims_supported: ["aud", "iss", "iat", "exp", "auth_time", "nonce", "upn", "unique_name", "sid"],
    microsoft_multi_refresh_token: true,
    end_session_endpoint: `${origin}/adfs/oauth2/logout`,
    capabilities: ["kdf_ver2"],
  }),
  methods: ["client_secret_post", "client_secret_basic", "private_key_jwt"],
  assertionFor: origin => origin + routes.token,
  scopes: ["profile", "allatclaims"],
  idClaims: ["upn", "unique_name", "sid", "name", "agency", "role", "systems"],
  idToken: ({ known, query }) => ({
    sub: createHash("sha256").update(`${recipe.client} ${known.account}`).digest("base64"),
    ...{ upn: upnOf(known), unique_name: `CITY\\${known.account}`, sid: "S-1-5-21-1-2-3-1104" },
    ...(scopesIn(query).includes("allatclaims") && issued(known)),
  }),
  accessToken: ({ known, factors, query, origin }, lasting) => ({
    aud: query.get("resource") ?? "urn:microsoft:userinfo",
    ...{ iss: trust(origin), ...lasting, nbf: lasting.iat, upn: upnOf(known) },
    ...(query.has("resource") && issued(known)),
    ...{ apptype: "Confidential", appid: recipe.client, ver: "1.0" },
    authmethod: factors === 2 ? [PASSWORD, MULTIPLE] : PASSWORD,
    auth_time: new Date(lasting.iat * 1_000).toISOString(),
    scp: scopesIn(query)
      .filter(scope => scope !== "allatclaims")
      .join(" "),
  }),
  accessHeader: { typ: "JWT", x5t: "thumbprint" },
  comesBackWith: { "client-request-id": "0a4a-request" },
  // Without the id token of the log-in it does not lead back.
  logOut: () => ({}),
};

/** By the rules of the web API. */
function issued({ name, agency, role }: Known) {
  return { name, agency, role: ROLES[role] ?? role, systems: "household" };
}

function upnOf({ account }: Known): string {
  return `${account}@CITY.example`;
}

function trust(origin: string): string {
  return `${origin}/adfs/services/trust`;
}
