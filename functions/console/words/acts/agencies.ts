// What an agency’s preparations bring about.
import { type ActNames, act } from "./act.ts";

export const AGENCY_ACTS: ActNames = {
  reviewReadiness: act(
    ["supervisor", "records", "property"],
    "檢視結果成為借出的前提；未列名的人員不能借用。",
    "the review becomes the ground for loans; whoever it does not name cannot borrow.",
  ),
  recordDrill: act(
    ["supervisor", "records", "property"],
    "演練列入紀錄，借出的前提之一即告完成。",
    "the drill is on record, which loans may depend on.",
  ),
  setReturnSites: act(
    ["supervisor", "records", "property"],
    "歸還的終端只能在這些處所消毒。",
    "returned terminals may be disinfected at these places only.",
  ),
  nameScanOfficers: act(
    ["supervisor"],
    "只有這些人可以出具掃毒證明。",
    "only these people may attest scans.",
  ),
  adoptRules: act(
    ["supervisor"],
    "自即刻起，閘門依函文與這些規範從嚴判斷；不符者立即關閉。",
    "from now on the gate judges by the letter and these, the strictest binding; whoever no longer complies is closed out.",
  ),
  relayNotice: act(
    ["supervisor", "records", "property"],
    "來函轉知列入紀錄。",
    "it is on record that the notice was passed on.",
  ),
};
