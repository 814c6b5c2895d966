// The page on which one reads, on this machine, what was sent by mail and what calls were asked for: nobody outside gets any of it.
import type { IncomingMessage } from "node:http";
import PostalMime from "postal-mime";
import { type Html, html } from "../../../../functions/shared/page/html.ts";
import { type Log, listen, requestBody, urlOf } from "../../run/loopback.ts";
import type { Calls } from "./calls.ts";
import type { Sink } from "./sink.ts";

interface Told {
  readonly sink: Sink;
  readonly calls: Calls;
}

/** Where it is asked for calls. */
const CALLS = "/calls";
const LIMIT = 1_000_000;

export async function startMailPage(port: number, told: Told, log: Log) {
  const server = await listen(port, { log });
  server.serve(async (request, response) => {
    if (request.method === "POST" && urlOf(request).pathname === CALLS) {
      const body = (await requestBody(request, LIMIT)) ?? Buffer.alloc(0);
      response.writeHead(told.calls.take(request, body)).end();
      return;
    }
    const page = await pageFor(request, told);
    response
      .writeHead(page === undefined ? 404 : 200, {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
        "x-content-type-options": "nosniff",
      })
      .end(page ?? "404");
  });
  const url = `http://localhost:${server.port}`;
  return { url, calls: url + CALLS, close: () => server.close() };
}

async function pageFor(request: IncomingMessage, { sink, calls }: Told): Promise<string | undefined> {
  const { pathname } = urlOf(request);
  const kept = sink.kept();
  const read = ({ raw }: { readonly raw: Buffer }) => PostalMime.parse(raw);
  if (pathname === "/") {
    const rows = await Promise.all(
      kept.slice(0, 200).map(async each => ({ id: each.id, mail: await read(each) })),
    );
    return framed(
      "本機寄出的郵件 Mail sent on this machine",
      html`${callsPart(calls)}${rows.length === 0 && html`<p>尚無郵件 Nothing was sent yet</p>`}<ul>${rows.map(({ id, mail }) => html`<li><a href="/${id}">${mail.subject ?? "—"}</a><br><small>${mail.to?.map(({ address }) => address).join(", ")} · ${mail.date}</small></li>`)}</ul>`,
    );
  }
  const found = kept.find(({ id }) => `/${id}` === pathname);
  if (!found) return undefined;
  const mail = await read(found);
  return framed(
    mail.subject ?? "—",
    html`<p><a href="/">← 全部 All</a></p><p>${mail.from?.address} → ${mail.to?.map(({ address }) => address).join(", ")}<br>${mail.date}</p><pre>${mail.text}</pre>`,
  );
}

function callsPart(calls: Calls): Html | false {
  const some = calls.kept().slice(0, 50);
  if (some.length === 0) return false;
  return html`<h2>語音聯絡 Calls</h2><ul>${some.map(({ timestamp, data: { account, spoken } }) => html`<li>${spoken["zh-TW"]}<br>${spoken.en}<br><small>${account} · ${timestamp}</small></li>`)}</ul><h2>郵件 Mail</h2>`;
}

function framed(title: string, main: ReturnType<typeof html>): string {
  return String(
    html`<!doctype html><html lang="zh-TW"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${title}</title></head><body><main><h1>${title}</h1>${main}</main></body></html>`,
  );
}
