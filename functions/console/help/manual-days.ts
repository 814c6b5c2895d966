// The tasks of days at home and of hours that others than the worker see to: own devices, logs to review, causes of overtime, a month to
// close; pure.
import { words } from "../../shared/words.ts";
import type { Task } from "./task.ts";

export const DAYS_TASKS: readonly Task[] = [
  {
    id: "own-device",
    role: "worker",
    title: words("使用自備設備", "Use a device of your own"),
    why: words(
      "自備設備須登記、通過檢測並經核准，且不得用於公文電子交換。",
      "An own device is registered, tested and approved first, and never used for exchange.",
    ),
    steps: [
      words(
        "在{showDevices}按{registerDevice}，填廠牌、型號與序號。",
        "On {showDevices} choose {registerDevice}; give brand, model and serial number.",
      ),
      words(
        "檢測與核准的結果見{showDevice}；檢測到期前請掃毒人員重新檢測。",
        "What came of the test and the decision is on {showDevice}. Have it tested again before the test ends.",
      ),
      words(
        "不再使用時按{withdrawDevice}；列有待刪除者，刪除公務資料後按{attestDeletion}。",
        "When you no longer use it choose {withdrawDevice}; where it says so, delete the official data and choose {attestDeletion}.",
      ),
    ],
    clauses: ["ey-draft/12.3a", "tainan-2021/3.2b"],
  },
  {
    id: "test-device",
    role: "scan",
    title: words("檢測自備設備", "Test own devices"),
    why: words(
      "檢測有期限，逾期即不得連線。",
      "A test counts until its day. After that nobody connects with the device.",
    ),
    steps: [
      words(
        "首頁列出待檢測與檢測已過期的設備；全部設備見{showDevices}。",
        "The first page lists those to be tested, or tested again; all are on {showDevices}.",
      ),
      words(
        "在{showDevice}按{testDevice}，填結果、紀錄編號與有效期限。",
        "On {showDevice} choose {testDevice}; give the result, the number of its record and until when it counts.",
      ),
    ],
    clauses: ["ey-draft/12.3a"],
  },
  {
    id: "decide-device",
    role: "personnel",
    title: words("核准自備設備", "Decide on own devices"),
    why: words(
      "通過檢測者始得核准，並指明可用的體系。",
      "Only what passed its test is approved, for systems by name.",
    ),
    steps: [
      words(
        "首頁列出通過檢測而待核准者；在{showDevice}按{decideDevice}。",
        "The first page lists those that passed and wait; on {showDevice} choose {decideDevice}.",
      ),
      words(
        "居家辦公結束後，{showDevices}列出公務資料待刪除的設備，本人不能聲明時由您按{attestDeletion}。",
        "Once home working has ended, {showDevices} lists devices with data to be deleted. Where the owner cannot say so, you choose {attestDeletion}.",
      ),
    ],
  },
  {
    id: "review-logs",
    role: "supervisor",
    title: words("審核工作日誌與彙報", "Review work logs and report a week"),
    why: words(
      "居家日的日誌當日送出，由主管審核並彙報單位主管。",
      "A day at home has its log the same day; you review it and report the week to the unit head.",
    ),
    steps: [
      words(
        "在{showTeamLogs}點選待審核的日子，對照出勤與連線後按{reviewLog}。",
        "On {showTeamLogs} choose a day to review; see its times and sessions, then choose {reviewLog}.",
      ),
      words(
        "打卡有誤按{correctAttendance}；抽查者按{checkAttendance}留下方式與結果。",
        "To correct a clocking choose {correctAttendance}; to record a spot check, {checkAttendance}.",
      ),
      words(
        "一週審核完畢按{reportLogWeek}；單位主管看過後按{noteLogWeek}。",
        "When a week is reviewed choose {reportLogWeek}; the unit head chooses {noteLogWeek} once it is read.",
      ),
    ],
  },
  {
    id: "overtime-causes",
    role: "personnel",
    title: words("加班事由、縣府同意與備查", "Causes of overtime, and the county"),
    why: words(
      "一般加班以外的類別須有登錄的事由；有的須先經縣府同意，有的須一個月內報備查。",
      "Overtime of other categories needs a cause on record; some need the county’s consent first, some are reported within a month.",
    ),
    steps: [
      words(
        "在{showAgencyHours}按{giveOvertimeCause}登錄事由與發生日。",
        "On {showAgencyHours} choose {giveOvertimeCause}; give the cause and its day.",
      ),
      words(
        "須經同意者按{recordCountyConsent}，延長一次按{extendCountyConsent}；須備查者報送後按{reportOvertimeCause}。",
        "Where consent is needed choose {recordCountyConsent}, to extend it once {extendCountyConsent}; after a report, {reportOvertimeCause}.",
      ),
      words(
        "清冊可匯出為 CSV，未辦結者在前並列出日數；事由結束按{endOvertimeCause}。",
        "The list is exported as CSV, what is open first, with its days. When a cause is over choose {endOvertimeCause}.",
      ),
    ],
    clauses: ["yilan-hours/2.3", "yilan-hours/2.5i"],
  },
  {
    id: "close-month",
    role: "personnel",
    title: words("加班核給與月份關帳", "Settle overtime and close a month"),
    why: words(
      "關帳留存每人時數與雜湊值；此後的異動標示為關帳後補登。",
      "A closed month keeps everybody’s numbers and their hash; what changes after that is shown as late.",
    ),
    steps: [
      words(
        "選加班費者，在{showPersonHours}逐筆按{settleOvertime}。",
        "Where pay was chosen, settle each on {showPersonHours} by {settleOvertime}.",
      ),
      words(
        "月份結束後在{showMonth}按{closeMonth}；仍有未結者須敘明結轉理由。",
        "When the month is over choose {closeMonth} on {showMonth}; say why what is open is carried over.",
      ),
    ],
  },
];
