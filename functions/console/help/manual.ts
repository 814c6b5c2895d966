// The manual: for each role its tasks, step by step. What stands in braces is an act or a page by its name in the code, and is shown
// in the words that the screen itself uses; pure.
import { words } from "../../shared/words.ts";
import { DAYS_TASKS } from "./manual-days.ts";
import { HOME_WORK_TASKS } from "./manual-home-work.ts";
import { MORE_TASKS } from "./manual-oversight.ts";
import type { Task } from "./task.ts";

export const TASKS: readonly Task[] = [
  {
    id: "pledge",
    role: "worker",
    title: words("借用電腦並切結", "Borrow a terminal and pledge"),
    why: words(
      "借用經核准並由您本人切結後，電腦始得攜出。",
      "A terminal may leave once the loan is approved and you have pledged.",
    ),
    steps: [
      words(
        "請檔案管理人員於{showCounter}辦理{lendTerminal}。",
        "A records officer enters it at {showCounter} by {lendTerminal}.",
      ),
      words(
        "登入後在{showHome}點選待切結的借用，閱讀{showPledge}全文。",
        "Log in, choose the loan on {showHome} and read {showPledge}.",
      ),
      words(
        "確認無誤後按{acceptPledge}；財產管理人員核准後即可攜出。",
        "Choose {acceptPledge}. Once the property officer has approved, it may leave.",
      ),
    ],
    picture: "pledge",
    clauses: ["tainan-2021/3.2a"],
  },
  {
    id: "why-closed",
    role: "worker",
    title: words("目前不得連線時", "When you cannot connect"),
    why: words(
      "每一項未符之處都註明條文、事實與辦理者。",
      "Each thing that is missing has its clause, its fact and who can change it.",
    ),
    steps: [
      words(
        "在{showHome}查看目前尚有幾項未符；屬於您的先辦理。",
        "On {showHome} see what is missing; do first what is yours to do.",
      ),
      words(
        "網路類型不符時，接上網路線，並等代理程式回報（數分鐘內）。",
        "If the link is the reason, plug in the cable and wait a few minutes for the agent to report.",
      ),
      words(
        "其餘由畫面所列的辦理者處理，您不必重複申請；各條文的內容見{showRules}。",
        "The rest is done by whoever the page names; you need not ask again. {showRules} has what each clause says.",
      ),
    ],
    picture: "my-page",
    clauses: ["tainan-2021/3.4b"],
  },
  {
    id: "overtime",
    role: "worker",
    title: words("加班與補休", "Overtime and compensatory leave"),
    why: words(
      "加班須事先指派或同意；結束後由您本人申報，逾期不計。",
      "Overtime is assigned or agreed to beforehand. You claim it yourself, in time.",
    ),
    steps: [
      words(
        "主管指派者會通知您；自行申請者在{showMyHours}按{applyOvertime}，開始前獲同意才是加班。",
        "You are told what is assigned. Or choose {applyOvertime} on {showMyHours}: it must be agreed to before it begins.",
      ),
      words(
        "結束後至遲次一工作日按{claimOvertime}，附佐證並選加班費或補休。",
        "By the next working day choose {claimOvertime}, attach what shows it, and choose pay or leave.",
      ),
      words(
        "補休在同一頁按{askCompLeave}；未獲同意的紀錄會留存，到期時可據以改發加班費。",
        "Choose {askCompLeave} on the same page. A refusal is kept, so that pay can take its place when the leave ends.",
      ),
    ],
    clauses: ["yilan-hours/2.2a", "yilan-hours/2.8a", "keelung-pregnancy/5.4.3b"],
  },
  {
    id: "return",
    role: "worker",
    title: words("歸還電腦", "Bring a terminal back"),
    why: words(
      "申報歸還後即開始管制，出具掃毒證明前不得連線。",
      "From the declaration on you cannot connect until the scan is attested.",
    ),
    steps: [
      words(
        "在電腦所在頁面按{declareReturn}；進行中的連線隨即結束。",
        "On the terminal’s page choose {declareReturn}; a live session ends.",
      ),
      words(
        "將電腦及配件送至機關規劃的消毒處所，由承辦人員消毒、離線掃描。",
        "Bring it with its items to the agency’s return site, where it is disinfected and scanned offline.",
      ),
      words(
        "放行後按{signReturn}；雙方簽收即結案。",
        "After its release choose {signReturn}; with both signatures the loan is closed.",
      ),
    ],
    clauses: ["tainan-2021/3.5a", "tainan-2021/3.5d"],
  },
  {
    id: "lost",
    role: "worker",
    title: words("電腦遺失或遭竊", "A terminal lost or stolen"),
    why: words(
      "立即通報，閘門隨即關閉並開立資通安全事件。",
      "Report it at once: the gate closes and an incident is opened.",
    ),
    steps: [
      words(
        "在電腦所在頁面按{reportLoss}，說明經過。",
        "On the terminal’s page choose {reportLoss} and say what happened.",
      ),
      words(
        "遭竊者並請報警；尋獲時由檔案管理人員辦理{reportFound}。",
        "If stolen, tell the police. If found, a records officer enters {reportFound}.",
      ),
    ],
    picture: "act-danger",
  },
  {
    id: "work-log",
    role: "worker",
    title: words("居家日打卡與工作日誌", "Clock and log a day at home"),
    why: words(
      "居家辦公當日須送出工作日誌；逾時送出仍會收下並註記。",
      "Of each day at home a log is sent the same day. A late one is taken and marked.",
    ),
    steps: [
      words(
        "在{showMyDay}按{clockIn}，下班按{clockOut}。",
        "On {showMyDay} choose {clockIn}, and {clockOut} at the end.",
      ),
      words(
        "當日以{sendLog}逐項填寫工作項目、執行情形與進度；也可用{showLogFile}。",
        "By {sendLog} write each item, how it was carried out and its progress, or use {showLogFile}.",
      ),
      words(
        "退回補正者修改後再送；打卡有誤請主管更正。",
        "Amend what comes back and send it again; your superior corrects wrong times.",
      ),
    ],
    picture: "my-day",
    clauses: ["ey-draft/7a", "keelung-pregnancy/5.3.2"],
  },
  {
    id: "lend",
    role: "records",
    title: words("借出電腦", "Lend a terminal"),
    why: words(
      "借用、核准、切結與回報金鑰齊備，始得登錄攜出。",
      "It may leave once the loan, its approval, the pledge and the key are there.",
    ),
    steps: [
      words(
        "在{showCounter}掃描財產編號，開啟{showTerminal}。",
        "At {showCounter} scan the number to open {showTerminal}.",
      ),
      words(
        "按{lendTerminal}，選借用人、應歸還日與配件。",
        "Choose {lendTerminal}; give borrower, due date and items.",
      ),
      words(
        "首次借出者先辦理{openPostureEnrolment}，登錄電腦的回報金鑰。",
        "The first time, enrol its key with {openPostureEnrolment}.",
      ),
      words(
        "核准與切結均完成後，按{carryOut}，並列印{showSlip}。",
        "After approval and pledge choose {carryOut} and print {showSlip}.",
      ),
    ],
    picture: "act-lend",
    clauses: ["tainan-2021/3.2a", "tainan-2021/3.2d"],
  },
  {
    id: "take-back",
    role: "records",
    title: words("收回電腦", "Take a terminal back"),
    why: words(
      "消毒、離線掃描、證明、放行、簽收依序辦理，不得跳過。",
      "Disinfection, scan, attestation, release and signatures follow in that order.",
    ),
    steps: [
      words(
        "借用人未申報者，於{showTerminal}按{declareReturn}。",
        "If the borrower has not, choose {declareReturn} on {showTerminal}.",
      ),
      words(
        "消毒後按{disinfectTerminal}，交掃毒人員。",
        "After disinfection choose {disinfectTerminal} and hand it to the scan officer.",
      ),
      words(
        "出具證明後點收配件，按{releaseTerminal}，並按{signReturn}。",
        "Once attested, check the items, choose {releaseTerminal}, then {signReturn}.",
      ),
      words(
        "數部同時歸還者，於{showCounter}勾選後整批辦理。",
        "Several at once: tick them at {showCounter}.",
      ),
    ],
    picture: "terminal-held",
    clauses: ["tainan-2021/3.5a", "tainan-2021/3.5b"],
  },
  {
    id: "register",
    role: "records",
    title: words("登記電腦", "Register terminals"),
    why: words("未列入財產登記冊的電腦不得連線。", "A computer that is not on the register cannot connect."),
    steps: [
      words(
        "一部者在{showCounter}按{registerTerminal}。",
        "One: choose {registerTerminal} at {showCounter}.",
      ),
      words(
        "多部者以檔案辦理{importTerminals}；任何一列有誤即全部不登記，並列出錯誤。",
        "Many: {importTerminals} by file; with one fault none is taken, and all are shown.",
      ),
      words("登記有誤者按{amendTerminal}更正。", "Put a mistake right with {amendTerminal}."),
    ],
    picture: "counter",
  },
  {
    id: "approve-loan",
    role: "property",
    title: words("核准借用", "Approve a loan"),
    why: words("借用須經財產管理人員核准。", "A loan needs the property officer’s approval."),
    steps: [
      words(
        "由待辦事項或{showCounter}開啟{showTerminal}。",
        "Open {showTerminal} from your tasks or {showCounter}.",
      ),
      words(
        "核對借用人、用途及應歸還日，按{approveLoan}。",
        "Check borrower, purpose and due date and choose {approveLoan}.",
      ),
      words(
        "不再借出者，於在辦公室時按{retireTerminal}。",
        "What is no longer lent is struck off by {retireTerminal} while in the office.",
      ),
    ],
    picture: "terminal",
    clauses: ["tainan-2021/3.2a"],
  },
  {
    id: "scan",
    role: "scan",
    title: words("離線掃描並出具證明", "Scan offline and attest"),
    why: words("證明未染毒前，閘門維持關閉。", "The gate stays closed until the scan is attested clean."),
    steps: [
      words(
        "電腦不接網路，以更新病毒碼的工具做全機詳細掃描。",
        "Off the network, scan the whole computer in detail with current patterns.",
      ),
      words(
        "在{showTerminal}按{scanTerminal}，填時間、工具並選擇掃描報告檔；雜湊值由系統計算。",
        "On {showTerminal} choose {scanTerminal}; give times, tool and report file. The hash is calculated for you.",
      ),
      words(
        "無發現者按{attestTerminal}；有發現者清除後按{cleanUpTerminal}並重新掃描。",
        "If nothing was found choose {attestTerminal}; else clean, choose {cleanUpTerminal} and scan again.",
      ),
    ],
    picture: "terminal-held",
    clauses: ["tainan-2021/3.5d"],
  },
  ...HOME_WORK_TASKS,
  ...DAYS_TASKS,
  ...MORE_TASKS,
];
