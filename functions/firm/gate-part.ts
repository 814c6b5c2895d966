// A securities firm's file at the gate: whether the business asked for may go on from home, for as long as what it rests on lasts;
// read only for agencies that adopted the guideline; pure.
import { agencyOf } from "../agencies/gate-part.ts";
import { unlessUnknownYear } from "../gate/by-calendar.ts";
import type { Deadline, FactName, Known } from "../gate/facts.ts";
import { deadlineAt, foundIn, type GatePart, type Moment, type Reads } from "../gate/part.ts";
import type { Stretch } from "../hours/span.ts";
import { beginningOn, windowsFor } from "../hours/windows.ts";
import { personOf } from "../people/gate-part.ts";
import { stream } from "../shared/journal/keys.ts";
import { foldedAccount } from "../shared/rules/account.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { addDays } from "../shared/time/day.ts";
import { type Words, words } from "../shared/words.ts";
import { businessOf } from "../systems/gate-part.ts";
import type { Firm } from "./firm.ts";
import * as standing from "./standing.ts";

const GUIDELINE = "twse-2023";
const ENDS = {
  firmApplied: words("公司這項業務的居家辦公期間屆滿", "the firm’s span for this business ends"),
  firmPapers: words("公司的補件期限或書件效期屆滿", "the firm’s papers are due or end"),
  firmConsent: words("董事會追認期限屆滿", "the board’s consent is due"),
  risksAssessed: words("年度風險評估屆期", "the yearly assessment of risks is due"),
  trained: words("半年教育訓練屆期", "the half-yearly training is due"),
  supervised: words("之後的交易時間無人監督", "from then on nobody supervises in trading hours"),
} as const satisfies Partial<Record<FactName, Words>>;
type Told = keyof typeof ENDS;

export const firmPart: GatePart = {
  streams: reads => (reads.agency !== "" && isFirm(reads) ? [stream("FIRM", reads.agency)] : []),
  touches: { FIRM: ({ id: [agency = ""] }) => ({ agency }) },
  facts(reads, moment) {
    const firm = foundIn<Firm>(reads, "FIRM", reads.agency);
    if (!firm) return [];
    const told = toldOf(firm.state, reads, moment);
    const known = Object.fromEntries(Object.entries(told).map(([name, { is }]) => [name, is]));
    const deadlines = Object.entries(told).flatMap(([name, { until }]): Deadline[] =>
      deadlineAt(until, name as Told, ENDS[name as Told], moment),
    );
    return [{ from: firm, known: { ...known, ...controls(firm.state, reads) }, deadlines }];
  },
};

/** Whatever it adopted it for: what does not bind now may bind at the moment asked about. */
function isFirm(reads: Reads): boolean {
  const { profiles = [], adoptions = {} } = agencyOf(reads)?.state ?? {};
  return (
    profiles.includes(GUIDELINE) || Object.values(adoptions).some(({ profile }) => profile === GUIDELINE)
  );
}

/** Of a business that is not named, or that nobody applied for, only what holds for any. */
function toldOf(
  firm: Firm,
  reads: Reads,
  { at, overlay }: Moment,
): { readonly [Name in Told]?: standing.Until<Known[Name]> } {
  const business = businessOf(reads) ?? "";
  const running = standing.runningOf(firm, business);
  const person = foldedAccount(reads.question.person);
  const months = (name: Parameters<typeof standing.monthsOf>[0]) => standing.monthsOf(name, overlay);
  return {
    firmApplied: standing.appliedFor(firm, business, at),
    firmConsent: standing.consentOf(firm, at),
    trained: standing.trainedOn(firm, person, at, months("trainingMonths")),
    ...supervision(firm, reads, at),
    ...(running && {
      firmPapers: standing.papersOf(firm, running, at),
      risksAssessed: standing.assessedFor(firm, running, at, months("riskAssessmentMonths")),
    }),
  };
}

function supervision(
  firm: Firm,
  reads: Reads,
  at: string,
): { readonly supervised?: standing.Until<boolean> } {
  const [supervised] = unlessUnknownYear(() =>
    standing.supervisedAt(firm.turns, tradingOf(reads, at), { at, person: reads.question.person }),
  );
  return supervised ? { supervised } : {};
}

function tradingOf(reads: Reads, at: string): readonly Stretch[] | undefined {
  const windows = agencyOf(reads)?.state.hours?.windows ?? [];
  const trading = windowsFor(windows, "trading", personOf(reads)?.state.posting?.title);
  const today = dayOf(at);
  if (trading.length === 0) return undefined;
  return [addDays(today, -1), today].flatMap(day => beginningOn(trading, day));
}

function controls(firm: Firm, reads: Reads): Pick<Known, "controlsEdition"> {
  const running = standing.runningOf(firm, businessOf(reads) ?? "");
  const edition = running && standing.controlsOf(firm, running);
  return edition === undefined ? {} : { controlsEdition: edition };
}
