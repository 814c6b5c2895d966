// A system's report to the archives at the gate: how far the address that the system is seen from has come; pure.
import { deadlineAt, type Found, foundIn, type GatePart, isPast, type Reads } from "../gate/part.ts";
import type { SystemChannel } from "../gate/question.ts";
import { stream } from "../shared/journal/keys.ts";
import { endpointOf, type SystemState } from "../systems/system.ts";
import { EgressStatuses } from "./egress-status.ts";
import { parseLines } from "./line.ts";
import type { Report } from "./report.ts";

export interface ReportedEgress {
  /** How far it has come; only "set-by-archives" opens anything. */
  readonly status: string;
  readonly until?: string;
}

const ENDS = { "zh-TW": "回報的位址到期", en: "the reported address ends" };

const standingsIn = (lines: string) => new EgressStatuses(parseLines(lines));

export const reportsPart: GatePart<Found<ReportedEgress> | undefined> = {
  streams: ({ through }) => (through ? [stream("REPORT", through.system)] : []),
  touches: { REPORT: ({ id: [system = ""] }) => ({ system }) },
  async load(reads, _, text) {
    const { through } = reads;
    if (!through) return undefined;
    const report = foundIn<Report>(reads, "REPORT", through.system);
    if (!report?.state.filed) return undefined;
    const standings = await text(report.state.filed.lines, standingsIn);
    const egress = egressOf(reads, through);
    const status = standings.of({ channel: through.channel, ...(egress !== undefined && { egress }) });
    return status && { ...report, state: { status } };
  },
  facts(_, moment, egress) {
    if (!egress) return [];
    const { status, until } = egress.state;
    return [
      {
        from: egress,
        known: { egress: isPast(until, moment.at) ? "ended" : status },
        deadlines: deadlineAt(until, "egress", ENDS, moment),
      },
    ];
  },
};

/** Where somebody asks without an endpoint what would be, and the system has but one, that one is meant. */
function egressOf(reads: Reads, { system, channel }: SystemChannel): string | undefined {
  const state = foundIn<SystemState>(reads, "SYSTEM", system)?.state;
  const { endpoint } = reads.question;
  const own = Object.values(state?.endpoints ?? {}).filter(each => each.channel === channel);
  const onlyOne = endpoint === "" && own.length === 1 ? own[0] : undefined;
  return (endpointOf(state, endpoint) ?? onlyOne)?.egress;
}
