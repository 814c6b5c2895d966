// A city in order, written straight into a real journal by the laws alone: one lent terminal, one worker, one system, all lists set.

import { randomInt, randomUUID } from "node:crypto";
import { type AgencyEvent, agencyLaw } from "../../functions/agencies/agency.ts";
import { type Entry, writeEntries } from "../../functions/allowlist/lists/entry.ts";
import { type List, type ListEvent, listLaw } from "../../functions/allowlist/lists/list.ts";
import { type PersonEvent, personLaw } from "../../functions/people/person.ts";
import { type Claims, type PostureEvent, postureLaw } from "../../functions/posture/posture.ts";
import { statusByChannel } from "../../functions/reports/egress-status.ts";
import { countLines, linesText, type ReportLine } from "../../functions/reports/line.ts";
import { type ReportEvent, reportLaw } from "../../functions/reports/report.ts";
import type { Session } from "../../functions/sessions/session.ts";
import { endingRecord } from "../../functions/sessions/session-records.ts";
import { permitGateway } from "../../functions/shared/http/permit.ts";
import { keepBlob } from "../../functions/shared/journal/blob.ts";
import { change } from "../../functions/shared/journal/change.ts";
import { commit, settle } from "../../functions/shared/journal/commit.ts";
import type { Happening, Law } from "../../functions/shared/journal/event.ts";
import { read } from "../../functions/shared/journal/journal.ts";
import { type Stream, stream } from "../../functions/shared/journal/keys.ts";
import type { SystemCode } from "../../functions/shared/rules/systems.ts";
import { now } from "../../functions/shared/time/clock.ts";
import { type StopEvent, stopLaw } from "../../functions/stops/stop.ts";
import { type SystemEvent, systemLaw } from "../../functions/systems/system.ts";
import { type TerminalEvent, terminalLaw } from "../../functions/terminals/terminal.ts";
import { type Ticket, ticketLaw } from "../../functions/tickets/ticket.ts";
import {
  AGENCY,
  carriedOut,
  EGRESS,
  enrolled,
  opened,
  PLEDGE,
  planned,
  registered,
  reviewed,
} from "../house/city.ts";

/** Records one event as it would be recorded; the laws fold it, nobody judges it. */
export async function happened<S, E extends Happening>(
  law: Law<S, E>,
  of: Stream,
  event: E,
  at = now(),
): Promise<void> {
  const by = { person: "somebody", agency: AGENCY, roles: [] };
  await settle(async () => {
    const facts = { by, action: "test", request: randomUUID(), recordedAt: at.toISOString() };
    await commit({ changes: [change(law, await read<S>(of), [{ event }], facts)] });
  });
}

export const hours = (n: number) => new Date(now().getTime() + n * 3_600_000).toISOString();
/** Asked for when a loan is made: a test's clock is set by then. */
export const dueOn = () => hours(240).slice(0, 10);
let reports = 0;

export interface CityOptions {
  readonly system?: SystemCode;
  readonly accounts?: number;
  readonly ranges?: readonly string[];
  readonly endpoint?: string;
  /** Where the product itself runs, it puts what is approved in force. */
  readonly applied?: "by-hand" | "by-the-product";
}

export type City = Awaited<ReturnType<typeof cityInOrder>>;

/** Everything of its own, so that tests of one file do not meet; only the system is shared if two name the same. */
export async function cityInOrder({
  system = "household",
  accounts = 20,
  ranges = ["198.51.100.0/24"],
  endpoint = `cvpn-endpoint-${randomUUID()}`,
  applied = "by-hand",
}: CityOptions = {}) {
  const reportLine: ReportLine = {
    channel: "vpn",
    range: EGRESS,
    purpose: "VPN",
    status: "set-by-archives",
    since: 1,
    at: { "set-by-archives": hours(-48) },
  };
  const city = {
    system,
    endpoint,
    agency: AGENCY,
    systems: (event: SystemEvent) => happened(systemLaw, stream("SYSTEM", system), event),
    agencies: (event: AgencyEvent) => happened(agencyLaw, stream("AGENCY", AGENCY), event),
    people: (person: string, event: PersonEvent) => happened(personLaw, stream("PERSON", person), event),
    terminals: (propertyNo: string, event: TerminalEvent) =>
      happened(terminalLaw, stream("TERMINAL", propertyNo), event),
    lists: (direction: "inbound" | "outbound", event: ListEvent) =>
      happened<List, ListEvent>(listLaw, stream("LIST", system, "vpn", direction), event),
    stops: (event: StopEvent) => happened(stopLaw, stream("STOP", "city"), event),
    postures: (propertyNo: string, event: PostureEvent) =>
      happened(postureLaw, stream("POSTURE", propertyNo), event),
    /** The entries of a list, approved and at once in force. */
    list: async (
      direction: "inbound" | "outbound",
      texts: readonly string[],
      inForce = texts,
      span: Pick<Partial<Entry>, "from" | "until"> = {},
    ) => {
      const entries = texts.map((range): Entry => ({ ...ENTRY, ...span, range }));
      const digest = await keepBlob(writeEntries(entries));
      await city.lists(direction, {
        type: "ChangeApproved",
        number: 1,
        entries: digest,
        count: texts.length,
      });
      if (applied === "by-hand") await city.inForce(direction, inForce);
    },
    inForce: async (direction: "inbound" | "outbound", texts: readonly string[]) => {
      const digest = await keepBlob(JSON.stringify([...texts].sort()));
      const found = { prefixList: "pl-1", version: 1, ranges: digest, count: texts.length };
      await city.lists(direction, { type: "RangesApplied", family: 4, ...found });
    },
    report: async (lines: readonly ReportLine[]) => {
      const kept = {
        lines: await keepBlob(linesText(lines)),
        counts: countLines(lines),
        standing: statusByChannel(lines),
      };
      const filed = {
        filing: 1,
        content: await keepBlob("form"),
        agency: AGENCY,
        timeliness: "on-time",
      } as unknown as object;
      const event = { type: "ReportFiled", ...filed, ...kept } as unknown as ReportEvent;
      await happened(reportLaw, stream("REPORT", system), event);
    },
    reportLine,
    /** A worker with a terminal carried out, wired, everything as it should be; or one more terminal for a worker. */
    borrower: async (claims: Claims = { medium: "wired" }, person = `worker-${randomUUID()}`) => {
      const propertyNo = `3140101-03-${randomInt(1_000_000, 9_999_999)}`;
      await city.people(person, enrolled());
      await keepBlob(PLEDGE);
      const trip = [registered(propertyNo, { system }), ...carriedOut(person, dueOn())];
      for (const event of trip) await city.terminals(propertyNo, event);
      await city.people(person, { type: "LoanTaken", propertyNo, dueAt: hours(240) });
      await city.postures(propertyNo, {
        type: "PostureKeyEnrolled",
        agency: AGENCY,
        key: KEY,
        source: "declared",
      });
      await city.wired(propertyNo, claims);
      people.push(person);
      await city.review(people);
      return { person, propertyNo };
    },
    /** Their line went down and everybody knows: the seats are free. */
    hungUp: (id: string) =>
      settle(async () => {
        const session = await read<Session>(stream("SESSION", id));
        if (session.state?.status !== "allowed") return;
        const permit = permitGateway({ name: "hangUp", kind: "write", request: id, at: now() });
        const ending = { why: "hung-up", cause: { "zh-TW": "掛斷", en: "hung up" } } as const;
        await commit(endingRecord({ ...session, state: session.state }, ending, permit));
      }),
    /** Whoever logged in says that they sit at this terminal, from the address that `knock` comes from. */
    ticket: (propertyNo: string, facts: Partial<Ticket> & Pick<Ticket, "person">, at = now()) =>
      happened(
        ticketLaw,
        stream(ticketLaw, propertyNo),
        { type: "TicketTaken", ...TICKET, until: new Date(at.getTime() + 300_000).toISOString(), ...facts },
        at,
      ),
    wired: (propertyNo: string, claims: Claims = { medium: "wired" }) =>
      city.postures(propertyNo, {
        type: "PostureReported",
        sequence: ++reports,
        signedAt: hours(0),
        claims,
      }),
    review: (all: readonly string[]) => city.agencies(reviewed(...all)),
  };
  await city.systems(planned(accounts));
  await city.systems(opened(endpoint));
  await city.list("inbound", ranges);
  await city.list("outbound", ranges);
  await city.report([reportLine]);
  return city;
}

/** Whom the agency reviewed so far, in any city of a file: it is one agency. */
const people: string[] = [];
export const KEY = { kty: "EC", crv: "P-256", x: "x", y: "y", kid: "kid", alg: "ES256", use: "sig" } as const;
const ENTRY = {
  owner: "戶政",
  reason: "居家辦公",
  document: "函",
  get from() {
    return hours(-24);
  },
  get addedAt() {
    return hours(-24);
  },
  addedBy: "a",
  approvedBy: "b",
  change: 1,
};

const TICKET = { factors: 2, proof: "claimed", address: "198.51.100.7" } as const;

/** The question as AWS puts it. */
export function knock(
  city: City,
  { person, propertyNo }: { person: string; propertyNo: string },
  more: object = {},
) {
  return {
    "connection-id": `cvpn-connection-${randomUUID()}`,
    "endpoint-id": city.endpoint,
    "common-name": propertyNo,
    username: person,
    platform: "win",
    "public-ip": "198.51.100.7",
    "client-openvpn-version": "2.6.12",
    groups: "",
    "schema-version": "v2",
    ...more,
  };
}
