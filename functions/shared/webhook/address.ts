// Whether the address of a broker or of one of the city's own services may be used at all: nobody makes the gateway ask inside its own walls; pure.
import { scanCaller } from "../address/address-reading.ts";
import { readRange } from "../address/range.ts";
import { unfit } from "../address/sanity.ts";

export interface Outbound {
  /** Only where the whole gateway runs on one machine. */
  readonly loopback: boolean;
  /** Addresses for examples are reached in exercises only. */
  readonly documentation: "allowed" | "refused";
}

/** The address in its one form, or undefined where it may not be used. What its name leads to is judged when it is called. */
export function webhookAddress(text: string, outbound: Outbound): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || url.username || url.password || url.hash) return undefined;
  const host = bareHost(url);
  const isNumber = scanCaller(host) !== undefined;
  if (outbound.loopback && LOOPBACK.includes(host))
    return ["http:", "https:"].includes(url.protocol) ? url : undefined;
  if (url.protocol !== "https:") return undefined;
  if (isNumber) return mayReach(host, outbound) ? url : undefined;
  return /^(?!.*(^|\.)(localhost|local|internal)\.?$)[a-z0-9-]+(\.[a-z0-9-]+)+\.?$/i.test(host)
    ? url
    : undefined;
}

const LOOPBACK = ["127.0.0.1", "::1", "localhost"];

/** Of one address, as a name was resolved to it. */
export function mayReach(address: string, { loopback, documentation }: Outbound): boolean {
  if (loopback && LOOPBACK.includes(address)) return true;
  const read = readRange(address);
  return (
    read.kind === "range" && unfit(read.range, { widest: { 4: 32, 6: 128 }, documentation }) === undefined
  );
}

function bareHost({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, "$1");
}
