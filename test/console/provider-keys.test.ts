// The console proves itself by a key of its own to Entra ID and AD FS, which take an assertion for the address of tokens alone; the
// door as it is, and a real OpenID provider that answers as they do.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { adfs } from "../live/providers/adfs.ts";
import { entra } from "../live/providers/entra.ts";
import type { Manner } from "../live/providers/manner.ts";
import { type Played, play, rsaKey } from "../live/providers/play.ts";
import { visitor } from "../live/providers/visitor.ts";

const KNOWN = { account: "counter", name: "林小美", role: "records", agency: "household-office" } as const;
const LOG_IN = { state: "a-state", nonce: "a-nonce", verifier: "v".repeat(43) };

const key = rsaKey();
/** Where the browser comes back to, and where Secrets Manager is asked. */
let back: Server;
let ours = "";

beforeAll(async () => {
  back = createServer((request, response) => {
    const isSecret = request.url?.startsWith("/secrets");
    response.end(isSecret ? JSON.stringify({ SecretString: JSON.stringify(key) }) : "back");
  });
  await new Promise<void>(done => back.listen(0, "127.0.0.1", done));
  ours = `http://127.0.0.1:${(back.address() as AddressInfo).port}`;
});
afterAll(() => new Promise(closed => back.close(closed)));
beforeEach(() => vi.resetModules());

async function redeemed(manner: Manner, assertionAudience: "issuer" | "token_endpoint"): Promise<unknown> {
  const redirect = () => `${ours}/console/callback`;
  const byKey: Manner = {
    ...manner,
    settings: origin => {
      const { logIn, ...rest } = manner.settings(origin);
      const scope = logIn?.scope ?? "openid";
      const logOutParameter = "post_logout_redirect_uri";
      return {
        ...rest,
        logIn: { ...logIn, scope, logOutParameter, authentication: "private_key_jwt", assertionAudience },
      };
    },
  };
  const played = await play({ manner: byKey, people: [KNOWN], secret: "", key, redirect });
  try {
    return await throughTheDoor(played);
  } finally {
    await played.close();
  }
}

async function throughTheDoor({ settings }: Played): Promise<unknown> {
  Object.assign(process.env, {
    ...{ API_URL: ours, CONSOLE_CLIENT: settings.client, CONSOLE_LOG_IN: JSON.stringify(settings.logIn) },
    ...{ TOKEN_ISSUER: settings.issuer, TOKEN_KEYS_URL: settings.keysUrl, TOKEN_AUDIENCE: settings.audience },
    ...{ TOKEN_CLAIMS: JSON.stringify(settings.claims), CONSOLE_CLIENT_SECRET: "arn:the-secret" },
    ...{ AWS_ENDPOINT_URL_SECRETS_MANAGER: `${ours}/secrets`, AWS_REGION: "ap-northeast-1" },
    ...{ AWS_ACCESS_KEY_ID: "k", AWS_SECRET_ACCESS_KEY: "s" },
  });
  const { logInAddress, redeem } = await import("../../functions/console/door/issuer.ts");
  const browser = visitor();
  const asking = await browser.visit(await logInAddress(LOG_IN));
  const { url } = await browser.visit(asking.url, { account: KNOWN.account, factors: "2" });
  return redeem(url.search.slice(1), LOG_IN, new Date()).then(
    ({ person, name }) => [person.person, person.mfa, name],
    error => error.kind?.code ?? error,
  );
}

test.each([
  ["Entra ID", entra],
  ["AD FS", adfs],
] as const)(
  "%s takes an assertion for its address of tokens, and none for its own name",
  async (_, manner) => {
    expect(await redeemed(manner, "token_endpoint")).toEqual(["counter", true, "林小美"]);
    vi.resetModules();
    expect(await redeemed(manner, "issuer")).toBe("token-invalid");
  },
);
