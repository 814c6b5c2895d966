// An answer of the console is squeezed where the browser says it can unfold it, and is not sent again where it has it.
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { sent } from "../../functions/console/door/sent.ts";
import type { Answer, Event } from "../../functions/shared/http/event.ts";

const PAGE = "目前不得連線（閘門關閉）".repeat(300);
const page = (body = PAGE): Answer => ({
  statusCode: 200,
  headers: { "content-type": "text/html; charset=utf-8" },
  cookies: ["session=1"],
  body,
});
const asked = (headers: Record<string, string> = {}, method = "GET") =>
  ({ headers, requestContext: { http: { method } } }) as unknown as Event;
const bytesOf = ({ body = "" }: Answer) => Buffer.from(body, "base64");
const headerOf = ({ headers }: Answer, name: string) => headers?.[name];

test("by brotli before gzip, and as it is for whoever takes neither", () => {
  const br = sent(asked({ "accept-encoding": "gzip, deflate, br, zstd" }), page());
  expect([headerOf(br, "content-encoding"), br.isBase64Encoded]).toEqual(["br", true]);
  expect(brotliDecompressSync(bytesOf(br)).toString()).toBe(PAGE);
  const gzip = sent(asked({ "accept-encoding": "br;q=0, gzip;q=0.5" }), page());
  expect(headerOf(gzip, "content-encoding")).toBe("gzip");
  expect(gunzipSync(bytesOf(gzip)).toString()).toBe(PAGE);
  for (const none of [{}, { "accept-encoding": "identity" }, { "accept-encoding": "gzip;q=0" }])
    expect(sent(asked(none as Record<string, string>), page()).body).toBe(PAGE);
});

test("what is small, is no text or is a refusal goes as it is", () => {
  const all = asked({ "accept-encoding": "br" });
  expect(sent(all, page("短")).body).toBe("短");
  expect(sent(all, { ...page(), headers: { "content-type": "application/zip" } }).body).toBe(PAGE);
  expect(sent(all, { ...page(), statusCode: 422 })).toEqual({ ...page(), statusCode: 422 });
  expect(sent(asked({ "accept-encoding": "br" }, "POST"), page())).toEqual(page());
});

test("whoever has it is told so, with the cookies that keep them logged in", () => {
  const etag = String(headerOf(sent(asked(), page()), "etag"));
  const again = sent(asked({ "if-none-match": `W/"other", ${etag}` }), page());
  expect([again.statusCode, again.body, again.cookies]).toEqual([304, undefined, ["session=1"]]);
  expect(sent(asked({ "if-none-match": etag }), page(`${PAGE}！`)).statusCode).toBe(200);
});
