// A firm that tests are about, told as what it filed: all papers of its plan, the board's consent, a training, and one business that
// was applied for and approved.
import type { BusinessTerms, FirmEvent, Paper } from "../../functions/firm/firm.ts";
import { PAPER_NAMES, PAPERS, RISKS } from "../../functions/firm/names.ts";

export const NOW = "2023-10-11T02:00:00.000Z";
export const OFFICER = { person: "personnel", at: NOW };
export const MANAGER = { person: "manager", at: NOW };

export const terms = (more: Partial<BusinessTerms> = {}): BusinessTerms => ({
  ...{ business: "brokerage", premises: "epidemic-announced", from: "2023-10-11", to: "2024-01-10" },
  ...{ liaison: "manager", document: "證字第1號" },
  ...more,
});

export const paper = (name: Paper["paper"], more: Partial<Paper> = {}): FirmEvent => ({
  ...{ type: "PaperFiled", paper: name, covers: "all", document: `${name}-1`, dated: "2023-10-02" },
  ...(name === "security-controls" && { edition: "1" }),
  ...more,
});

export const consent = {
  ...{ type: "ConsentFiled", consent: "board-minutes", document: "第 3 次董事會", dated: "2023-10-03" },
} as const satisfies FirmEvent;

export const training = (dated: string, ...people: string[]) =>
  ({ type: "TrainingHeld", dated, topic: "資安", document: "簽到冊", people }) as const satisfies FirmEvent;

export const assessment = {
  ...{ dated: "2023-10-03", document: "風險評估 112-1", risks: RISKS, planCurrent: true },
} as const;

/** Every paper of the plan, the consent and a training. */
export const PLAN: readonly FirmEvent[] = [
  ...PAPER_NAMES.filter(name => PAPERS[name].plan).map(name => paper(name)),
  consent,
  training("2023-10-04", "worker"),
];

export const APPLIED: FirmEvent = { type: "BusinessApplied", way: "regular", controls: "1", ...terms() };
export const APPROVED: FirmEvent = {
  ...{
    type: "BusinessDecided",
    business: "brokerage",
    granted: true,
    dated: "2023-10-10",
    document: "金管證字第1號",
  },
} as FirmEvent;
export const NOTIFIED: FirmEvent = {
  ...{ type: "BusinessApplied", way: "emergency", papersDue: "2023-10-20", ...terms() },
} as FirmEvent;
