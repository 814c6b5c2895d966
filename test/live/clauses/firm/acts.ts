// What the scenes of a securities firm say again and again: its businesses, papers and the endpoint that is asked through.
import { AGENCY } from "../../custody-story.ts";
import { PERSONNEL, type Stage, SUPERVISOR, WORKER } from "../scene.ts";

export const OF_THE_FIRM = { agency: AGENCY };
export const FIRM = { by: PERSONNEL, query: OF_THE_FIRM };
export const DUTIES = { by: WORKER, query: OF_THE_FIRM };
export const TODAY = "2023-10-11";

export const business = (name: string, more: object = {}) => ({
  ...{ business: name, premises: "epidemic-announced", from: TODAY, to: "2024-01-10" },
  ...{ liaison: SUPERVISOR, document: `證字-${name}` },
  ...more,
});
export const by = (account: string, body: object) => ({ by: account, of: OF_THE_FIRM, body });
export const file = (paper: string, more: object = {}) =>
  by(PERSONNEL, { paper, document: `${paper}-1`, dated: TODAY, ...more });

/** The endpoint's own purpose says which business it is: two administrators recorded it. */
export const through = ({ gate }: Stage, more: Readonly<Record<string, string>> = {}) => ({
  endpoint: gate.endpoint,
  ...more,
});

export const PLAN = [
  ...(["checklist", "staffing", "procedures", "supervision", "privacy", "identity", "recording"] as const),
  ...(["test-report", "security-controls", "statement", "conflicts"] as const),
];

export const TRADING = { from: TODAY, until: "2023-10-31", starts: "09:00", ends: "13:30" };
export const WEIGHED = {
  ...{ regulation: "twse-2023", activity: "exchange", from: TODAY, to: "2024-01-10" },
  ...{ placeKind: "residence", place: "住居所", contacts: "分機 1234", room: true },
  ...{ businesses: ["brokerage"], rights: ["order"], functions: ["order-entry"] },
};
