// One request, one page: reads a small form, answers with a page that nobody may keep.
import type { IncomingMessage, ServerResponse } from "node:http";

const FORM_LIMIT = 4096;

/** Nothing when the form is larger than any of our own could be; it is read to its end, or the refusal would not arrive. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size <= FORM_LIMIT) parts.push(part);
  }
  return size <= FORM_LIMIT ? new URLSearchParams(Buffer.concat(parts).toString()) : undefined;
}

export function show(response: ServerResponse, status: number, page: string): void {
  response.writeHead(status, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" });
  response.end(page);
}
