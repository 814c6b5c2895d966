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
  setContacts: act(
    ["administrator", "supervisor", "personnel"],
    "本機關人員於說明、各頁「請洽…」處及表單上看到這些單位與分機。",
    "people of the agency see these units and extensions in the help, wherever a page says whom to ask, and on papers.",
  ),
  setWorkingHours: act(
    ["administrator", "personnel"],
    "即刻適用：採用的規範看上班、職務或交易時段時，閘門依此判斷，時段結束即關閉連線。",
    "it applies at once. Where a regulation looks at office, duty or trading hours the gate goes by these, and sessions close when they end.",
  ),
  coverOtherStaff: act(
    ["personnel"],
    "所列身分的人員可依行政院參考原則申請居家辦公；未列者不適用，已核准者至期滿為止。",
    "people employed so may apply under the Executive Yuan’s draft. Those not listed may not; what is approved ends as it would.",
  ),
  nameScanOfficers: act(
    ["supervisor"],
    "只有這些人可以出具掃毒證明。",
    "only these people can attest scans.",
  ),
  proposeAdoption: act(
    ["supervisor", "personnel"],
    "提出後須由另一人確認才適用；採用只會加嚴，函文一律適用。",
    "it applies once somebody else has confirmed it. Adopting only adds: the letter always applies.",
  ),
  confirmAdoption: act(
    ["supervisor", "personnel"],
    "自起日起，閘門併同這部規範從嚴判斷；不符者屆時關閉。",
    "from its first day on the gate applies this regulation as well. Sessions that do not comply then are closed.",
  ),
  declineAdoption: act(
    ["supervisor", "personnel"],
    "此項採用不生效力。",
    "the proposed adoption takes no effect.",
  ),
  proposeRepeal: act(
    ["center"],
    "須由中心另一位承辦人員確認；確認前仍然適用。",
    "another officer of the center must confirm. Until then it still applies.",
  ),
  confirmRepeal: act(
    ["center"],
    "自所定之日起，該機關不再適用這部規範。",
    "from the day named on, the regulation no longer binds the agency.",
  ),
  declineRepeal: act(["center"], "繼續適用，廢止不生效力。", "the regulation goes on binding."),
  setOverlay: act(
    ["supervisor", "personnel"],
    "即刻適用；只能比現行規範更嚴，放寬者不予登錄。",
    "it applies at once. It can only be stricter than what binds; what loosens is refused.",
  ),
  liftOverlay: act(
    ["supervisor", "personnel"],
    "須兩人先後提出才撤除；撤除後回到各規範所定的值。",
    "it is lifted once two people have asked for it. Then the regulations’ own value applies.",
  ),
  describeAgency: act(
    ["center"],
    "據以判斷哪些規範適用於該機關。",
    "it decides which regulations are for this agency.",
  ),
  relayNotice: act(
    ["supervisor", "records", "property"],
    "來函轉知列入紀錄。",
    "the fact that the notice was passed on is recorded.",
  ),
};
