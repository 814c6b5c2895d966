// A Cognito user pool: its pages lie elsewhere than its issuer, its access tokens have no audience and say nothing of factors, and
// its log-out knows parameters of its own alone, though its document names it as if it were the standard's.
import { createHash } from "node:crypto";
import { recipeOf } from "../../shared/http/recipe.ts";
import { type Known, type Manner, scopesIn } from "./manner.ts";

const recipe = recipeOf("cognito");
const POOL = "/ap-northeast-1_Example00";
const routes = {
  authorization: "/oauth2/authorize",
  token: "/oauth2/token",
  jwks: `${POOL}/.well-known/jwks.json`,
};

export const cognito: Manner = {
  settings: origin => ({ ...recipe, issuer: origin + POOL, keysUrl: origin + routes.jwks }),
  routes,
  endPath: "/logout",
  pagesOrigin: origin => origin.replace("127.0.0.1", "localhost"),
  document: ({ origin, pages }) => ({
    authorization_endpoint: pages + routes.authorization,
    end_session_endpoint: `${pages}/logout`,
    id_token_signing_alg_values_supported: ["RS256"],
    issuer: origin + POOL,
    jwks_uri: origin + routes.jwks,
    response_types_supported: ["code", "token"],
    revocation_endpoint: `${pages}/oauth2/revoke`,
    scopes_supported: ["openid", "email", "phone", "profile"],
    subject_types_supported: ["public"],
    token_endpoint: pages + routes.token,
    token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
    userinfo_endpoint: `${pages}/oauth2/userInfo`,
  }),
  methods: ["client_secret_basic", "client_secret_post"],
  scopes: ["profile", "docgate/use"],
  idClaims: [
    "cognito:username",
    "cognito:groups",
    "token_use",
    "origin_jti",
    "event_id",
    "jti",
    "name",
    "email_verified",
  ],
  idToken: ({ known }) => ({
    ...always(known),
    token_use: "id",
    "cognito:username": known.account,
    name: known.name,
  }),
  accessToken: ({ known, query, origin }, lasting) => {
    const scope = scopesIn(query).join(" ");
    const claims = { ...always(known), ...lasting, iss: origin + POOL, client_id: recipe.client, version: 2 };
    const whole = { ...claims, token_use: "access", scope, auth_time: lasting.iat, username: known.account };
    // The library makes no token without an audience; this one is not written.
    return Object.defineProperty(whole, "aud", { value: "unwritten", enumerable: false, writable: true });
  },
  accessHeader: { typ: undefined },
  comesBackWith: {},
  logOut: query => {
    const to = query.get("client_id") === recipe.client ? query.get("logout_uri") : null;
    return to ? { to } : { fault: "Required String parameter 'redirect_uri' is not present" };
  },
};

function always({ account, role, agency }: Known) {
  const digest = createHash("sha256").update(account).digest("hex");
  return {
    sub: `${digest.slice(0, 8)}-${digest.slice(8, 12)}-4000-8000-${digest.slice(12, 24)}`,
    "cognito:groups": [`docgate-${role}`, `docgate-agency-${agency}`],
    ...{ origin_jti: "origin", event_id: "event", jti: "jti" },
  };
}
