// How far the address that an endpoint is seen from has come with the archives, for the gate: judged range by range; pure.
//
// What it promises. "set-by-archives" is said only if every address that the endpoint may be seen from lies in ranges of its
// channel that the archives have set and that the agency still reports. In doubt the least advanced range speaks:
// - an endpoint that names its egress is judged by the ranges that hold it, or that it holds; an address of it that no
//   range has makes the answer undefined, which the gate takes for a fact it does not know, and refuses;
// - an endpoint that names none could be seen from any range of its channel, so all of them must be set. One more range,
//   reported today, closes it until the archives have set that one too: naming the egress is the remedy;
// - a range the archives sent back is still where the system comes from, and not set; one that the agency gives up
//   (`leaving`) or that is withdrawn counts for nothing, though the archives may have it on their list still.

import { CHANNELS, type Channel } from "../allowlist/names.ts";
import { sharePrefix } from "../shared/address/address.ts";
import { lastRead, scanRange } from "../shared/address/address-reading.ts";
import { cover } from "../shared/address/cover.ts";
import type { LineTable, ReportLine } from "./line.ts";
import { LINE_STATUSES, type LineStatus } from "./names.ts";

const GIVEN_UP: readonly LineStatus[] = ["withdrawal-sent", "withdrawn"];

/** As much of an endpoint as matters here; `egress` is canonical. */
export interface EndpointEgress {
  readonly channel: Channel;
  readonly egress?: string;
}

/** Of one version of a report's lines: keep it as long as they do, since the second question about a way costs nothing. */
export class EgressStatuses {
  readonly #current: readonly ReportLine[];
  readonly #known = new Map<string, LineStatus | undefined>();

  constructor(lines: readonly ReportLine[]) {
    this.#current = lines.filter(({ status, leaving }) => !GIVEN_UP.includes(status) && !leaving);
  }

  of({ channel, egress = "" }: EndpointEgress): LineStatus | undefined {
    const name = `${channel} ${egress}`;
    if (!this.#known.has(name)) this.#known.set(name, this.#judge(channel, egress));
    return this.#known.get(name);
  }

  /** As far as the least advanced of them; one of which nothing is known leaves all unknown. Of none, the channel as a whole. */
  ofAll(channel: Channel, ways: readonly string[]): LineStatus | undefined {
    const reached =
      ways.length === 0 ? [this.of({ channel })] : ways.map(egress => this.of({ channel, egress }));
    return reached.includes(undefined) ? undefined : LINE_STATUSES.find(status => reached.includes(status));
  }

  #judge(channel: Channel, egress: string): LineStatus | undefined {
    const own = this.#current.filter(line => line.channel === channel);
    if (egress === "") return leastOf(own);
    const meeting = own.filter(({ range }) => isInside(range, egress) || isInside(egress, range));
    const whole = cover(meeting.map(({ range }) => range)).some(block => isInside(egress, block));
    return whole ? leastOf(meeting) : undefined;
  }
}

export interface ComparedEgress {
  readonly range: string;
  /** Packets really leave by it. */
  readonly used: boolean;
  readonly reported: boolean;
  /** By the archives, on their list. */
  readonly set: boolean;
}

/** Where what is used, what is reported and what the archives have set are not the same three: only such, and the used ones first. */
export function comparedEgress(lines: readonly ReportLine[], used: readonly string[]): ComparedEgress[] {
  const own = lines.filter(({ channel }) => channel === "vpn");
  const current = own.filter(({ status, leaving }) => !GIVEN_UP.includes(status) && !leaving);
  const isSet = ({ status }: ReportLine) => status === "set-by-archives" || status === "withdrawal-sent";
  const holds = (all: readonly ReportLine[], egress: string) =>
    all.some(({ range }) => isInside(egress, range));
  const ofUsed = used.map(range => ({
    ...{ range, used: true, reported: holds(current, range) },
    set: holds(own.filter(isSet), range),
  }));
  const others = own
    .filter(line => current.includes(line) || isSet(line))
    .filter(({ range }) => !used.some(egress => isInside(egress, range)))
    .map(line => ({ range: line.range, used: false, reported: current.includes(line), set: isSet(line) }));
  return [...ofUsed, ...others].filter(({ used, reported, set }) => !(used && reported && set));
}

function leastOf(lines: readonly ReportLine[]): LineStatus | undefined {
  return LINE_STATUSES.find(status => lines.some(line => line.status === status));
}

function isInside(inner: string, outer: string): boolean {
  const family = scanRange(outer);
  const words = lastRead.words.slice();
  const { prefix } = lastRead;
  if (family === undefined || scanRange(inner) !== family) return false;
  return lastRead.prefix >= prefix && sharePrefix(words, lastRead.words, prefix);
}

/** How far each channel has come as a whole: as far as its least advanced range. The gate judges endpoint by endpoint. */
export type ChannelStatuses = Readonly<Partial<Record<Channel, LineStatus>>>;

export function statusByChannel(table: LineTable): ChannelStatuses {
  const statuses = new EgressStatuses(table);
  const reached = CHANNELS.flatMap(channel => {
    const least = statuses.of({ channel });
    return least ? [[channel, least] as const] : [];
  });
  return Object.fromEntries(reached);
}
