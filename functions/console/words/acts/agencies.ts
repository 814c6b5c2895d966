// What an agency’s preparations bring about.
import { type ActNames, act } from "./act.ts";

export const AGENCY_ACTS: ActNames = {
  reviewReadiness: act(
    ["supervisor", "records", "property"],
    "檢視結果成為借出的前提；未列名的人員不能借用。",
    "loans depend on this review. People it does not name cannot borrow.",
  ),
  recordDrill: act(
    ["supervisor", "records", "property"],
    "演練列入紀錄，借出的前提之一即告完成。",
    "the drill is recorded. Loans may depend on it.",
  ),
  setReturnSites: act(
    ["supervisor", "records", "property"],
    "歸還的終端只能在這些處所消毒。",
    "returned terminals can be disinfected only at these places.",
  ),
  nameScanOfficers: act(
    ["supervisor"],
    "只有這些人可以出具掃毒證明。",
    "only these people can attest scans.",
  ),
  adoptRules: act(
    ["supervisor"],
    "自即刻起，閘門依函文與這些規範從嚴判斷；不符者立即關閉。",
    "from now on the gate applies the letter and these regulations, whichever is strictest. Sessions that no longer comply are closed.",
  ),
  relayNotice: act(
    ["supervisor", "records", "property"],
    "來函轉知列入紀錄。",
    "the fact that the notice was passed on is recorded.",
  ),
};
