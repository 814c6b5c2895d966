// The log-in provider of one machine: a real OpenID Connect provider on loopback, with demo accounts; never for the network.
import { isDeepStrictEqual } from "node:util";
import type Provider from "oidc-provider";
import { type Log, listen, type RequestHandler, toTerminal, urlOf } from "../run/loopback.ts";
import { sentenceOf } from "../run/sentence.ts";
import { COMMAND_LINE } from "./clients.ts";
import { tellHowLong } from "./cookie-age.ts";
import { show } from "./http-page.ts";
import { interact } from "./interaction.ts";
import { ensureKeys, type LoginKeys, readKeys } from "./keys.ts";
import { contentSecurityPolicy } from "./layout.ts";
import { failurePage, welcomePage } from "./pages.ts";
import { makeProvider, type ProviderSettings } from "./provider.ts";
import { openState } from "./state.ts";

export interface LoginOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** Where keys and sessions outlive the process. */
  readonly folder: string;
  readonly audience: string;
  /** Full addresses, such as `http://localhost:8080/console/callback`; log-out leads to the folder they are in. */
  readonly consoleRedirects: readonly string[];
  readonly tokenSeconds?: number;
  readonly log?: Log;
}

export interface Login {
  readonly issuer: string;
  close(): Promise<void>;
}

export async function startLogin(options: LoginOptions): Promise<Login> {
  const { port, folder, audience, consoleRedirects, tokenSeconds = 15 * 60, log = toTerminal } = options;
  await ensureKeys(folder);
  const state = openState(folder, log);
  const server = await listen(port, { log });
  const issuer = `http://localhost:${server.port}`;
  const settings = { issuer, audience, consoleRedirects, tokenSeconds, state, log };
  server.serve(answering(settings, providerWithKeysIn(folder, settings)));
  return {
    issuer,
    close: async () => {
      await server.close();
      await state.save();
    },
  };
}

/** The keys are read again for each request, so that a rotation needs no restart. */
function providerWithKeysIn(folder: string, settings: ProviderSettings): () => Provider {
  let keys: LoginKeys | undefined;
  let provider: Provider | undefined;
  return () => {
    const found = readKeys(folder);
    if (!found) throw new Error(`${folder}: 金鑰不見了 | the keys are gone`);
    if (!provider || !isDeepStrictEqual(found, keys)) provider = makeProvider(settings, found);
    keys = found;
    return provider;
  };
}

function answering(settings: ProviderSettings, provider: () => Provider): RequestHandler {
  const headers = securityHeaders(settings.consoleRedirects);
  const { host } = new URL(settings.issuer);
  return async (request, response) => {
    response.setHeaders(headers);
    tellHowLong(response);
    // Node keeps its own time here; whoever compares clocks must see the run's.
    response.setHeader("date", new Date().toUTCString());
    try {
      // A foreign name that resolves to this machine must not turn a stranger's page into ours.
      if (request.headers.host !== host)
        return show(response, 421, failurePage("wrong_host", settings.issuer));
      const { pathname, search } = urlOf(request);
      request.url = pathname + search;
      if (request.url === "/") return show(response, 200, welcomePage());
      const visit = { provider: provider(), request, response };
      if (await interact(visit)) return;
      await visit.provider.callback()(request, response);
    } catch (fault) {
      if (response.headersSent || request.destroyed) throw fault;
      settings.log(`登入服務故障 | log-in provider fault: ${sentenceOf(fault)}\n`);
      show(response, 500, failurePage("server_error"));
    }
  };
}

function securityHeaders(consoleRedirects: readonly string[]): Headers {
  const origins = consoleRedirects.map(redirect => new URL(redirect).origin);
  const commandLine = `${new URL(COMMAND_LINE.redirect).origin}:*`;
  return new Headers({
    "content-security-policy": contentSecurityPolicy([...new Set([...origins, commandLine])]),
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
  });
}
