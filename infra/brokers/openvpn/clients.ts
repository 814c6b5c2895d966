// The companion's law: what every notice of OpenVPN and every answer of the gate means for each client; pure. It holds who is
// there, and answers with what is to be done. In doubt a client is denied or cut, and what the gate counts is given back.
import { addressIn, type ClientNumber, type Notice, type StatusRow } from "./management.ts";

/** A question to the gate, put for a client that knocks (`key`), or for one that has moved. */
export interface Asking {
  readonly client: ClientNumber;
  readonly key?: number;
  /** One name for one question, whoever asks it how often. */
  readonly connection: string;
  readonly certificate: string;
  readonly person: string;
  readonly password: string;
  readonly address: string;
}

export type Act =
  | { readonly do: "ask"; readonly asking: Asking }
  | { readonly do: "allow"; readonly client: ClientNumber; readonly key: number }
  | { readonly do: "deny"; readonly client: ClientNumber; readonly key: number; readonly told: string }
  | { readonly do: "restart"; readonly client: ClientNumber }
  | { readonly do: "drop"; readonly source: string }
  | { readonly do: "look"; readonly session: string }
  | { readonly do: "end"; readonly session: string; readonly reason: string }
  | { readonly do: "say"; readonly what: string; readonly client?: ClientNumber; readonly session?: string };

/** Of the gate; without a session nothing was decided, and `told` says why. */
export type GateAnswer =
  | { readonly allowed: true; readonly session: string; readonly leaseUntil?: string | undefined }
  | { readonly allowed: false; readonly told: string };

/** A session that the gate holds open through this server. */
export interface LiveSession {
  readonly session: string;
  readonly askedAt: string;
  readonly leaseUntil?: string | undefined;
}

type Knock = Extract<Notice, { kind: "connect" | "reauth" }>;

interface Client {
  readonly certificate: string;
  readonly person: string;
  readonly number: ClientNumber;
  stage: "asking" | "open" | "denied" | "cut";
  address: string;
  /** Where it was first seen to be while that is being asked about. */
  moving?: string | undefined;
  session?: string | undefined;
  /** Until then nobody has to say that it is still open. */
  until: number;
  since: number;
  cutAt?: number;
  questions: number;
  missed: number;
}

export interface ClientsOptions {
  /** Begins the names of connections: the endpoint, and when this run of the companion began. */
  readonly run: string;
  /** How long a session stays open when the gate cannot be heard. */
  readonly silenceMs: number;
}

/** How long a session may be on record before its client is seen. */
const APPEARS_MS = 30_000;
/** A client that was told to connect again has so long to do it. */
const OBEYS_MS = 1_000;
/** OpenVPN shows a client that was just let in a moment later. */
const MISSED = 3;

const SAID = {
  login: "帳號或密碼不符，或未提供。The account or its password is wrong or missing.",
  twice: "上一次詢問尚未答覆，請稍候再連。The last question is not answered yet; connect again in a moment.",
  unseen: "本人或電腦與建立連線時不同。This is not who or what opened the connection.",
} as const;
const REASON = {
  left: "使用者已離線 whoever was connected left",
  moved: "來源位址已變更，新位址未獲放行 moved to an address that was not allowed",
  silent: "閘道未在時限內確認，先行中斷 not confirmed in time, cut to be safe",
  unknown: "本伺服器沒有這條連線 this server has no such connection",
  seized: "更換金鑰時，人員或電腦與原來不同 another person or terminal at a change of keys",
  stopped: "VPN 伺服器停止 the VPN server stopped",
} as const;

export class Clients {
  readonly #options: ClientsOptions;
  readonly #there = new Map<ClientNumber, Client>();

  constructor(options: ClientsOptions) {
    this.#options = options;
  }

  /** Who is open now, by number. */
  get open(): readonly ClientNumber[] {
    return [...this.#there.values()].flatMap(({ stage, number }) => (stage === "open" ? [number] : []));
  }

  heard(notice: Notice, now: number): Act[] {
    switch (notice.kind) {
      case "connect":
        return this.#knocked(notice, now);
      case "reauth":
        return this.#renewsKeys(notice, now);
      case "disconnect":
        return this.#left(notice.client, REASON.left);
      case "status":
        return this.#seen(notice.rows, now);
      case "error":
        return [{ do: "say", what: notice.text }];
      case "established":
        return [{ do: "say", what: "established", client: notice.client }];
      case "hold":
        return [];
      default:
        throw new Error(`an unknown notice: ${JSON.stringify(notice satisfies never)}`);
    }
  }

  #knocked(
    { client: number, key, env }: Extract<Notice, { kind: "connect" | "reauth" }>,
    now: number,
  ): Act[] {
    const known = this.#there.get(number);
    if (known?.stage === "asking") return [{ do: "deny", client: number, key, told: SAID.twice }];
    const given = known?.session ? [end(known.session, REASON.left)] : [];
    const address = addressIn(env.untrusted_ip ?? env.untrusted_ip6 ?? "");
    const { common_name: certificate = "", username: person = "", password = "" } = env;
    const client: Client = {
      ...{
        certificate,
        person,
        number,
        stage: "asking",
        address,
        until: 0,
        since: now,
        questions: 0,
        missed: 0,
      },
    };
    this.#there.set(number, client);
    return [...given, { do: "ask", asking: { ...this.#question(client), key, password } }];
  }

  #question(client: Client): Asking {
    const { number, certificate, person, address, moving } = client;
    client.questions += 1;
    const connection = `${this.#options.run}.${number}.${client.since}.${client.questions}`;
    return { client: number, connection, certificate, person, password: "", address: moving ?? address };
  }

  /** The session is watched anyway: what is asked here is that nobody else took its place. */
  #renewsKeys({ client: number, key, env }: Knock, now: number): Act[] {
    const client = this.#there.get(number);
    const isSame = client?.certificate === env.common_name && client?.person === (env.username ?? "");
    if (client?.stage === "open" && isSame) return [{ do: "allow", client: number, key }];
    return [{ do: "deny", client: number, key, told: SAID.unseen }, ...this.#cut(number, REASON.seized, now)];
  }

  answered({ client: number, key, connection }: Asking, answer: GateAnswer, now: number): Act[] {
    const client = this.#there.get(number);
    const isWaiting = client && connection.endsWith(`.${client.since}.${client.questions}`);
    if (!isWaiting || client.stage === "cut" || client.stage === "denied")
      return answer.allowed ? [end(answer.session, REASON.left)] : [];
    return key === undefined ? this.#movedTo(client, answer, now) : this.#decided(client, key, answer, now);
  }

  #decided(client: Client, key: number, answer: GateAnswer, now: number): Act[] {
    const { number } = client;
    if (!answer.allowed) {
      client.stage = "denied";
      return [{ do: "deny", client: number, key, told: answer.told }];
    }
    client.stage = "open";
    client.session = answer.session;
    client.until = this.#until(answer, now);
    return [
      { do: "allow", client: number, key },
      { do: "say", what: "allowed", client: number, session: answer.session },
    ];
  }

  #movedTo(client: Client, answer: GateAnswer, now: number): Act[] {
    const { number, moving = "" } = client;
    client.moving = undefined;
    if (!answer.allowed)
      return [
        { do: "say", what: `moved: ${answer.told}`, client: number },
        ...this.#cut(number, REASON.moved, now),
      ];
    // The gate has ended the old one itself: the new one has its place.
    client.address = moving;
    client.session = answer.session;
    client.until = this.#until(answer, now);
    return [{ do: "say", what: "moved, and allowed there", client: number, session: answer.session }];
  }

  /** The login was wrong: the gate is not asked, since a yes would end the session that the right person has. */
  wrongLogin({ client: number, key }: Asking): Act[] {
    const client = this.#there.get(number);
    if (!client || key === undefined) return [];
    client.stage = "denied";
    return [{ do: "deny", client: number, key, told: SAID.login }];
  }

  /** What the gate holds open through this server, as of when it was asked. */
  live(rows: readonly LiveSession[], askedAt: number): Act[] {
    const found = new Map(rows.map(row => [row.session, row]));
    const acts: Act[] = [];
    for (const { stage, session = "", since, ...client } of this.#there.values()) {
      const row = found.get(session);
      found.delete(session);
      if (stage !== "open" || since > askedAt) continue;
      if (row) (this.#there.get(client.number) as Client).until = this.#until(row, askedAt);
      // A board may show it a moment late: it is looked at by itself before anybody is cut.
      else acts.push({ do: "look", session });
    }
    for (const { session, askedAt: opened } of found.values())
      if (askedAt - Date.parse(opened) > APPEARS_MS) acts.push(end(session, REASON.unknown));
    return acts;
  }

  #until({ leaseUntil }: Pick<LiveSession, "leaseUntil">, now: number): number {
    const silence = now + this.#options.silenceMs;
    return leaseUntil === undefined ? silence : Math.min(silence, Date.parse(leaseUntil));
  }

  /** It was looked at because it was not among those open. */
  looked(
    session: string,
    { isOpen, cause }: { readonly isOpen: boolean; readonly cause: string },
    now: number,
  ): Act[] {
    const client = [...this.#there.values()].find(each => each.session === session && each.stage === "open");
    if (!client || isOpen) return [];
    // On record it has ended already.
    client.session = undefined;
    return [
      { do: "say", what: `ended: ${cause}`, client: client.number, session },
      ...this.#cut(client.number, "", now),
    ];
  }

  /** OpenVPN is gone, or this companion is about to be, and with it everybody who was there. */
  stopped(): Act[] {
    const acts = [...this.#there.values()].flatMap(({ number, stage, session }): Act[] => [
      ...(stage === "open" ? [{ do: "restart", client: number } as const] : []),
      ...(session ? [end(session, REASON.stopped)] : []),
    ]);
    this.#there.clear();
    return acts;
  }

  tick(now: number): Act[] {
    return [...this.#there.values()].flatMap(({ stage, until, number }) =>
      stage === "open" && now >= until ? this.#cut(number, REASON.silent, now) : [],
    );
  }

  #cut(number: ClientNumber, reason: string, now: number): Act[] {
    const client = this.#there.get(number);
    if (!client) return [];
    const ended = client.session ? [end(client.session, reason)] : [];
    client.session = undefined;
    client.stage = "cut";
    client.cutAt = now;
    return [{ do: "restart", client: number }, ...ended];
  }

  #left(number: ClientNumber, reason: string): Act[] {
    const session = this.#there.get(number)?.session;
    this.#there.delete(number);
    return session ? [end(session, reason)] : [];
  }

  #seen(rows: readonly StatusRow[], now: number): Act[] {
    const there = new Set(rows.map(({ client }) => client));
    const gone = [...this.#there.values()].filter(client => !there.has(client.number));
    for (const client of this.#there.values())
      client.missed = there.has(client.number) ? 0 : client.missed + 1;
    return [
      ...rows.flatMap(row => this.#seenAt(row, now)),
      ...gone
        .filter(({ missed }) => missed >= MISSED)
        .flatMap(({ number }) => this.#left(number, REASON.left)),
    ];
  }

  #seenAt({ client: number, certificate, address, source }: StatusRow, now: number): Act[] {
    const client = this.#there.get(number);
    // One from before this companion, which nobody let in that anybody knows of. Still shaking hands it has no name.
    if (!client)
      return certificate === "UNDEF" || certificate === "" ? [] : [{ do: "restart", client: number }];
    if (client.stage === "cut") return now - (client.cutAt ?? 0) > OBEYS_MS ? [{ do: "drop", source }] : [];
    if (client.stage !== "open" || address === client.address || client.moving !== undefined) return [];
    client.moving = address;
    return [{ do: "ask", asking: this.#question(client) }];
  }
}

function end(session: string, reason: string): Act {
  return { do: "end", session, reason };
}
