// What EC2 has open against what is on record: who is not allowed is cut, who left is ended, who was cut is confirmed to be.

import { isComputerNo } from "../devices/computers.ts";
import type { RecordedQuestion } from "../gate/question.ts";
import { isThere, liveSessions, type SessionRow, uncutSessions } from "../sessions/live.ts";
import { type Session, sessionLaw } from "../sessions/session.ts";
import type { EndCause } from "../sessions/session-event.ts";
import { endingRecord, foundRecord } from "../sessions/session-records.ts";
import { permitGateway } from "../shared/http/permit.ts";
import type { Held } from "../shared/journal/change.ts";
import { settle } from "../shared/journal/commit.ts";
import { read, readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { log } from "../shared/log.ts";
import { SYSTEMS } from "../shared/rules/systems.ts";
import { isOnOwnServer } from "../systems/names.ts";
import { systemLaw } from "../systems/system.ts";
import type { Closer } from "./closing.ts";
import { Recording } from "./recording.ts";
import type { Connection, ConnectionStatus } from "./vpn.ts";

/** EC2 shows a connection a while after it was allowed, and one that ended for an hour: before that, absence says nothing. */
const APPEARS_MS = 2 * 60_000;

const CAUSES = {
  "hung-up": { "zh-TW": "使用者已離線", en: "whoever was connected left" },
  "never-opened": { "zh-TW": "放行後未曾建立連線", en: "allowed, and never opened" },
} as const;

export async function sweep(closer: Closer, open = liveSessions()): Promise<void> {
  const [systems, live, uncut] = await Promise.all([
    readMany(SYSTEMS.map(system => stream(systemLaw, system))),
    open,
    uncutSessions(),
  ]);
  const recording = new Recording();
  const known = [...live, ...uncut].filter(({ state }) => state.channel === "vpn" && !isOnOwnServer(state));
  const endpoints = new Map<string, string>(known.map(({ state }) => [state.endpoint, state.system ?? ""]));
  for (const { state, stream: of } of systems)
    for (const [endpoint, { channel }] of Object.entries(state?.endpoints ?? {}))
      if (channel === "vpn" && !isOnOwnServer({ channel, endpoint }))
        endpoints.set(endpoint, of.slice("SYSTEM#".length));
  await Promise.all(
    [...endpoints].map(async ([endpoint, system]) => {
      const theirs = known.filter(({ state }) => state.endpoint === endpoint);
      const sweeping = new Sweeping({ endpoint, system }, closer, recording);
      await sweeping.through(theirs).catch(error => {
        // What EC2 does not tell is not taken for anything: the next minute asks again.
        log("warn", "vpn-unseen", { endpoint, because: String((error as Error).message) });
      });
    }),
  );
}

interface Place {
  readonly endpoint: string;
  readonly system: string;
}

class Sweeping {
  private readonly place: Place;
  private readonly closer: Closer;
  private readonly recording: Recording;

  constructor(place: Place, closer: Closer, recording: Recording) {
    this.place = place;
    this.closer = closer;
    this.recording = recording;
  }

  async through(known: readonly SessionRow[]): Promise<void> {
    const connections = await this.closer.vpn.connections(this.place.endpoint);
    const sessions = await readMany(connections.map(({ id }) => stream(sessionLaw, id)));
    const seen = new Set(connections.map(({ id }) => id));
    const absent = known.filter(({ state }) => !seen.has(state.connection));
    // What one waits for, be it its turn at EC2, keeps no other from going on record.
    const done = await Promise.allSettled([
      ...connections.map((connection, at) => this.compare(connection, sessions[at] as Held<Session>)),
      ...absent.map(session => this.absent(session)),
    ]);
    const fault = done.find(each => each.status === "rejected");
    if (fault) throw fault.reason;
    const left = done.filter(each => each.status === "fulfilled" && each.value === "open").length;
    if (left > 0) log("warn", "cuts-waiting", { endpoint: this.place.endpoint, left });
  }

  private async compare(
    connection: Connection,
    session: Held<Session>,
  ): Promise<ConnectionStatus | undefined> {
    if (connection.status === "gone") {
      if (isThere(session)) await this.gone(session, "hung-up");
      return undefined;
    }
    if (session.state?.status === "allowed") return undefined;
    if (!session.state) await this.stray(connection);
    if (connection.status === "ending") return undefined;
    if (session.state?.status !== "ended" || session.state.cut)
      log("error", "stray-connection", { connection: connection.id, endpoint: this.place.endpoint });
    return this.closer.vpn.end(this.place.endpoint, connection.id, this.closer.cutWithinMs);
  }

  /** Not among those of the last hour. */
  private async absent(session: SessionRow): Promise<void> {
    const { askedAt, ended } = session.state;
    const age = this.closer.now().getTime() - Date.parse(ended?.at ?? askedAt);
    if (age > APPEARS_MS) await this.gone(session, "never-opened");
  }

  /** Of most nothing has changed since they were read together; who moved is read again. */
  private gone(known: SessionRow, why: Extract<EndCause, keyof typeof CAUSES>): Promise<void> {
    let first: SessionRow | undefined = known;
    return settle(async () => {
      const session = first ?? (await read<Session>(known.stream));
      first = undefined;
      if (!isThere(session) || session.state.cut) return;
      const permit = this.permit();
      if (session.state.status === "allowed")
        await this.recording.add(endingRecord(session, { why, cause: CAUSES[why] }, permit));
      else if (session.state.status === "ended")
        await this.recording.add(foundRecord(session, { type: "CutConfirmed" }, permit));
    });
  }

  private stray({ id, name }: Connection): Promise<void> {
    const { endpoint, system } = this.place;
    const [terminal = ""] = name.split(".");
    const asked: RecordedQuestion = {
      person: "",
      terminal: isComputerNo(terminal) ? terminal : "",
      system,
      channel: "vpn",
      agency: "",
      endpoint,
      connection: id,
      address: "",
      question: { factors: 0 },
    };
    return settle(async () => {
      const session = await read(stream(sessionLaw, id));
      if (session.state) return;
      await this.recording.add(foundRecord(session, { type: "StrayFound", ...asked }, this.permit()));
    });
  }

  private permit() {
    return permitGateway({
      name: "sweepConnections",
      kind: "write",
      request: this.place.endpoint,
      at: this.closer.now(),
    });
  }
}
