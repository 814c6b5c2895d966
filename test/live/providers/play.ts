// A real OpenID provider on the loopback in the manner of another; the last thing it says and does of its own is the protocol.
import { generateKeyPairSync, randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import Provider, {
  type ClientMetadata,
  type Configuration,
  errors,
  interactionPolicy,
  type JWK,
  type KoaContextWithOIDC,
} from "oidc-provider";
import type { ProviderSettings } from "../../../functions/shared/http/token-rules.ts";
import { readForm, show } from "../../../infra/local/login/http-page.ts";
import { listen, urlOf } from "../../../infra/local/run/loopback.ts";
import type { Asked, Known, Lasting, Manner } from "./manner.ts";

export interface Played {
  readonly origin: string;
  readonly settings: ProviderSettings;
  /** The access tokens that were given, the last one last. */
  readonly given: readonly string[];
  close(): Promise<void>;
}

export interface Playing {
  readonly manner: Manner;
  readonly people: readonly Known[];
  readonly secret: string;
  /** Of the console, where it proves itself by one. */
  readonly key?: JWK;
  /** Known only once the gateway runs, which has to know this provider first. */
  readonly redirect: () => string;
}

interface Scene extends Playing {
  readonly origin: string;
  readonly settings: ProviderSettings;
  readonly given: string[];
  readonly signing: JWK;
  /** What each log-in was asked for, by its nonce. */
  readonly asked: Map<string, URLSearchParams>;
}

export async function play(playing: Playing): Promise<Played> {
  const server = await listen(0);
  const origin = `http://127.0.0.1:${server.port}`;
  const settings = playing.manner.settings(origin);
  const scene: Scene = { ...playing, origin, settings, given: [], signing: rsaKey(), asked: new Map() };
  let provider: Provider | undefined;
  server.serve((request, response) => {
    provider ??= providerOf(scene);
    return answer(scene, { provider, request, response });
  });
  return { origin, settings, given: scene.given, close: () => server.close() };
}

/** All of them sign so. */
export function rsaKey(): JWK {
  const jwk = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" });
  return { ...jwk, kid: randomBytes(8).toString("hex"), alg: "RS256", use: "sig" } as unknown as JWK;
}

interface Visit {
  readonly provider: Provider;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** What the other does in its own way, before the protocol has its turn. */
async function answer(scene: Scene, { provider, request, response }: Visit): Promise<unknown> {
  const { manner, origin } = scene;
  const { pathname, searchParams: query } = urlOf(request);
  const pages = manner.pagesOrigin?.(origin) ?? origin;
  if (pathname.endsWith("/.well-known/openid-configuration"))
    return json(response, 200, manner.document({ origin, pages }));
  if (pathname === manner.endPath) return endOf(manner, query, response);
  if (pathname.startsWith("/interaction/")) return decide({ provider, request, response });
  if (pathname === manner.routes.authorization) {
    scene.asked.set(query.get("nonce") ?? "", query);
  }
  return provider.callback()(request, response);
}

function endOf({ logOut }: Manner, query: URLSearchParams, response: ServerResponse): unknown {
  const { to, fault } = logOut(query);
  if (fault !== undefined) return show(response, 400, fault);
  const gone = ["_session", "_session.sig"].map(name => `${name}=; path=/; max-age=0`);
  response.setHeader("set-cookie", gone);
  if (to === undefined) return show(response, 200, "signed out");
  return response.writeHead(302, { location: to }).end();
}

/** One page for all: who it is, and how many factors were proved. */
async function decide({ provider, request, response }: Visit): Promise<void> {
  if (request.method !== "POST") return show(response, 200, "who are you?");
  const form = await readForm(request);
  const amr = form?.get("factors") === "2" ? ["pwd", "otp"] : ["pwd"];
  const login = { accountId: form?.get("account") ?? "", amr };
  await provider.interactionFinished(request, response, { login });
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function providerOf(scene: Scene): Provider {
  const { manner, settings, signing } = scene;
  const policy = interactionPolicy.base();
  policy.remove("consent");
  const provider = new Provider(settings.issuer ?? "", {
    clients: [clientOf(scene)],
    jwks: { keys: [signing] },
    clientAuthMethods: [...manner.methods] as NonNullable<Configuration["clientAuthMethods"]>,
    // Not one of them demands it; each takes it.
    pkce: { required: () => false },
    scopes: ["openid", ...manner.scopes],
    claims: { openid: manner.idClaims },
    conformIdTokenClaims: false,
    cookies: { keys: [randomBytes(16).toString("hex")] },
    interactions: { policy, url: (_ctx, { uid }) => `/interaction/${uid}` },
    routes: manner.routes,
    features: FEATURES,
    ...tokensOf(scene),
    ttl: {
      AccessToken: 3_600,
      IdToken: 3_600,
      AuthorizationCode: 60,
      Interaction: 600,
      Session: 3_600,
      Grant: 3_600,
    },
    loadExistingGrant: grantAll(scene),
  });
  provider.use(async (ctx, next) => {
    await next();
    const to = ctx.response.get("location") ?? "";
    if (to.startsWith(scene.redirect())) ctx.set("location", cameBack(to, manner));
    const { access_token: access } = (ctx.body ?? {}) as Record<string, string>;
    if (access) scene.given.push(access);
  });
  return provider;
}

function clientOf({ settings, secret, key, redirect }: Scene): ClientMetadata {
  const method = settings.logIn?.authentication ?? "none";
  return {
    client_id: settings.client ?? "",
    redirect_uris: [redirect()],
    token_endpoint_auth_method: method,
    subject_type: "pairwise",
    ...(method === "private_key_jwt" ? { jwks: { keys: [publicOf(key)] } } : { client_secret: secret }),
  };
}

function publicOf(key: JWK | undefined): JWK {
  const { kty, n, e, kid, alg, use } = { ...key } as Record<string, string>;
  return { kty, n, e, kid, alg, use } as unknown as JWK;
}

/** What each adds, and none names itself there as RFC 9207 would have it. */
function cameBack(to: string, { comesBackWith }: Manner): string {
  const url = new URL(to);
  url.searchParams.delete("iss");
  for (const [name, value] of Object.entries(comesBackWith)) url.searchParams.set(name, value);
  return url.href;
}

/** Whom a token is for, its manner writes; the library only has to know that it is one. */
const ANYTHING = "urn:anything";

const FEATURES: NonNullable<Configuration["features"]> = {
  devInteractions: { enabled: false },
  rpInitiatedLogout: { enabled: false },
  userinfo: { enabled: false },
  resourceIndicators: {
    enabled: true,
    defaultResource: () => ANYTHING,
    useGrantedResource: () => true,
    getResourceServerInfo: () => ({
      ...{ scope: "", audience: ANYTHING, accessTokenFormat: "jwt", accessTokenTTL: 3_600 },
      jwt: { sign: { alg: "RS256" } },
    }),
  },
};

function tokensOf(scene: Scene): Partial<Configuration> {
  const { manner, people } = scene;
  return {
    subjectTypes: ["pairwise"],
    pairwiseIdentifier: (ctx, account) => {
      const known = people.find(each => each.account === account);
      return known ? manner.idToken(askedOf(scene, ctx, known)).sub : "";
    },
    findAccount: (ctx, account) => {
      const known = people.find(each => each.account === account);
      return known && { accountId: account, claims: async () => manner.idToken(askedOf(scene, ctx, known)) };
    },
    formats: {
      customizers: {
        jwt: (ctx, token, made) => {
          const known = people.find(each => "accountId" in token && each.account === token.accountId);
          if (!known) throw new Error("a token of nobody");
          const { iat, exp } = made.payload as unknown as Lasting;
          made.header = manner.accessHeader;
          made.payload = manner.accessToken(askedOf(scene, ctx, known), { iat, exp }) as typeof made.payload;
        },
      },
    },
    assertJwtClientAuthClaimsAndHeader: (_ctx, { aud }) => {
      if (aud !== manner.assertionFor?.(scene.origin))
        throw new errors.InvalidClientAuth("AADSTS700023: client assertion audience does not match");
    },
  };
}

function askedOf({ asked, origin }: Scene, { oidc }: KoaContextWithOIDC, known: Known): Asked {
  const code = oidc.entities.AuthorizationCode;
  const query = asked.get(code?.nonce ?? "") ?? new URLSearchParams();
  return { known, factors: code?.amr?.length === 2 ? 2 : 1, query, origin };
}

function grantAll({ manner }: Scene): NonNullable<Configuration["loadExistingGrant"]> {
  return async ({ oidc: { client, account, provider } }) => {
    if (!client || !account) return undefined;
    const grant = new provider.Grant({ accountId: account.accountId, clientId: client.clientId });
    grant.addOIDCScope(["openid", ...manner.scopes].join(" "));
    await grant.save();
    return grant;
  };
}
