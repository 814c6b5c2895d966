// What acts on a securities firm's file bring about.
import type { HumanRole } from "../../../shared/rules/roles.ts";
import { type ActNames, act, danger } from "./act.ts";

const KEEPERS: readonly HumanRole[] = ["supervisor", "personnel"];

export const FIRM_ACTS: ActNames = {
  applyBusiness: act(
    KEEPERS,
    "書件齊全才受理；由另一人登錄主管機關核准後，這項業務才可居家辦理。",
    "it is taken only with all papers. Once somebody else records the approval the business may go on from home.",
  ),
  notifyEmergency: act(
    KEEPERS,
    "這項業務立即可居家辦理；逾補件期限未補齊者，屆時關閉。",
    "the business may go on from home at once. If its papers are late, its sessions close when they are due.",
  ),
  fileBusinessPapers: act(
    KEEPERS,
    "補件完成，不再受補件期限限制；缺件者不予受理。",
    "the papers no longer are due. With one missing it is not taken.",
  ),
  decideBusiness: act(
    KEEPERS,
    "核准者自起日起可居家辦理；未核准者立即關閉。",
    "if it was approved, it may go on from home in its span; if not, its sessions close at once.",
  ),
  extendBusiness: act(
    KEEPERS,
    "期間延長至所填之日，只能延展一次。",
    "the span goes on until that day. It can be extended once.",
  ),
  endBusiness: danger(
    KEEPERS,
    "這項業務進行中的居家連線立即關閉。",
    "live sessions of this business are closed at once.",
  ),
  filePaper: act(
    KEEPERS,
    "取代同一書件的前一份；資安管控換版後，與申請時不同者關閉連線。",
    "it replaces the earlier one. With another edition of the security controls, sessions that rest on the former are closed.",
  ),
  fileConsent: act(
    KEEPERS,
    "待追認者列入待辦，逾期未追認即關閉連線。",
    "one that is promised stays on the open list; sessions close when it is late.",
  ),
  assessRisks: act(KEEPERS, "自評估日起一年內有效。", "it is good for a year from its date."),
  holdTraining: act(
    KEEPERS,
    "所列人員半年內視為受過訓練；不得登錄自己。",
    "those named count as trained for half a year. You may not name yourself.",
  ),
  nameSupervisor: act(
    KEEPERS,
    "這段時間由其監督；監督者本人的連線須由另一人監督。",
    "they supervise in that time. Their own sessions need somebody else.",
  ),
  removeSupervisor: danger(
    KEEPERS,
    "這段時間不再有人監督者，交易時間內的連線立即關閉。",
    "where nobody is left to supervise, sessions in trading hours are closed at once.",
  ),
  recordCheck: act(KEEPERS, "方法與結果列入紀錄。", "its method and result are recorded."),
};
