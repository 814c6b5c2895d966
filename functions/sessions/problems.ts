// What can be refused about sessions, stops and posture reports, each with a stable code; the gate's own no is no problem but an answer.
import { problemKinds } from "../shared/http/problem.ts";

export const SESSION_PROBLEM = problemKinds({
  "session-not-open": [409, "這條連線並未開通，或已結束", "This session is not open"],
  "act-one-of-three": [
    422,
    "一次問一件：開啟公文、取出資料、委託交易，擇一填寫",
    "Ask for one act at a time: a document, an export or a trade",
  ],
  "session-question-missing": [
    422,
    "請指定要看哪些連線：體系或機關進行中的、電腦、人員，或體系加日期",
    "State which sessions: open ones of a system or an agency, those of a terminal or a person, or those of a system on a day",
  ],
  "session-period-too-long": [
    422,
    "期間須依先後，且最長 92 天",
    "The period must end after it begins and cover at most 92 days",
  ],
  "session-search-span": [
    422,
    "起訖日期須依先後，且最長 400 天",
    "The first day must come before the last, and be at most 400 days away",
  ],
  "session-search-too-wide": [
    422,
    "符合的紀錄中可供查閱者太少，請縮短起訖日期或加上體系",
    "Among so many records too few are yours to read: shorten the span or state a system",
  ],
  "endpoint-not-vdi": [
    422,
    "VPN 連線由 VPN 服務，或自建 VPN 伺服器的連線代理提出，不由本人提出",
    "A VPN connection is asked for by the VPN service, or by the broker of a VPN of the city's own, and by nobody else",
  ],
  "broker-says-who": [
    422,
    "由連線代理提出時，必須指明位址，以及人員或其電腦的憑證",
    "A broker must state from which address it asks, and for whom or by which certificate",
  ],
  "terminal-unsaid": [422, "必須指明電腦的財產編號", "The terminal's property number must be stated"],
  "only-for-oneself": [
    403,
    "本人只能為自己提出，位址以實際連線為準",
    "A person may ask only for themselves, from the address the request comes from",
  ],
  "stop-target-unknown": [404, "查無要切斷的對象", "There is nothing by that name to stop"],
  "stop-unknown": [404, "查無此筆緊急切斷，或已解除", "There is no such stop, or it has been lifted"],
  "stop-too-many": [
    409,
    "同時生效的緊急切斷過多，請改以機關、體系或全市切斷",
    "Too many stops are in force: stop an agency, a system or the city instead",
  ],
  "engines-agree": [
    409,
    "閘道的判斷與官方引擎並無不一致，沒有要恢復的",
    "The gate and the official engine agree: there is nothing to let go on",
  ],
  "reopening-not-proposed": [
    409,
    "尚無人提出恢復放行；請先查明並提出",
    "Nobody has proposed it yet: look into it first, and propose it",
  ],
  "reopening-of-ones-own": [
    409,
    "提出的人不能自己同意，請另一位管理人員同意",
    "Whoever proposed it cannot agree to it: somebody else must",
  ],
  "posture-key-invalid": [422, "不是可用的 P-256 公開金鑰", "This is not a usable P-256 public key"],
  "posture-key-used": [
    409,
    "這把公開金鑰登記過了，請讓電腦產生新的金鑰",
    "This public key was enrolled before: have the terminal make a new one",
  ],
  "enrolment-not-open": [
    409,
    "這部電腦沒有由您開放的登錄，或已逾 10 分鐘、已用過、錯了太多次：請重新開放登錄",
    "You have no enrolment open for this terminal, or it was used, is over 10 minutes old or failed too often: open it again",
  ],
  "enrolment-code": [
    422,
    "這不是代理程式顯示的登錄碼，或掃描不完整：請將輸入法切到英數，再掃一次",
    "This is not the code that the agent shows, or it was scanned in part: switch the input method to Latin letters and scan again",
  ],
  "enrolment-other-terminal": [
    422,
    "這個登錄碼是另一部電腦的：請確認畫面上的財產編號",
    "This code is another terminal's: check the property number on its screen",
  ],
  "enrolment-number": [
    422,
    "登錄碼所含的櫃檯號碼不符：請在這部電腦的代理程式輸入畫面上的號碼，再掃新的登錄碼",
    "The code does not hold the number shown here: type that number into the agent on this terminal and scan its new code",
  ],
  "posture-signature": [
    403,
    "回報的簽章不符：金鑰未登記，或不是這部電腦的",
    "The report is not signed by a key enrolled for this terminal",
  ],
  "posture-report": [422, "回報內容缺漏或無法辨認", "The report is incomplete or cannot be read"],
  "posture-stale": [422, "回報的時間過舊或在未來", "The report was made too long ago, or in the future"],
  "posture-replayed": [409, "這份回報已經收過", "This report, or a later one, was already received"],
});
