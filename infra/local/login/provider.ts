// The provider's settings: who is who, what a token says, how long it lasts; nothing is left at a library default for demos.
import type { EventEmitter } from "node:events";
import Provider, {
  type Configuration,
  errors,
  interactionPolicy,
  type KoaContextWithOIDC,
} from "oidc-provider";
import type { Log } from "../run/loopback.ts";
import { sentenceOf } from "../run/sentence.ts";
import { accountOf } from "./accounts.ts";
import { ACR, accountClaims, mailOf, tokenClaims } from "./claims.ts";
import { clientsOf } from "./clients.ts";
import type { LoginKeys } from "./keys.ts";
import { failurePage, loggedOutPage, logOutPage } from "./pages.ts";
import { ABSOLUTE_SECONDS, secondsLeft } from "./session-time.ts";
import type { State } from "./state.ts";

export interface ProviderSettings {
  readonly issuer: string;
  readonly audience: string;
  readonly consoleRedirects: readonly string[];
  readonly tokenSeconds: number;
  readonly state: State;
  readonly log: Log;
}

const GONE = new Set(["EPIPE", "ECONNRESET", "ERR_STREAM_PREMATURE_CLOSE"]);
const INTERACTION_SECONDS = 10 * 60;

export function makeProvider(settings: ProviderSettings, keys: LoginKeys): Provider {
  const provider = new Provider(settings.issuer, {
    adapter: settings.state.adapter,
    clients: clientsOf(settings.consoleRedirects),
    jwks: { keys: keys.signing },
    ...protocol(keys),
    ...people(),
    features: featuresOf(settings),
    ttl: lifetimes(settings.tokenSeconds),
    renderError: (ctx, { error, error_description: detail }) => {
      ctx.type = "html";
      ctx.body = failurePage(error, detail);
    },
  });
  const tell = (fault: Error) => settings.log(`登入服務故障 | log-in provider fault: ${sentenceOf(fault)}\n`);
  provider.on("server_error", (_ctx, fault) => tell(fault));
  // Otherwise the framework beneath prints them, with their stacks; that somebody went away is no fault.
  (provider as EventEmitter).on(
    "error",
    (fault: NodeJS.ErrnoException) => GONE.has(fault.code ?? "") || tell(fault),
  );
  return provider;
}

function protocol(keys: LoginKeys): Configuration {
  return {
    clientDefaults: { id_token_signed_response_alg: "ES256", grant_types: ["authorization_code"] },
    enabledJWA: { idTokenSigningAlgValues: ["ES256"] },
    clientAuthMethods: ["none", "client_secret_basic"],
    responseTypes: ["code"],
    scopes: ["openid"],
    pkce: { required: () => true },
    // No page of another origin has business with this provider.
    clientBasedCORS: () => false,
    cookies: {
      // Cookies do not know ports: another program on localhost must not take these for its own.
      names: { session: "docgate_login", interaction: "docgate_login_step", resume: "docgate_login_resume" },
      keys: keys.cookies,
      long: { signed: true, httpOnly: true, sameSite: "lax" },
      short: { signed: true, httpOnly: true, sameSite: "lax" },
    },
  };
}

function people(): Configuration {
  // Every client is our own, so nobody is asked for consent.
  const policy = interactionPolicy.base();
  policy.remove("consent");
  return {
    interactions: { policy, url: (_ctx, { uid }) => `/interaction/${uid}` },
    acrValues: Object.values(ACR),
    claims: {
      openid: ["sub", "name", "email", "agency", "roles", "systems", "acr", "amr", "auth_time"],
    },
    findAccount: (_ctx, sub) => {
      const account = accountOf(sub);
      return (
        account && { accountId: sub, claims: () => ({ sub, ...accountClaims(account), email: mailOf(sub) }) }
      );
    },
    loadExistingGrant: grantToOwnClient,
    extraTokenClaims: tokenClaims,
  };
}

function featuresOf({ audience, tokenSeconds }: ProviderSettings): Configuration["features"] {
  return {
    devInteractions: { enabled: false },
    dPoP: { enabled: false },
    pushedAuthorizationRequests: { enabled: false },
    userinfo: { enabled: false },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => audience,
      useGrantedResource: () => true,
      getResourceServerInfo: (_ctx, resource) => {
        if (resource !== audience) throw new errors.InvalidTarget();
        const jwt = { sign: { alg: "ES256" } } as const;
        return { audience, scope: "", accessTokenFormat: "jwt", accessTokenTTL: tokenSeconds, jwt };
      },
    },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => {
        ctx.body = logOutPage(form);
      },
      postLogoutSuccessSource: ctx => {
        ctx.body = loggedOutPage();
      },
    },
  };
}

function lifetimes(tokenSeconds: number): Configuration["ttl"] {
  return {
    AccessToken: tokenSeconds,
    ClientCredentials: tokenSeconds,
    IdToken: tokenSeconds,
    AuthorizationCode: 60,
    Interaction: INTERACTION_SECONDS,
    Grant: ABSOLUTE_SECONDS,
    Session: (_ctx, { loginTs }) => secondsLeft(loginTs, Math.floor(Date.now() / 1000)),
  };
}

async function grantToOwnClient({ oidc }: KoaContextWithOIDC) {
  const { session, client, account, provider } = oidc;
  if (!session || !client || !account) return undefined;
  const known = session.grantIdFor(client.clientId);
  const existing = known && (await provider.Grant.find(known));
  if (existing) return existing;
  const grant = new provider.Grant({ accountId: account.accountId, clientId: client.clientId });
  grant.addOIDCScope("openid");
  await grant.save();
  return grant;
}
