// From which address somebody comes, and by which name they ask. Where a front stands before the API it is the front that sees them, and it
// tells in headers, which anybody may write: so they count only beside the front's own key, and without it nobody is answered, or the front
// could be gone round. Where none stands, no header is read at all.
import { createHash, timingSafeEqual } from "node:crypto";
import { envIfAny } from "../env.ts";
import { secretOf } from "../secret.ts";
import type { Event } from "./event.ts";
import { FRONT_HEADERS } from "./front-names.ts";
import { PROBLEM, Problem } from "./problem.ts";

const KEPT_MS = 5 * 60_000;
/** No more than how one looks: what it means is read where it is judged, as of any address. */
const ADDRESS = /^[0-9a-f.:]{2,45}$/i;
/** A key that is not known may be new: looked up then, though not for everybody who guesses. */
const AGAIN_MS = 5_000;

/** What was asked, as if it had come here without a front. */
export async function withoutFront<E extends Event>(event: E): Promise<E> {
  // Whoever shows a certificate came to the door that asks for one, which no front stands before.
  if (envIfAny("FRONT_KEY") === undefined || event.requestContext.authentication) return event;
  const { headers, requestContext } = event;
  if (!(await isOfFront(headers[FRONT_HEADERS.key]))) throw new Problem(PROBLEM["around-the-front"]);
  const { [FRONT_HEADERS.host]: host = headers.host, [FRONT_HEADERS.address]: told } = headers;
  // The console asks by itself, and is seen by nobody.
  const sourceIp = told ?? requestContext.http.sourceIp;
  if (!ADDRESS.test(sourceIp)) throw new Problem(PROBLEM["around-the-front"]);
  const http = { ...requestContext.http, sourceIp };
  return {
    ...event,
    headers: { ...headers, ...(host && { host }) },
    requestContext: { ...requestContext, http },
  };
}

/** By which the console, which stands behind it, asks as the front does. */
export async function frontHeaders(): Promise<Record<string, string>> {
  if (envIfAny("FRONT_KEY") === undefined) return {};
  const [key = ""] = await keys(KEPT_MS);
  return { [FRONT_HEADERS.key]: key };
}

async function isOfFront(given: string | undefined): Promise<boolean> {
  if (!given) return false;
  return isAmong(given, await keys(KEPT_MS)) || isAmong(given, await keys(AGAIN_MS));
}

function isAmong(given: string, all: readonly string[]): boolean {
  return all.filter(each => timingSafeEqual(digest(each), digest(given))).length > 0;
}

/** While the front changes over, the one before counts too. */
async function keys(mostAge: number): Promise<readonly string[]> {
  const text = await secretOf("FRONT_KEY", mostAge);
  const { now, before } = JSON.parse(text) as { readonly now?: string; readonly before?: string };
  return [now, before].filter(each => each !== undefined && each !== "") as string[];
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
