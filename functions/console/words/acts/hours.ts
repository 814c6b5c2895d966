// What acts on overtime and compensatory leave bring about.
import { type ActNames, act, danger } from "./act.ts";

const OVER = ["supervisor", "personnel"] as const;

export const HOURS_ACTS: ActNames = {
  assignOvertime: act(
    ["supervisor"],
    "通知本人；該段時間列入本月加班並可連線，結束後由本人申報、由您確認。",
    "the person is told. That time counts as overtime and the gate is open for it; they claim it and you confirm.",
  ),
  orderStandby: act(
    ["supervisor"],
    "通知本人；依實際時數列入加班，級別由單位主管審認後才能核給。",
    "the person is told. It counts by the clock as overtime, and is settled once the unit head has graded it.",
  ),
  applyOvertime: act(
    ["worker"],
    "送單位主管；開始前獲同意才是加班。",
    "the head of your unit decides. It is overtime only if agreed to before it begins.",
  ),
  decideOvertime: act(
    ["supervisor"],
    "同意後列入加班；不同意者不得加班。",
    "agreed, it counts as overtime; declined, it is none.",
  ),
  callOffOvertime: danger(
    ["worker", "supervisor"],
    "不再是加班，進行中的連線隨即關閉。",
    "it is no overtime any more, and a session that rests on it closes.",
  ),
  claimOvertime: act(
    ["worker"],
    "連同佐證送指派的長官確認；超出指派的時間不計。",
    "whoever assigned it confirms it by what you attach. What goes beyond the assignment does not count.",
  ),
  noteWork: act(
    ["worker"],
    "留下紀錄，但未經指派，不計加班。",
    "it is kept on record. Nobody assigned it, so it is not counted as overtime.",
  ),
  confirmOvertime: act(
    ["supervisor"],
    "依連線與打卡紀錄覈實後定案；選補休者同時產生補休時數。",
    "what the sessions and clockings bear out is settled. Where leave was chosen, it is there at once.",
  ),
  rejectOvertime: act(
    ["supervisor"],
    "整筆不計加班，理由留存。",
    "none of it counts as overtime, and the reason is kept.",
  ),
  gradeStandby: act(["supervisor"], "依此級別換算待命費。", "standby is paid by this grade."),
  settleOvertime: act(
    ["personnel"],
    "登錄核給內容，定案後不能再改。",
    "what is given is recorded, and cannot be changed.",
  ),
  askCompLeave: act(
    ["worker"],
    "送單位主管決定；先到期的先用。",
    "the head of your unit decides. What ends first is used first.",
  ),
  decideCompLeave: act(
    ["supervisor"],
    "同意後扣除補休，期間視為請假、閘門不開放；不同意者留存為到期改發加班費的憑證。",
    "granted, it is taken off and the gate is closed for that time. A refusal is kept as proof for pay.",
  ),
  withdrawCompLeave: act(["worker"], "已扣的補休退回原筆。", "what was taken off goes back."),
  closeLeaveWarning: act(OVER, "提醒結案，說明留存。", "the warning is closed and your note kept."),
  settleCompLeave: act(
    ["personnel"],
    "到期補休改發加班費或獎勵，定案後不能再改。",
    "leave that has ended is paid or awarded, and cannot be changed.",
  ),
  carryCompLeave: act(
    ["personnel"],
    "原機關的補休餘額改由本機關管理，期限不變。",
    "what is left is kept by this agency from now on. It ends when it would have.",
  ),
  giveOvertimeCause: act(
    ["personnel"],
    "主管指派該類加班時可選這個事由。",
    "superiors may assign overtime of that category by this cause.",
  ),
  recordCountyConsent: act(
    ["personnel"],
    "同意期間內可使用該類加班。",
    "that category may be used for those days.",
  ),
  extendCountyConsent: act(["personnel"], "延長一次為限。", "a consent is extended once."),
  reportOvertimeCause: act(
    ["personnel"],
    "備查期限結案；逾期者仍登錄並顯示逾期日數。",
    "the report is done. A late one is recorded with how late it is.",
  ),
  endOvertimeCause: act(["personnel"], "此後不得再以此事由加班。", "nobody is assigned by it any more."),
  tellMatter: act(
    ["supervisor"],
    "通知本人這件事下班後不必處理；日後以此申報加班時，會提示確認的人。",
    "the person is told that it need not be handled after hours. Where overtime is claimed for it, whoever confirms is shown that.",
  ),
  setShift: act(
    ["personnel"],
    "可用這個代碼排班；已排定的班表不變。",
    "shifts can be set by this code. What is set already stays as it is.",
  ),
  dropShift: act(
    ["personnel"],
    "不能再用這個代碼排班；已排定的班表不變。",
    "no more shifts are set by this code. What is set already stays as it is.",
  ),
  planShifts: act(
    OVER,
    "通知本人；這幾日的正常工時改依班別計算。",
    "the person is told. Their normal hours of those days are those of the shift.",
  ),
  closeMonth: act(
    ["personnel"],
    "該月時數連同雜湊值留存；此後的異動仍可辦理，並標示為關帳後補登。",
    "the numbers are kept with their hash. What is changed after that is shown as late.",
  ),
  noteHours: act(["personnel"], "留存宣導或檢討紀錄。", "it is kept on record."),
};
