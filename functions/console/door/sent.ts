// How an answer of the console travels: squeezed where the browser can unfold it, and not at all where it has the same already; pure.
import { createHash } from "node:crypto";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Answer, Event } from "../../shared/http/event.ts";

/** What fits in one packet gains nothing. */
const WORTH_IT = 1_400;
const WORDS = /^(text\/|application\/(json|javascript)|image\/svg)/;

/**
 * API Gateway takes bytes in base64 and hands them on as they were. Squeezing shows by its length what repeats; no page holds a
 * secret that a foreign page could guess at so: forms are held to their origin, and cookies are in no page.
 */
export function sent({ headers: asked, requestContext }: Event, answer: Answer): Answer {
  const { statusCode, headers = {}, body } = answer;
  const isWords = WORDS.test(String(headers["content-type"] ?? ""));
  if (
    requestContext.http.method === "POST" ||
    statusCode !== 200 ||
    !body ||
    answer.isBase64Encoded ||
    !isWords
  )
    return answer;
  const etag = `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const told = { ...headers, etag, vary: "accept-encoding, accept-language, cookie" };
  if (isKnown(asked["if-none-match"], etag)) return { ...without(answer), statusCode: 304, headers: told };
  const encoding = body.length < WORTH_IT ? undefined : encodingFor(asked["accept-encoding"] ?? "");
  if (!encoding) return { ...answer, headers: told };
  const bytes = SQUEEZE[encoding](Buffer.from(body));
  return {
    ...answer,
    headers: { ...told, "content-encoding": encoding },
    body: bytes.toString("base64"),
    isBase64Encoded: true,
  };
}

const SQUEEZE = {
  // Beyond this the machine takes longer than the line saves.
  br: (bytes: Buffer) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (bytes: Buffer) => gzipSync(bytes),
} as const;

/** What is named with q=0 is refused; brotli goes before gzip. */
function encodingFor(accepted: string): keyof typeof SQUEEZE | undefined {
  const taken = accepted.split(",").flatMap(each => {
    const [name = "", ...parameters] = each.split(";").map(part => part.trim().toLowerCase());
    return parameters.some(part => /^q=0(\.0*)?$/.test(part)) ? [] : [name];
  });
  return (["br", "gzip"] as const).find(each => taken.includes(each));
}

function isKnown(seen: string | undefined, etag: string): boolean {
  return (seen ?? "").split(",").some(each => each.trim() === etag);
}

function without({ body: _, ...rest }: Answer): Answer {
  return rest;
}
