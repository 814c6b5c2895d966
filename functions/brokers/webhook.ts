// The door to a broker: one message, signed, sent once; never follows a redirect, never waits long, never reads what comes back.
import { createHash } from "node:crypto";
import { lookup } from "node:dns";
import { request as plain } from "node:http";
import { request as secure } from "node:https";
import type { LookupFunction } from "node:net";
import { rangeLimitsHere } from "../shared/address/range-limits.ts";
import { isOn } from "../shared/env.ts";
import { signDocument } from "../shared/signing/signing.ts";
import { brokerAddress, mayReach, type Outbound } from "./address.ts";
import type { HowTold, MessageType } from "./names.ts";

/** A broker that takes longer has not been told; it may have heard all the same, and hears it again. */
const PATIENCE_MS = 3_000;

export interface Message {
  /** The same for the same thing told again, so that whoever hears it twice knows. */
  readonly id: string;
  readonly type: MessageType;
  readonly data: object;
}

export interface Told {
  readonly outcome: HowTold;
  readonly status?: number;
}

export function outboundHere(): Outbound {
  return { loopback: isOn("LOOPBACK_WEBHOOKS"), documentation: rangeLimitsHere().documentation };
}

export async function tell(to: string, message: Message, at: Date): Promise<Told> {
  const outbound = outboundHere();
  const url = brokerAddress(to, outbound);
  if (!url) return { outcome: "unsafe" };
  const { id, type, data } = message;
  const body = JSON.stringify({ type, timestamp: at.toISOString(), data });
  const timestamp = Math.floor(at.getTime() / 1_000);
  // Not the text itself but its digest is signed: the key service signs no more than a few thousand bytes.
  const signature = await signDocument({
    webhook: id,
    timestamp,
    sha256: createHash("sha256").update(body).digest("hex"),
  });
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "content-length": String(Buffer.byteLength(body)),
    "webhook-id": id,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": `v1jws,${signature}`,
  };
  return send(url, { headers, body, outbound });
}

interface Sending {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly outbound: Outbound;
}

function send(url: URL, { headers, body, outbound }: Sending): Promise<Told> {
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

function outcomeOf(status: number): HowTold {
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
