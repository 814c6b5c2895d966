// The door to the gateway: one report handed in, through the city's proxy where there is one, and what became of it in our own words.
import { lookup } from "node:dns/promises";
import http from "node:http";
import https from "node:https";
import tls from "node:tls";
import type { OwnGate } from "../../functions/posture/own-gate.ts";
import type { Outcome, Unreached } from "./loop.ts";
import { powerShell } from "./readers.ts";

const PATIENCE_MS = 15_000;
const LARGEST_ANSWER = 256 * 1024;

export interface Handed {
  readonly outcome: Outcome;
  /** By how much this computer's clock is ahead of the gateway's, where it told the time. */
  readonly aheadMs?: number;
}

export interface Network {
  /** Where traffic to the gateway goes: to the proxy, if there is one. */
  address(): Promise<string>;
  hand(propertyNo: string, report: string): Promise<Handed>;
}

type ProxyEnv = Readonly<Record<string, string | undefined>>;

export function under(gateway: URL, path: string): URL {
  return new URL(path, gateway.href.endsWith("/") ? gateway : `${gateway.href}/`);
}

export function networkTo(gateway: URL, proxy: ProxyEnv, patienceMs = PATIENCE_MS): Network {
  const secure = gateway.protocol === "https:";
  const kind = secure ? https : http;
  const agent = new kind.Agent({
    proxyEnv: proxy as NodeJS.ProcessEnv,
    ...(secure && { ca: authorities() }),
  });
  return {
    async address() {
      const { hostname } = proxyFor(gateway, proxy) ?? gateway;
      const found = await lookup(hostname.replace(/^\[|\]$/g, "")).catch(() => undefined);
      return found?.address ?? "";
    },
    hand: (propertyNo, report) => {
      const path = `v1/terminals/${encodeURIComponent(propertyNo)}/posture`;
      const options = { method: "POST", agent, headers: HEADERS, timeout: patienceMs };
      return posted(kind.request(under(gateway, path), options), { report }, patienceMs);
    },
  };
}

const HEADERS = { "content-type": "application/json", "accept-language": "zh-TW", connection: "close" };

/** Those the system trusts as well: a city's proxy may show a certificate of the city's own. */
function authorities(): string[] {
  return [...tls.getCACertificates("default"), ...tls.getCACertificates("system")];
}

function proxyFor({ protocol, hostname }: URL, env: ProxyEnv): URL | undefined {
  const text = protocol === "https:" ? env.HTTPS_PROXY : env.HTTP_PROXY;
  const spared = (env.NO_PROXY ?? "").split(",").map(each => each.trim());
  if (
    !text ||
    spared.some(each => each === "*" || (each !== "" && hostname.endsWith(each.replace(/^\*/, ""))))
  )
    return undefined;
  return URL.parse(text) ?? undefined;
}

/** What the environment says; on Windows else what WinHTTP is set to. */
export async function proxySettings(env: NodeJS.ProcessEnv): Promise<ProxyEnv> {
  const of = (name: string) => env[name] || env[name.toLowerCase()];
  const said = { HTTPS_PROXY: of("HTTPS_PROXY"), HTTP_PROXY: of("HTTP_PROXY"), NO_PROXY: of("NO_PROXY") };
  if (said.HTTPS_PROXY || said.HTTP_PROXY || process.platform !== "win32") return said;
  return winHttpProxy((await powerShell("netsh winhttp show proxy")) ?? "");
}

/** Of `netsh winhttp show proxy`, whatever its language: `http=a:1;https=b:2` or `a:1`, and what goes around it. */
export function winHttpProxy(text: string): ProxyEnv {
  const values = text.split(/\r?\n/).flatMap(line => /[:：]\s+(\S.*?)\s*$/.exec(line)?.[1] ?? []);
  const [server, bypass = ""] = values.filter(each => /^[\w*<([]/.test(each) && /[.:\]<]/.test(each));
  if (!server) return {};
  const parts = new Map(
    server
      .split(/[; ]+/)
      .map(each => (each.includes("=") ? (each.split("=") as [string, string]) : ["", each])),
  );
  const of = (scheme: string) => {
    const found = parts.get(scheme) ?? parts.get("");
    return found === undefined ? undefined : found.includes("://") ? found : `http://${found}`;
  };
  const spared = bypass.split(/[; ]+/).filter(each => each !== "" && each !== "<local>");
  return { HTTPS_PROXY: of("https"), HTTP_PROXY: of("http"), NO_PROXY: spared.join(",") };
}

function posted(request: http.ClientRequest, body: object, patienceMs: number): Promise<Handed> {
  return new Promise(done => {
    const failed = (error: NodeJS.ErrnoException & { statusCode?: number }) =>
      done({ outcome: unreachedBy(error) });
    request.on("timeout", () => request.destroy(Object.assign(new Error("slow"), { code: "ETIMEDOUT" })));
    // A server that sends a byte now and then is never silent: the whole has an end as well.
    const end = setTimeout(
      () => request.destroy(Object.assign(new Error("slow"), { code: "ETIMEDOUT" })),
      patienceMs * 2,
    );
    request.on("close", () => clearTimeout(end));
    request.on("error", failed);
    request.on("response", response => {
      textIn(response).then(text => done(answered(response, text, Date.now())), failed);
    });
    request.end(JSON.stringify(body));
  });
}

async function textIn(response: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    size += chunk.length;
    if (size > LARGEST_ANSWER) throw Object.assign(new Error("too much"), { code: "TOO_MUCH" });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

interface Broken {
  readonly code?: string | undefined;
  readonly message: string;
  readonly statusCode?: number | undefined;
}

const NEVER_SENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "ENETDOWN",
  "EADDRNOTAVAIL",
]);

/** What never reached anybody is not in; of all else nobody knows. */
export function unreachedBy({ code = "", message, statusCode }: Broken): Outcome {
  const unreached = (why: Unreached, maybeIn = false): Outcome => ({ kind: "unreached", why, maybeIn });
  if (statusCode === 407 || /\b407\b/.test(message)) return unreached("proxy-credentials");
  if (code === "ERR_PROXY_TUNNEL" || code === "ERR_PROXY_INVALID_CONFIG") return unreached("proxy");
  if (/CERT|SELF_SIGNED|ALTNAME|UNABLE_TO|ERR_TLS|ERR_SSL|EPROTO/.test(code)) return unreached("certificate");
  if (NEVER_SENT.has(code)) return unreached("offline");
  if (code === "TOO_MUCH") return unreached("not-the-gateway", true);
  return unreached(code === "ETIMEDOUT" ? "slow" : "offline", true);
}

/** Only what has the shape of our own answer is one: a page of a hotel's network or of a proxy answers 200 as well. */
export function answered(
  { statusCode = 0, headers }: Pick<http.IncomingMessage, "statusCode" | "headers">,
  text: string,
  now: number,
): Handed {
  const server = Date.parse(headers.date ?? "");
  const time = Number.isNaN(server) ? {} : { aheadMs: now - server };
  const document = jsonIn(text);
  const { code, title, gate, sequence } = document as {
    code?: unknown;
    title?: unknown;
    gate?: OwnGate;
    sequence?: unknown;
  };
  if (statusCode === 407)
    return { outcome: { kind: "unreached", why: "proxy-credentials", maybeIn: false }, ...time };
  if (statusCode === 200 && typeof sequence === "number")
    return { outcome: { kind: "accepted", ...(isGate(gate) && { gate }) }, ...time };
  if (statusCode >= 400 && statusCode < 500 && typeof code === "string" && /^[a-z-]{3,40}$/.test(code))
    return { outcome: { kind: "refused", code, says: String(title ?? code).slice(0, 200) }, ...time };
  const why = statusCode >= 500 ? "gateway-fault" : "not-the-gateway";
  return { outcome: { kind: "unreached", why, maybeIn: statusCode >= 500 }, ...time };
}

function isGate(gate: OwnGate | undefined): gate is OwnGate {
  return Array.isArray(gate?.open) && Array.isArray(gate.refusals) && typeof gate.others === "number";
}

function jsonIn(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
