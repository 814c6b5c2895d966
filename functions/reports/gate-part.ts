// A system's report to the archives at the gate: how far the address that the system is seen from has come; pure.
import { deadlineAt, type Found, foundIn, type GatePart, isPast, type Reads } from "../gate/part.ts";
import type { SystemChannel } from "../gate/question.ts";
import { stream } from "../shared/journal/keys.ts";
import { waysOut } from "../systems/deployment.ts";
import type { SystemState } from "../systems/system.ts";
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
    const status = standings.ofAll(through.channel, waysAsked(reads, through));
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
function waysAsked(reads: Reads, { system, channel }: SystemChannel): readonly string[] {
  const state = foundIn<SystemState>(reads, "SYSTEM", system)?.state;
  const { endpoint } = reads.question;
  const own = Object.entries(state?.endpoints ?? {}).filter(([, each]) => each.channel === channel);
  const onlyOne = endpoint === "" && own.length === 1 ? own[0]?.[0] : undefined;
  return waysOut(state, onlyOne ?? endpoint);
}
