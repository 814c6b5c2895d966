// The door to the agent's window: one page on this computer alone, at an address that only its own folder tells.
import { randomBytes, timingSafeEqual } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { leadingPage, logInPage, type Shown, WINDOW_STYLE, windowPage } from "./window-page.ts";

export interface Window {
  readonly url: string;
  close(): void;
}

const HEADERS = {
  "cache-control": "no-store",
  "content-security-policy":
    "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

export interface WindowActs {
  /** Somebody typed what the counter showed. */
  number(text: string): Promise<void>;
  /** Somebody wants to log in here: where the browser goes, or nowhere. */
  logIn(account: string): Promise<string | undefined>;
}

export async function openWindow(shown: () => Shown, acts: WindowActs): Promise<Window> {
  const token = randomBytes(24).toString("base64url");
  const serve = async (request: http.IncomingMessage, response: http.ServerResponse) => {
    const path = pathWithin(request, token, (server.address() as AddressInfo).port);
    const typed = async (name: string) => new URLSearchParams(await bodyOf(request)).get(name) ?? "";
    switch (`${request.method} ${path}`) {
      case "GET ":
        return send(response, 200, windowPage(shown()));
      case "GET style.css":
        return send(response, 200, WINDOW_STYLE, "text/css");
      case "GET log-in":
        return send(response, 200, logInPage());
      case "POST log-in": {
        const url = await acts.logIn(await typed("account"));
        // Not sent on by this answer: a browser lets no form lead to another site that its page does not name.
        return send(response, 200, url === undefined ? logInPage() : leadingPage(url));
      }
      case "POST number":
        await acts.number(await typed("number"));
        return response.writeHead(303, { ...HEADERS, location: `/${token}/` }).end();
      default:
        return send(response, 404, "");
    }
  };
  const server = http.createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((done, failed) => server.once("error", failed).listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${token}/`;
  return {
    url,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** By its own name alone: a name that leads here by somebody's DNS is no way in. */
function pathWithin(
  { url = "", headers }: http.IncomingMessage,
  token: string,
  port: number,
): string | undefined {
  const [, given = "", ...rest] = url.split("?")[0]?.split("/") ?? [];
  const [mine, theirs] = [Buffer.from(token), Buffer.from(given)];
  const isOurs = mine.length === theirs.length && timingSafeEqual(mine, theirs);
  return isOurs && headers.host === `127.0.0.1:${port}` ? rest.join("/") : undefined;
}

function send(response: http.ServerResponse, status: number, body: string, type = "text/html"): void {
  response.writeHead(status, { ...HEADERS, "content-type": `${type}; charset=utf-8` }).end(body);
}

async function bodyOf(request: http.IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) {
    text += chunk;
    if (text.length > 1_000) throw new Error("nobody types as much");
  }
  return text;
}
