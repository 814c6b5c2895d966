// What acts on sessions, stops and a terminal’s own reports bring about.
import { type ActNames, act, danger } from "./act.ts";

export const SESSION_ACTS: ActNames = {
  askSession: act(
    ["worker"],
    "閘門當場判斷能否開啟 VDI 連線；放行或拒絕都列入紀錄。",
    "the gate decides immediately whether the VDI session can open. The decision is recorded either way.",
  ),
  askAct: act(
    [],
    "由連線代理或公文、下單系統逐次詢問；放行或拒絕都列入這條連線的紀錄。",
    "the broker, or the system of the documents or orders, asks before each act; the answer is on the session's record either way.",
  ),
  endSession: act(
    ["worker", "administrator", "supervisor", "personnel", "records"],
    "這條連線隨即結束；條件仍符合的人可以再連。",
    "the session ends immediately. Anyone who still meets all conditions can connect again.",
  ),
  confirmClosed: act(
    [],
    "由連線代理確認桌面或通道已關閉；因此停開的連線恢復開放。",
    "the broker confirms that the desktop or tunnel is closed; sessions that were refused because of it open again.",
  ),
  reportAlive: act(
    [],
    "由連線代理回報桌面或通道仍在；先前確認的關閉不算數，該處新的連線停開，至重新確認關閉為止。",
    "the broker reports that the desktop or tunnel is still there; what was confirmed does not count, and new sessions are refused until it is confirmed anew.",
  ),
  closeByHand: act(
    ["administrator"],
    "登錄桌面或通道已由人員關閉；因此停開的連線恢復開放。請先在主機上確實關閉。",
    "it is on record that somebody closed it, and sessions refused because of it open again. See first that it really is.",
  ),
  stopConnections: danger(
    ["administrator", "supervisor", "personnel", "records", "center"],
    "範圍內的連線立即切斷，解除之前誰也連不進來；切斷體系或全市時，該體系的網路也一併切斷。",
    "every session in its scope is cut immediately, and no one can connect until the stop is lifted; for a system or the city, the networks of the systems are cut too.",
  ),
  liftStop: act(
    ["administrator", "supervisor", "personnel", "records", "center"],
    "解除切斷；其他條件仍須符合才能再連。只有切斷的人員、同職權人員或其上級能解除。",
    "the stop is lifted. All other conditions still apply. It can be lifted by the person who set it, someone with the same role or someone above them.",
  ),
  proposeOpening: act(
    ["administrator", "center"],
    "記錄查明結果；另一位管理人員同意後，閘道才恢復判斷放行。請先核對差異紀錄與部署版本。",
    "what was found is on record. The gate decides again once another administrator agrees. See the difference and the release first.",
  ),
  confirmOpening: act(
    ["administrator", "center"],
    "閘道立即恢復依規定判斷放行；若再發現不一致，會再次停止。",
    "the gate decides again at once. If the engines differ again, it stops again.",
  ),
  openPostureEnrolment: act(
    ["records"],
    "產生櫃檯號碼，10 分鐘內在這部電腦的代理程式輸入，再掃描它顯示的登錄碼。",
    "a number is made; type it into the agent on that terminal within ten minutes, then scan the code it shows.",
  ),
  enrolPostureKeyByCode: act(
    ["records"],
    "這部電腦此後以這把金鑰回報連線環境；舊金鑰的回報不再採認。",
    "from now on the terminal reports its link with this key; what the old key said counts no more.",
  ),
  takeTicket: act(
    ["worker"],
    "接下來幾分鐘內，閘門知道您本人在這部電腦前；請立刻從這部電腦、同一個網路開啟 VPN。",
    "for some minutes the gate knows that you sit at this computer: start its VPN now, on the same network.",
  ),
  endTicket: act(
    ["worker"],
    "閘門不再認為您在這部電腦前；已開放的連線不受影響。",
    "the gate no longer takes you to be at this computer; a session that is open stays open.",
  ),
  enrolPostureKey: act(
    ["records"],
    "這部電腦此後以這把金鑰回報連線環境；舊金鑰的回報不再採認。",
    "from now on the terminal reports its link with this key. Reports signed with the old key no longer count.",
  ),
};
