// The door to what listens for us outside: one message, sent once; never follows a redirect, never waits long, never reads what comes
// back. Who signs it, and how, is the sender's affair.
import { lookup } from "node:dns";
import { request as plain } from "node:http";
import { request as secure } from "node:https";
import type { LookupFunction } from "node:net";
import { rangeLimitsHere } from "../address/range-limits.ts";
import { isOn } from "../env.ts";
import { mayReach, type Outbound } from "./address.ts";
import type { HowPosted } from "./names.ts";

/** Whoever takes longer has not been told; they may have heard all the same, and hear it again. */
const PATIENCE_MS = 3_000;

export interface Posted {
  readonly outcome: HowPosted;
  readonly status?: number;
}

export function outboundHere(): Outbound {
  return { loopback: isOn("LOOPBACK_WEBHOOKS"), documentation: rangeLimitsHere().documentation };
}

interface Sending {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly outbound: Outbound;
}

export function post(url: URL, { headers, body, outbound }: Sending): Promise<Posted> {
  return new Promise(resolve => {
    const ask = url.protocol === "https:" ? secure : plain;
    const signal = AbortSignal.timeout(PATIENCE_MS);
    // No connection is kept: the next one is looked up, and judged, again.
    const asked = ask(url, { method: "POST", headers, signal, agent: false, lookup: guarded(outbound) });
    asked.on("response", response => {
      const status = response.statusCode ?? 0;
      // However much comes back, nobody reads it.
      response.on("error", () => {});
      response.destroy();
      resolve({ outcome: outcomeOf(status), status });
    });
    asked.on("error", error => {
      if (error instanceof Unsafe) resolve({ outcome: "unsafe" });
      else resolve({ outcome: signal.aborted ? "too-slow" : "unreachable" });
    });
    asked.end(body);
  });
}

function outcomeOf(status: number): HowPosted {
  if (status >= 200 && status < 300) return "told";
  return status >= 300 && status < 400 ? "redirected" : "refused";
}

class Unsafe extends Error {}

/** A name that leads inside, wholly or in part, leads nowhere; what was judged is what is connected to. */
function guarded(outbound: Outbound): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return done(error, "");
      const [first] = found;
      if (!first || !found.every(({ address }) => mayReach(address, outbound)))
        return done(new Unsafe(hostname), "");
      return options.all ? done(null, found) : done(null, first.address, first.family);
    });
  };
}
