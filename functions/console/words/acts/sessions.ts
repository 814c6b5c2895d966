// What acts on sessions, stops and a terminal’s own reports bring about.
import { type ActNames, act, danger } from "./act.ts";

export const SESSION_ACTS: ActNames = {
  askSession: act(
    ["worker"],
    "閘門當場判斷能否開啟 VDI 連線；放行或拒絕都列入紀錄。",
    "the gate decides at once whether the VDI session may open; yes or no, it is on record.",
  ),
  endSession: danger(
    ["worker", "administrator", "supervisor", "personnel", "records"],
    "這條連線隨即結束；條件仍符合的人可以再連。",
    "the session ends at once; whoever still fulfils everything may connect again.",
  ),
  stopConnections: danger(
    ["administrator", "supervisor", "personnel", "records", "center"],
    "範圍內的連線立即切斷，解除之前誰也連不進來；切斷體系或全市時，該體系的網路也一併切斷。",
    "every session in its scope is cut at once, and nobody gets in until the stop is lifted; of a system or the city, the systems’ networks are cut too.",
  ),
  liftStop: act(
    ["administrator", "supervisor", "personnel", "records", "center"],
    "解除切斷；其他條件仍須符合才能再連。只有切斷的人員、同職權人員或其上級能解除。",
    "the stop is lifted; everything else must still hold. Whoever set it, somebody with the same office, or somebody above them may lift it.",
  ),
  enrolPostureKey: act(
    ["records"],
    "這部電腦此後以這把金鑰回報連線環境；舊金鑰的回報不再採認。",
    "from now on the terminal reports its link with this key; what the old key said counts no more.",
  ),
};
