// A broker's one way to the gate, by its own token: a question, an end, what changed, one session, a desktop that is closed.

/** As much of a session as a broker looks at. */
export interface SessionRow {
  readonly session: string;
  readonly version: number;
  readonly status: "allowed" | "refused" | "ended";
  readonly endpoint: string;
  readonly person: string;
  readonly closesAt?: { readonly at: string };
  /** Until when it may stay open without being renewed, where the gate says so. */
  readonly lease?: { readonly until: string };
  readonly broker?: { readonly account: string };
  readonly closed?: { readonly at: string };
  readonly refusals?: readonly { readonly policy: string; readonly clause?: string; readonly says: Said }[];
}
interface Said {
  readonly "zh-TW": string;
  readonly en: string;
}

export interface GateSettings {
  readonly api: string;
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly system: string;
}

export interface Wanted {
  readonly terminal: string;
  readonly endpoint: string;
  readonly person: string;
  readonly address: string;
  readonly factors: number;
}

export interface Changes {
  readonly rows: readonly SessionRow[];
  readonly after: string;
  readonly more: boolean;
}

/** How the desktop of an ended session came to be closed, in the gate's words. */
export type HowClosed = "logged-off" | "disconnected" | "never-opened" | "already-gone";

/** What the gate answered instead of what was asked for. */
export class GateRefusal extends Error {
  readonly code: string;

  constructor(status: number, { code = "unknown", title = "" }: { code?: string; title?: string }) {
    super(`${status} ${code} ${title}`);
    this.code = code;
  }
}

const PATIENCE_MS = 5_000;
/** Before its end, so that no question is asked with a token that ends on the way. */
const EARLY_MS = 30_000;

export class Gate {
  readonly #settings: GateSettings;
  #token: { readonly value: string; readonly until: number } | undefined;

  constructor(settings: GateSettings) {
    this.#settings = settings;
  }

  /** `key` names the question: put again after an answer that never came, it is the same session. */
  ask(wanted: Wanted, key: string): Promise<SessionRow> {
    return this.#send("POST", "/v1/sessions", { body: wanted, key }) as Promise<SessionRow>;
  }

  async end(session: string, reason: string): Promise<void> {
    await this.#send("POST", `/v1/sessions/${encodeURIComponent(session)}/end`, { body: { reason } });
  }

  async closed(
    session: string,
    closing: { readonly closedAt: string; readonly how: HowClosed },
  ): Promise<void> {
    await this.#send("POST", `/v1/sessions/${encodeURIComponent(session)}/closed`, { body: closing });
  }

  look(session: string): Promise<SessionRow> {
    return this.#send("GET", `/v1/sessions/${encodeURIComponent(session)}`) as Promise<SessionRow>;
  }

  changes(after: string | undefined): Promise<Changes> {
    const query = new URLSearchParams({ system: this.#settings.system, ...(after && { after }) });
    return this.#send("GET", `/v1/sessions/feed?${query}`) as Promise<Changes>;
  }

  async #send(
    method: string,
    path: string,
    { body, key }: { body?: object; key?: string } = {},
  ): Promise<unknown> {
    const response = await fetch(this.#settings.api + path, {
      method,
      signal: AbortSignal.timeout(PATIENCE_MS),
      redirect: "error",
      headers: {
        authorization: `Bearer ${await this.#bearer()}`,
        ...(body && { "content-type": "application/json" }),
        ...(key !== undefined && { "idempotency-key": key }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const said = (await response.json()) as object;
    if (!response.ok) throw new GateRefusal(response.status, said);
    return said;
  }

  async #bearer(): Promise<string> {
    if (this.#token && this.#token.until > Date.now()) return this.#token.value;
    const { tokenUrl, clientId, clientSecret } = this.#settings;
    const basic = Buffer.from(`${clientId}:${clientSecret}`).toString("base64");
    const response = await fetch(tokenUrl, {
      method: "POST",
      signal: AbortSignal.timeout(PATIENCE_MS),
      redirect: "error",
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({ grant_type: "client_credentials" }),
    });
    if (!response.ok) throw new Error(`no token: ${response.status}`);
    const { access_token: value, expires_in: seconds } = (await response.json()) as {
      access_token: string;
      expires_in: number;
    };
    this.#token = { value, until: Date.now() + seconds * 1_000 - EARLY_MS };
    return value;
  }
}
