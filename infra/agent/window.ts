// The door to the agent's window: one page on this computer alone, at an address that only its own folder tells.
import { randomBytes, timingSafeEqual } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { type Shown, WINDOW_STYLE, windowPage } from "./window-page.ts";

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

/** `onNumber`: somebody typed what the counter showed. */
export async function openWindow(
  shown: () => Shown,
  onNumber: (text: string) => Promise<void>,
): Promise<Window> {
  const token = randomBytes(24).toString("base64url");
  const server = http.createServer((request, response) => {
    const serve = async () => {
      const path = pathWithin(request, token, (server.address() as AddressInfo).port);
      if (path === "" && request.method === "GET") return send(response, 200, windowPage(shown()));
      if (path === "style.css") return send(response, 200, WINDOW_STYLE, "text/css");
      if (path !== "number" || request.method !== "POST") return send(response, 404, "");
      await onNumber(new URLSearchParams(await bodyOf(request)).get("number") ?? "");
      response.writeHead(303, { ...HEADERS, location: `/${token}/` }).end();
    };
    serve().catch(() => response.destroy());
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
