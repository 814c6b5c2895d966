// The link at the gate: what the terminal last said of it, and how long that counts; pure.
import { deadlineAt, foundIn, type GatePart } from "../gate/part.ts";
import type { Held } from "../shared/journal/change.ts";
import { kindOf, stream } from "../shared/journal/keys.ts";
import { profileOf } from "../shared/rules/profile.ts";
import { terminalOf } from "../terminals/gate-part.ts";
import type { Posture } from "./posture.ts";

const MINUTE_MS = 60_000;
const REPORT_AGAIN = { "zh-TW": "連線環境須重新回報", en: "the link must be reported again" };

export const posturePart: GatePart = {
  streams: ({ question: { terminal } }) => (terminal ? [stream("POSTURE", terminal)] : []),
  touches: { POSTURE: ({ id: [terminal = ""] }) => ({ terminal }) },
  facts(reads, moment) {
    const posture = foundIn<Posture>(reads, "POSTURE", reads.question.terminal);
    if (!posture?.state.report || !terminalOf(reads)) return [];
    const { reportedAt, ...claims } = posture.state.report;
    const said = Date.parse(reportedAt);
    const age = Date.parse(moment.at) - said;
    // A report from the future proves nothing about now.
    if (!(age >= 0)) return [];
    const deadlines = moment.profiles.flatMap(id => {
      const fresh = profileOf(id).parameters.postureFreshMinutes?.value ?? null;
      if (fresh === null) return [];
      const end = new Date(said + fresh * MINUTE_MS).toISOString();
      return deadlineAt(end, "postureMinutes", REPORT_AGAIN, moment);
    });
    return [{ from: posture, known: { ...claims, postureMinutes: Math.floor(age / MINUTE_MS) }, deadlines }];
  },
};

/** A terminal goes on telling of its link every few minutes: what it said since counts as if said then. */
export function saidBy(held: Held<unknown>, at: string): Held<unknown> {
  if (kindOf(held.stream) !== "POSTURE") return held;
  const { state } = held as Held<Posture>;
  if (!state?.report || state.report.reportedAt <= at) return held;
  return { ...held, state: { ...state, report: { ...state.report, reportedAt: at } } };
}
