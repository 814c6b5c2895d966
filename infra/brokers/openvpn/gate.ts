// The companion's one way to the gate: its own token, a question, what is live, one session, an end.
import { readFileSync } from "node:fs";
import type { Asking, GateAnswer, LiveSession } from "./acts.ts";
import type { Settings } from "./settings.ts";

/** One try; OpenVPN gives a handshake a minute in all. */
const PATIENCE_MS = 10_000;
const POLL_PATIENCE_MS = 3_000;
const TRIES = 3;

interface SessionAnswer extends LiveSession {
  readonly status: "allowed" | "refused" | "ended";
  readonly message?: string;
  readonly lease?: { readonly until: string };
  readonly refusals?: readonly { readonly says: { readonly "zh-TW": string } }[];
  readonly ended?: { readonly cause: { readonly "zh-TW": string; readonly en: string } };
}

export class GateDoor {
  readonly #settings: Settings;
  #token: { readonly value: string; readonly until: number } | undefined;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** Never throws: what could not be asked is not allowed. */
  async ask(asking: Asking, factors: number): Promise<GateAnswer> {
    const { certificate, person, address, connection } = asking;
    const [terminal = ""] = certificate.split(".");
    const { endpoint } = this.#settings;
    const who = person === "" ? {} : { person };
    const body = { terminal, endpoint, ...who, address, connection, certificate, factors };
    try {
      const answer = await this.#persist(() => this.#send("POST", "/v1/sessions", { body, key: connection }));
      return answerIn(answer as SessionAnswer);
    } catch (error) {
      return { allowed: false, told: `閘道未放行 the gate did not open: ${(error as Error).message}` };
    }
  }

  /** The same name for the same question: however often it is put, it is one session. */
  async #persist(send: () => Promise<unknown>): Promise<unknown> {
    for (let tried = 1; ; tried++) {
      try {
        return await send();
      } catch (error) {
        if (tried === TRIES || !(error instanceof Unheard)) throw error;
      }
    }
  }

  async live(): Promise<readonly LiveSession[]> {
    const { system, endpoint } = this.#settings;
    const rows: LiveSession[] = [];
    let cursor: string | undefined;
    do {
      const query = new URLSearchParams({
        live: "true",
        system,
        endpoint,
        limit: "100",
        ...(cursor && { cursor }),
      });
      const page = (await this.#send("GET", `/v1/sessions?${query}`, { within: POLL_PATIENCE_MS })) as {
        readonly rows: readonly SessionAnswer[];
        readonly next?: string;
      };
      rows.push(
        ...page.rows.map(({ session, askedAt, lease }) => ({ session, askedAt, leaseUntil: lease?.until })),
      );
      cursor = page.next;
    } while (cursor);
    return rows;
  }

  async look(session: string): Promise<{ readonly isOpen: boolean; readonly cause: string }> {
    const path = `/v1/sessions/${encodeURIComponent(session)}`;
    const { status, ended } = (await this.#send("GET", path, { within: POLL_PATIENCE_MS })) as SessionAnswer;
    return {
      isOpen: status === "allowed",
      cause: ended ? `${ended.cause["zh-TW"]} ${ended.cause.en}` : status,
    };
  }

  /** One that has ended already has been ended by somebody else. */
  async end(session: string, reason: string): Promise<void> {
    const path = `/v1/sessions/${encodeURIComponent(session)}/end`;
    await this.#send("POST", path, { body: { reason } }).catch(error => {
      if (!(error instanceof Refused && error.code === "session-not-open")) throw error;
    });
  }

  async #send(
    method: string,
    path: string,
    { body, key, within = PATIENCE_MS }: Sending = {},
  ): Promise<unknown> {
    const token = await this.#bearer();
    const response = await heard(`${this.#settings.api}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        "accept-language": "zh-TW",
        ...(body && { "content-type": "application/json" }),
        ...(key && { "idempotency-key": key }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(within),
    });
    if (response.status === 401) this.#token = undefined;
    const said = (await json(response)) as { readonly title?: string; readonly code?: string };
    if (response.ok) return said;
    // Whoever is overloaded or broken may answer the next time; a no is a no.
    if (response.status >= 500 || response.status === 429 || response.status === 401)
      throw new Unheard(`${response.status} ${said.code ?? ""}`);
    throw new Refused(said.title ?? String(response.status), said.code ?? "");
  }

  async #bearer(): Promise<string> {
    if (this.#token && this.#token.until > performance.now()) return this.#token.value;
    const { tokenUrl, clientId, clientSecretFile, scope } = this.#settings;
    const secret = readFileSync(clientSecretFile, "utf8").trim();
    const basic = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(secret)}`).toString(
      "base64",
    );
    const response = await heard(tokenUrl, {
      method: "POST",
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({ grant_type: "client_credentials", ...(scope && { scope }) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const said = (await json(response)) as { readonly access_token?: string; readonly expires_in?: number };
    if (!response.ok || !said.access_token) throw new Unheard(`no token: ${response.status}`);
    const seconds = Math.max(0, (said.expires_in ?? 60) - 30);
    this.#token = { value: said.access_token, until: performance.now() + seconds * 1_000 };
    return said.access_token;
  }
}

interface Sending {
  readonly body?: object;
  readonly key?: string;
  readonly within?: number;
}

/** Nobody knows what became of it. */
class Unheard extends Error {}

class Refused extends Error {
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

function heard(url: string, request: RequestInit): Promise<Response> {
  return fetch(url, request).catch(error => {
    throw new Unheard(
      error instanceof DOMException ? "未及時回應 no answer in time" : "無法連上 not reachable",
    );
  });
}

function json(response: Response): Promise<unknown> {
  return response.json().catch(() => {
    throw new Unheard(`${response.status} without an answer`);
  });
}

function answerIn({ status, session, lease, message, refusals = [], ended }: SessionAnswer): GateAnswer {
  if (status === "allowed") return { allowed: true, session, leaseUntil: lease?.until };
  const said = message ?? refusals[0]?.says["zh-TW"] ?? ended?.cause["zh-TW"];
  return { allowed: false, told: said ?? "閘道未放行 the gate did not open" };
}
