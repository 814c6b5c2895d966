// Whether a request may be answered: signed in its headers, or by a link that has not expired and was not changed.
import { createHash, createHmac } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { LOCAL_AWS } from "../database.ts";
import { S3Refusal } from "./refusal.ts";

export function admit(request: IncomingMessage, url: URL): void {
  if (request.headers.authorization?.startsWith("AWS4-HMAC-SHA256 ")) return;
  const given = url.searchParams.get("X-Amz-Signature");
  if (!given) throw new S3Refusal(403, "AccessDenied", "Access Denied");
  if (signatureOf(request, url) !== given) {
    throw new S3Refusal(403, "SignatureDoesNotMatch", "The request signature does not match.");
  }
  const signed = instantOf(url.searchParams.get("X-Amz-Date") ?? "");
  const seconds = Number(url.searchParams.get("X-Amz-Expires"));
  if (!(Date.now() <= signed + seconds * 1000))
    throw new S3Refusal(403, "AccessDenied", "Request has expired");
}

/** AWS Signature Version 4 of a link, over everything in it but the signature. */
function signatureOf(request: IncomingMessage, url: URL): string {
  const asked = [...url.searchParams].filter(([name]) => name !== "X-Amz-Signature");
  const query = asked
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join("&");
  const payload = url.searchParams.get("X-Amz-Content-Sha256") ?? "UNSIGNED-PAYLOAD";
  const canonical = [
    request.method,
    url.pathname,
    query,
    `host:${request.headers.host}\n`,
    "host",
    payload,
  ].join("\n");
  const scope = (url.searchParams.get("X-Amz-Credential") ?? "").split("/").slice(1);
  const hashed = createHash("sha256").update(canonical).digest("hex");
  const text = ["AWS4-HMAC-SHA256", url.searchParams.get("X-Amz-Date"), scope.join("/"), hashed].join("\n");
  const key = scope.reduce<string | Buffer>(
    (secret, part) => createHmac("sha256", secret).update(part).digest(),
    `AWS4${LOCAL_AWS.credentials.secretAccessKey}`,
  );
  return createHmac("sha256", key).update(text).digest("hex");
}

function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** `20210609T013000Z` */
function instantOf(text: string): number {
  return Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
}
