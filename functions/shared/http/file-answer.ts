// An answer that is a file: its bytes, its type, and its name in a header that every browser reads; pure.
import type { Answer } from "./event.ts";

export interface FileToSend {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

export function fileAnswer({ name, type, bytes }: FileToSend): Answer {
  return {
    statusCode: 200,
    headers: { "content-type": type, "content-disposition": attachment(name) },
    body: Buffer.from(bytes).toString("base64"),
    isBase64Encoded: true,
  };
}

/**
 * A header holds ASCII only, and a name may hold anything: what no file system or header takes becomes `_` in the plain name, and
 * the whole name is beside it as RFC 6266 says. Nothing in a name can end the parameter or begin another.
 */
export function attachment(name: string): string {
  const whole = name.toWellFormed().replaceAll(/[\p{Cc}/\\]/gu, "_");
  const plain = whole.replaceAll(/[^\w.-]/gu, "_");
  const beside = whole === plain ? "" : `; filename*=UTF-8''${extended(whole)}`;
  return `attachment; filename="${plain}"${beside}`;
}

/** RFC 8187 leaves fewer characters bare than a URI does. */
function extended(text: string): string {
  const hex = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text).replaceAll(/['()*]/g, hex);
}
