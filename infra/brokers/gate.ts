// A broker's one way to the gate, by its own token: a question, an end, what is open, what changed, one session, and what is closed.
import { readFileSync } from "node:fs";

/** As much of a session as a broker looks at. */
export interface SessionRow {
  readonly session: string;
  readonly version: number;
  readonly status: "allowed" | "refused" | "ended";
  readonly endpoint: string;
  readonly person: string;
  readonly askedAt: string;
  readonly closesAt?: { readonly at: string };
  /** Until when it may stay open without being renewed, where the gate says so. */
  readonly lease?: { readonly until: string };
  readonly broker?: { readonly account: string };
  readonly ended?: { readonly cause: Said };
  readonly closed?: { readonly at: string };
  readonly refusals?: readonly { readonly policy: string; readonly clause?: string; readonly says: Said }[];
  /** Why not, in one line, to whom a question is answered no. */
  readonly message?: string;
}
interface Said {
  readonly "zh-TW": string;
  readonly en: string;
}

export interface GateSettings {
  /** Of the gateway, such as `https://gate.example.gov.tw`. */
  readonly api: string;
  /** Where the city's provider gives tokens to programs, and as which program this one asks. */
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecretFile: string;
  readonly scope?: string;
  /** As they are recorded at the gateway. */
  readonly system: string;
  readonly endpoint: string;
}

export interface Wanted {
  /** Its property number; where a certificate is shown, that says it. */
  readonly terminal?: string;
  readonly certificate?: string;
  /** Nobody is named where nobody logged in: then the gate has to know who sits there. */
  readonly person?: string;
  readonly address: string;
  readonly connection?: string;
  readonly factors: number;
}

export interface Changes {
  readonly rows: readonly SessionRow[];
  readonly after: string;
  readonly more: boolean;
}

/** How what belonged to an ended session came to be closed, in the gate's words. */
export type HowClosed = "logged-off" | "disconnected" | "never-opened" | "already-gone" | "taken-over";

export interface ClosedHere {
  readonly closedAt: string;
  readonly how: HowClosed;
}

/** The gate's no, which another try would not change. */
export class GateRefusal extends Error {
  readonly code: string;

  constructor(status: number, { code = "unknown", title = "" }: { code?: string; title?: string }) {
    super(title || `${status} ${code}`);
    this.code = code;
  }
}

/** Nobody knows what became of it. */
class Unheard extends Error {}

/** One try of a question; whoever waits at a VPN gives it a minute in all. */
const PATIENCE_MS = 10_000;
const READ_PATIENCE_MS = 3_000;
const TRIES = 3;
/** Before its end, so that no question is asked with a token that ends on the way. */
const EARLY_SECONDS = 30;
/** What is over for good, however often it is said. */
const SETTLED = ["closed-already", "closed-on-record-only", "not-found"];

export class Gate {
  readonly #settings: GateSettings;
  #token: { readonly value: string; readonly until: number } | undefined;

  constructor(settings: GateSettings) {
    this.#settings = settings;
  }

  /** `key` names the question: put again after an answer that never came, it is the same session. */
  async ask(wanted: Wanted, key: string): Promise<SessionRow> {
    const body = { endpoint: this.#settings.endpoint, ...wanted };
    for (let tried = 1; ; tried++) {
      try {
        return (await this.#send("POST", "/v1/sessions", { body, key })) as SessionRow;
      } catch (error) {
        if (tried === TRIES || !(error instanceof Unheard)) throw error;
      }
    }
  }

  /** One that has ended already has been ended by somebody else. */
  async end(session: string, reason: string): Promise<void> {
    await this.#send("POST", `/v1/sessions/${encodeURIComponent(session)}/end`, { body: { reason } }).catch(
      unless(["session-not-open"]),
    );
  }

  async closed(session: string, { closedAt, how }: ClosedHere): Promise<void> {
    const body = { closedAt, how };
    await this.#send("POST", `/v1/sessions/${encodeURIComponent(session)}/closed`, { body }).catch(
      unless(SETTLED),
    );
  }

  /** What was said to be closed is there after all. */
  async alive(session: string, seenAt: string): Promise<void> {
    const body = { seenAt, sign: "activity" };
    await this.#send("POST", `/v1/sessions/${encodeURIComponent(session)}/alive`, { body }).catch(
      unless(["closed-on-record-only", "not-found"]),
    );
  }

  look(session: string): Promise<SessionRow> {
    return this.#read(`/v1/sessions/${encodeURIComponent(session)}`) as Promise<SessionRow>;
  }

  /** What is open through this endpoint. */
  async live(): Promise<readonly SessionRow[]> {
    const { system, endpoint } = this.#settings;
    const rows: SessionRow[] = [];
    let cursor: string | undefined;
    do {
      const about = { live: "true", system, endpoint, limit: "100", ...(cursor && { cursor }) };
      const page = (await this.#read(`/v1/sessions?${new URLSearchParams(about)}`)) as {
        readonly rows: readonly SessionRow[];
        readonly next?: string;
      };
      rows.push(...page.rows);
      cursor = page.next;
    } while (cursor);
    return rows;
  }

  /** Of this endpoint; without `after` how things stand: what is open, and what has yet to be confirmed closed. */
  changes(after?: string): Promise<Changes> {
    const { system, endpoint } = this.#settings;
    const about = new URLSearchParams({ system, endpoint, ...(after && { after }) });
    return this.#read(`/v1/sessions/feed?${about}`) as Promise<Changes>;
  }

  #read(path: string): Promise<unknown> {
    return this.#send("GET", path, { within: READ_PATIENCE_MS });
  }

  async #send(method: string, path: string, { body, key, within = PATIENCE_MS }: Sending): Promise<unknown> {
    const response = await heard(`${this.#settings.api}${path}`, {
      method,
      redirect: "error",
      headers: {
        authorization: `Bearer ${await this.#bearer()}`,
        "accept-language": "zh-TW",
        ...(body && { "content-type": "application/json" }),
        ...(key !== undefined && { "idempotency-key": key }),
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
    throw new GateRefusal(response.status, said);
  }

  async #bearer(): Promise<string> {
    if (this.#token && this.#token.until > performance.now()) return this.#token.value;
    const { tokenUrl, clientId, clientSecretFile, scope } = this.#settings;
    const secret = readFileSync(clientSecretFile, "utf8").trim();
    const pair = `${encodeURIComponent(clientId)}:${encodeURIComponent(secret)}`;
    const response = await heard(tokenUrl, {
      method: "POST",
      redirect: "error",
      headers: { authorization: `Basic ${Buffer.from(pair).toString("base64")}` },
      body: new URLSearchParams({ grant_type: "client_credentials", ...(scope && { scope }) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const said = (await json(response)) as { readonly access_token?: string; readonly expires_in?: number };
    if (!response.ok || !said.access_token) throw new Unheard(`no token: ${response.status}`);
    const seconds = Math.max(0, (said.expires_in ?? 60) - EARLY_SECONDS);
    this.#token = { value: said.access_token, until: performance.now() + seconds * 1_000 };
    return said.access_token;
  }
}

interface Sending {
  readonly body?: object;
  readonly key?: string;
  readonly within?: number;
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

function unless(codes: readonly string[]): (error: unknown) => void {
  return error => {
    if (!(error instanceof GateRefusal && codes.includes(error.code))) throw error;
  };
}
