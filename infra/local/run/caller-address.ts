// From which address a request comes: from where it was really sent, as API Gateway tells it. Only a script that knows
// this run's key, which is in endpoints.json, plays somebody who is elsewhere.
import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** Its value: the key, a blank, and the address. */
export const CALLER_HEADER = "x-docgate-caller";

export function callerOf({ headers, socket }: IncomingMessage, key: string): string {
  const [given = "", address = ""] = String(headers[CALLER_HEADER] ?? "").split(" ");
  return address !== "" && isSame(given, key) ? address : (socket.remoteAddress ?? "");
}

function isSame(given: string, key: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(key)];
  return one.length === other.length && timingSafeEqual(one, other);
}
