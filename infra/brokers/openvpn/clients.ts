// The companion's law: what every notice of OpenVPN and every answer of the gate means for each client; pure. It holds who is
// there, and answers with what is to be done. In doubt a client is denied or cut, and what the gate counts is given back.

import {
  type Act,
  type Asking,
  type Client,
  type ClientsOptions,
  closed,
  end,
  type GateAnswer,
  gone,
  isInItsWay,
  isNamed,
  type LiveSession,
  REASON,
  SAID,
} from "./acts.ts";
import { addressIn, type ClientNumber, type Notice, type StatusRow } from "./management.ts";

type Knock = Extract<Notice, { kind: "connect" | "reauth" }>;

/** How long a session may be on record before its client is seen. */
const APPEARS_MS = 30_000;
/** Whoever is denied has so long to hear why. */
const HEARS_MS = 1_500;
/** So far the gate's clock and this one may be apart. */
const CLOCKS_MS = 5_000;
/** A client that was told to connect again has so long to do it. */
const OBEYS_MS = 1_000;
/** OpenVPN shows a client that was just let in a moment later. */
const MISSED = 3;
/** Of so many that are gone it is known later that they should be. */
const MOST_OVER = 1_000;

export class Clients {
  readonly #options: ClientsOptions;
  readonly #there = new Map<ClientNumber, Client>();
  /** Who is gone, as was said to the gate, by their numbers, which OpenVPN gives only once. */
  readonly #over = new Map<ClientNumber, string>();
  /** Whether anybody may be there whom this companion did not let in: so until OpenVPN has said who is. */
  #hasStrangers = true;

  constructor(options: ClientsOptions) {
    this.#options = options;
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
        return this.#isUp(notice.client);
      case "hold":
        // It has just begun, or begun anew: nobody is there.
        this.#hasStrangers = false;
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
    const given = known ? gone(known, REASON.left) : [];
    const older = [...this.#there.values()].filter(each => each.number !== number && isInItsWay(each, env));
    const address = addressIn(env.untrusted_ip ?? env.untrusted_ip6 ?? "");
    const { common_name: certificate = "", username: person = "", password = "" } = env;
    const { untrusted_ip: ip, untrusted_port: port } = env;
    const source = ip && port ? `${ip}:${port}` : "";
    const fresh = {
      stage: "asking",
      isEstablished: false,
      until: 0,
      since: now,
      questions: 0,
      missed: 0,
    } as const;
    const client: Client = { certificate, person, number, address, source, ...fresh };
    this.#there.set(number, client);
    const dropped = older.map(({ source }): Act => ({ do: "drop", whom: source }));
    return [...given, ...dropped, { do: "ask", asking: { ...this.#question(client), key, password } }];
  }

  #isUp(number: ClientNumber): Act[] {
    const client = this.#there.get(number);
    if (client) client.isEstablished = true;
    return [{ do: "say", what: "established", client: number }];
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
      return answer.allowed ? [end(answer.session, REASON.left), closed(answer.session, "never-opened")] : [];
    return key === undefined ? this.#movedTo(client, answer, now) : this.#decided(client, key, answer, now);
  }

  #decided(client: Client, key: number, answer: GateAnswer, now: number): Act[] {
    const { number } = client;
    if (!answer.allowed) {
      client.stage = "denied";
      client.cutAt = now;
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
    const { number, moving = "", session: before } = client;
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
    return [
      { do: "say", what: "moved, and allowed there", client: number, session: answer.session },
      ...(before && before !== answer.session ? [closed(before, "taken-over")] : []),
    ];
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
      if (this.#isOver(opened, askedAt))
        acts.push(end(session, REASON.unknown), closed(session, "already-gone"));
    return acts;
  }

  /** Of an earlier run nobody is left, once it is seen that nobody is; of this one the client may have yet to be seen. */
  #isOver(opened: string, now: number): boolean {
    const isEarlier = !this.#hasStrangers && Date.parse(opened) < this.#options.began - CLOCKS_MS;
    return isEarlier || now - Date.parse(opened) > APPEARS_MS;
  }

  /** What ended, this run or an earlier one, and is not known to be closed: whatever nobody here holds is gone. */
  unclosed(sessions: readonly string[]): Act[] {
    const there = [...this.#there.values()];
    if (this.#hasStrangers || there.some(({ stage }) => stage === "asking")) return [];
    const held = new Set(there.flatMap(({ session, closing }) => [session, closing]));
    return sessions.filter(each => !held.has(each)).map(each => closed(each, "already-gone"));
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
    return [
      { do: "say", what: `ended: ${cause}`, client: client.number, session },
      ...this.#cut(client.number, undefined, now),
    ];
  }

  /** OpenVPN is gone, or this companion is about to be, and with it everybody who was there. */
  stopped(): Act[] {
    const acts = [...this.#there.values()].flatMap((client): Act[] => [
      ...(client.stage === "open" ? [{ do: "restart", client: client.number } as const] : []),
      ...gone(client, REASON.stopped),
    ]);
    this.#there.clear();
    return acts;
  }

  tick(now: number): Act[] {
    return [...this.#there.values()].flatMap(({ stage, until, number }) =>
      stage === "open" && now >= until ? this.#cut(number, REASON.silent, now) : [],
    );
  }

  /** Without a reason it has ended on record already. Closed it is once OpenVPN says that the client is gone. */
  #cut(number: ClientNumber, reason: string | undefined, now: number): Act[] {
    const client = this.#there.get(number);
    if (!client) return [];
    const ended = client.session && reason !== undefined ? [end(client.session, reason)] : [];
    client.closing = client.session ?? client.closing;
    client.session = undefined;
    client.stage = "cut";
    client.cutAt = now;
    return [{ do: "restart", client: number }, ...ended];
  }

  /** Whoever came back with the same certificate must not go with it. */
  #drop({ number, certificate }: Client, source: string, now: number): Act {
    const isBack = [...this.#there.values()].some(
      each => each.number !== number && each.certificate === certificate && isHeard(each, now),
    );
    return { do: "drop", whom: isBack || certificate.includes(":") ? source : certificate };
  }

  #left(number: ClientNumber, reason: string): Act[] {
    const client = this.#there.get(number);
    this.#there.delete(number);
    if (!client) return [];
    const session = client.session ?? client.closing;
    if (session !== undefined) this.#over.set(number, session);
    const [oldest] = this.#over.keys();
    if (this.#over.size > MOST_OVER && oldest !== undefined) this.#over.delete(oldest);
    return gone(client, reason);
  }

  /** It was said of this one that it is closed. */
  #alive(number: ClientNumber): Act[] {
    const session = this.#over.get(number);
    this.#over.delete(number);
    return session === undefined ? [] : [{ do: "alive", session }];
  }

  #seen(rows: readonly StatusRow[], now: number): Act[] {
    const there = new Set(rows.map(({ client }) => client));
    const left = [...this.#there.values()].filter(client => !there.has(client.number));
    this.#hasStrangers = rows.some(row => isNamed(row) && !this.#there.has(row.client));
    for (const client of this.#there.values())
      client.missed = there.has(client.number) ? 0 : client.missed + 1;
    return [
      ...rows.flatMap(row => this.#seenAt(row, now)),
      ...left
        .filter(({ missed }) => missed >= MISSED)
        .flatMap(({ number }) => this.#left(number, REASON.left)),
    ];
  }

  #seenAt(row: StatusRow, now: number): Act[] {
    const { client: number, address, source } = row;
    const client = this.#there.get(number);
    // One from before this companion, which nobody let in that anybody knows of.
    if (!client) return isNamed(row) ? [{ do: "restart", client: number }, ...this.#alive(number)] : [];
    if (client.stage === "cut")
      return now - (client.cutAt ?? 0) > OBEYS_MS ? [this.#drop(client, source, now)] : [];
    if (client.stage !== "open" || address === client.address || client.moving !== undefined) return [];
    client.moving = address;
    return [{ do: "ask", asking: this.#question(client) }];
  }
}

/** Whether it would miss something if it were dropped. */
function isHeard({ stage, cutAt = 0 }: Client, now: number): boolean {
  return stage === "asking" || stage === "open" || (stage === "denied" && now - cutAt < HEARS_MS);
}
