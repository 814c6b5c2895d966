// The link at the gate: what the terminal last said of it, and how long that counts; pure.
import { computerOf } from "../devices/gate-part.ts";
import { deadlineAt, type GatePart } from "../gate/part.ts";
import type { Held } from "../shared/journal/change.ts";
import { kindOf, stream } from "../shared/journal/keys.ts";
import { profileOf } from "../shared/rules/profile.ts";
import { newestOf, type Posture } from "./posture.ts";

const MINUTE_MS = 60_000;
const REPORT_AGAIN = { "zh-TW": "連線環境須重新回報", en: "the link must be reported again" };

export const posturePart: GatePart = {
  streams: ({ question: { terminal } }) => (terminal ? [stream("POSTURE", terminal)] : []),
  touches: { POSTURE: ({ id: [terminal = ""] }) => ({ terminal }) },
  facts(reads, moment) {
    const { terminal } = reads.question;
    const posture = terminal ? reads.held<Posture>(stream("POSTURE", terminal)) : undefined;
    const report = posture && newestOf(posture)?.report;
    if (!posture || !report || !computerOf(reads)) return [];
    const { reportedAt, declared: _, details: __, ...claims } = report;
    const isRenewed = reportedAt !== posture.state?.report?.reportedAt;
    const said = Date.parse(reportedAt);
    const age = Date.parse(moment.at) - said;
    // A report from the future proves nothing about now.
    if (!(age >= 0)) return [];
    const texts = moment.profiles.map(id => profileOf(id).parameters.postureFreshMinutes?.value ?? null);
    const deadlines = [...texts, moment.overlay?.postureFreshMinutes ?? null].flatMap(fresh => {
      if (fresh === null) return [];
      const end = new Date(said + fresh * MINUTE_MS).toISOString();
      return deadlineAt(end, "postureMinutes", REPORT_AGAIN, moment).map(each => ({
        ...each,
        repeats: true,
      }));
    });
    const { stream: of, version } = posture;
    const from = { stream: of, version, ...(isRenewed && { saidAgainAt: reportedAt }) };
    return [{ from, known: { ...claims, postureMinutes: Math.floor(age / MINUTE_MS) }, deadlines }];
  },
};

/** A terminal goes on telling of its link every few minutes: what it said since counts as if said then. */
export function saidBy(held: Held<unknown>, at: string): Held<unknown> {
  return saidUntil(held, undefined, at);
}

/** What an event began was said again until then without a gap; at a moment between, it had just been said, as far as is known. */
export function saidUntil(held: Held<unknown>, until: string | undefined, at: string): Held<unknown> {
  if (kindOf(held.stream) !== "POSTURE") return held;
  const posture = held as Held<Posture>;
  const state = newestOf(posture);
  if (!state?.report) return held;
  const said = [state.report.reportedAt, until ?? ""].sort().at(-1) ?? "";
  const { renewed: _, ...kept } = posture;
  return { ...kept, state: { ...state, report: { ...state.report, reportedAt: said > at ? at : said } } };
}
