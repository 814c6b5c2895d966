// Entra ID (its second endpoint): subjects differ from application to application, an account stands in optional claims, factors in
// the contexts that were asked for, groups by their ids and beyond 200 not at all; no `iss` comes back, and an assertion by a key is
// taken for the address of tokens alone.
import { createHash } from "node:crypto";
import { recipeOf } from "../../shared/http/recipe.ts";
import { type Asked, type Known, type Manner, scopesIn } from "./manner.ts";

const recipe = recipeOf("entra");
const TENANT = "00000000-0000-0000-0000-000000000000";
const API = recipe.audience ?? "";
const GRAPH = "00000003-0000-0000-c000-000000000000";
const [HOUSEHOLD = ""] = Object.keys(recipe.claims?.agencyNames ?? {});
const MOST_GROUPS = 200;

const routes = {
  authorization: `/${TENANT}/oauth2/v2.0/authorize`,
  token: `/${TENANT}/oauth2/v2.0/token`,
  jwks: `/${TENANT}/discovery/v2.0/keys`,
};
const endPath = `/${TENANT}/oauth2/v2.0/logout`;

export const entra: Manner = {
  settings: origin => ({
    ...recipe,
    issuer: `${origin}/${TENANT}/v2.0`,
    keysUrl: origin + routes.jwks,
    claims: { ...must(recipe.claims), issuers: [`${origin}/sts/${TENANT}/`] },
  }),
  routes,
  endPath,
  document: ({ origin }) => ({
    token_endpoint: origin + routes.token,
    token_endpoint_auth_methods_supported: ["client_secret_post", "private_key_jwt", "client_secret_basic"],
    jwks_uri: origin + routes.jwks,
    response_modes_supported: ["query", "fragment", "form_post"],
    subject_types_supported: ["pairwise"],
    id_token_signing_alg_values_supported: ["RS256"],
    response_types_supported: ["code", "id_token", "code id_token", "id_token token"],
    scopes_supported: ["openid", "profile", "email", "offline_access"],
    issuer: `${origin}/${TENANT}/v2.0`,
    request_uri_parameter_supported: false,
    authorization_endpoint: origin + routes.authorization,
    http_logout_supported: true,
    frontchannel_logout_supported: true,
    end_session_endpoint: origin + endPath,
    tls_client_certificate_bound_access_tokens: true,
    tenant_region_scope: "AS",
    cloud_instance_name: "microsoftonline.com",
  }),
  methods: ["client_secret_post", "private_key_jwt", "client_secret_basic"],
  assertionFor: origin => origin + routes.token,
  scopes: ["profile", "api://docgate/use"],
  idClaims: ["ver", "oid", "tid", "name", "preferred_username", "rh", "uti"],
  idToken: ({ known, query }) => ({
    ...{ ver: "2.0", sub: pairwise(known, recipe.client ?? ""), tid: TENANT, rh: "0.AAA.", uti: "uti" },
    // Given with the scope `profile` only.
    ...(scopesIn(query).includes("profile") && ofTheirProfile(known)),
  }),
  accessToken: (asked, lasting) => ({ ...common(asked), ...lasting, nbf: lasting.iat }),
  accessHeader: { typ: "JWT" },
  comesBackWith: { session_state: "5f1c-session" },
  logOut: query => ({ to: query.get("post_logout_redirect_uri") ?? undefined }),
};

function common({ known, factors, query, origin }: Asked) {
  const use = scopesIn(query).includes("api://docgate/use");
  return {
    aud: use ? API : GRAPH,
    iss: use ? `${origin}/${TENANT}/v2.0` : `${origin}/sts/${TENANT}/`,
    ...{ aio: "ATQAy", azp: recipe.client, azpacr: "1", rh: "0.AAA.", tid: TENANT, uti: "uti", ver: "2.0" },
    ...ofTheirProfile(known),
    sub: pairwise(known, use ? API : GRAPH),
    scp: use ? "use" : "openid profile User.Read",
    // An optional claim, as its own directory writes it.
    upn: `${known.account[0]?.toUpperCase()}${known.account.slice(1)}@City.example`,
    roles: [known.role],
    ...groupsOf(known),
    ...(factors === 2 && contextsIn(query)),
    xms_ftd: "opaque",
  };
}

function ofTheirProfile(known: Known) {
  return {
    oid: `oid-of-${known.account}`,
    name: known.name,
    preferred_username: `${known.account}@city.example`,
  };
}

/** Only what was asked for is proved anew. */
function contextsIn(query: URLSearchParams): { acrs?: string[] } {
  const { access_token: { acrs = {} } = {} } = JSON.parse(query.get("claims") ?? "{}");
  return acrs.value === undefined ? {} : { acrs: [acrs.value] };
}

function groupsOf({ account, agency, groups = 3 }: Known) {
  const own = agency === "household-office" ? [HOUSEHOLD] : [];
  const others = Array.from(
    { length: groups },
    (_, n) => `99999999-0000-0000-0000-${String(n).padStart(12, "0")}`,
  );
  if (own.length + groups <= MOST_GROUPS) return { groups: [...own, ...others] };
  const endpoint = `https://graph.microsoft.com/v1.0/users/oid-of-${account}/getMemberObjects`;
  return { _claim_names: { groups: "src1" }, _claim_sources: { src1: { endpoint } } };
}

function pairwise({ account }: Known, application: string): string {
  return createHash("sha256").update(`${application} ${account}`).digest("base64url");
}

function must<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("docs/identity.md says nothing of it");
  return value;
}
