// The tasks of working from home: applications, home days week by week, what one is told of it; and of what binds a whole year; pure.
import { words } from "../../shared/words.ts";
import type { Task } from "./task.ts";

export const HOME_WORK_TASKS: readonly Task[] = [
  {
    id: "apply-home-work",
    role: "worker",
    title: words("申請居家辦公", "Apply to work from home"),
    why: words(
      "機關採用的規範須經核准者，核准期間以外不得連線。",
      "Where a regulation asks for an approval, nobody connects outside of it.",
    ),
    steps: [
      words(
        "在{showApplications}按{applyHomeWork}，選事由、期間與地點。",
        "On {showApplications} choose {applyHomeWork}; give ground, span and place.",
      ),
      words(
        "閱讀{showHomePledge}全文並按{pledgeHomeWork}；主管決定後另有通知。",
        "Read {showHomePledge} and choose {pledgeHomeWork}. You are told of the decision.",
      ),
      words(
        "期間或地點有變，按{askExtension}或{askPlace}；提前結束按{endHomeWork}。",
        "For a longer span or another place choose {askExtension} or {askPlace}; to end early, {endHomeWork}.",
      ),
    ],
  },
  {
    id: "home-days",
    role: "worker",
    title: words("我的居家日", "My home days"),
    why: words(
      "採排班的機關，不是居家日即不得連線。",
      "Where an agency keeps a roster, nobody connects on a day that is no home day.",
    ),
    steps: [
      words(
        "在{showMyWeek}勾選下一週想居家的日子並送出，供主管排定。",
        "On {showMyWeek} tick the days you would like next week and send them to your superior.",
      ),
      words(
        "排定後要與同仁對調者按{askSwap}；同仁按{answerSwap}後由主管決定。",
        "To change with a colleague choose {askSwap}; once they use {answerSwap} your superior decides.",
      ),
    ],
    picture: "my-week",
  },
  {
    id: "told",
    role: "worker",
    title: words("通知與通知方式", "What you are told, and how"),
    why: words(
      "與您有關的事項均列於通知，並依您的選擇寄送。",
      "What concerns you is in your inbox, and goes out as you choose.",
    ),
    steps: [
      words(
        "在{showNotices}點選各則即到辦理的頁面；看過的標為已讀。",
        "On {showNotices} each leads to the page where it is seen to; mark what you have read.",
      ),
      words(
        "在{showWishes}選擇隨時或每日彙整、上班時間或任何時間；緊急者一律立即寄送，本市設有語音聯絡服務者並以電話聯絡。",
        "On {showWishes} choose at once or daily, working hours or any; what is urgent always goes at once, and by a call where the city has what calls people.",
      ),
    ],
  },
  {
    id: "supplies",
    role: "property",
    title: words("配發居家辦公用品", "Supply items for home working"),
    why: words(
      "螢幕、手機、憑證載具等須登記、借出及收回；居家辦公結束即列為待收回。",
      "Monitors, phones, tokens and the like are registered, lent and taken back: they are listed to come back as home working ends.",
    ),
    steps: [
      words(
        "在{showSupplies}按{registerSupply}，再於{showSupply}按{lendSupply}，填借用人與歸還日。",
        "On {showSupplies} choose {registerSupply}; then {lendSupply} on {showSupply}, with borrower and day.",
      ),
      words(
        "待收回者列在待辦事項與{showSupplies}；點收後按{takeBackSupply}，仍須使用者按{extendSupply}。",
        "What is to come back is among your tasks and on {showSupplies}: {takeBackSupply}, or {extendSupply} where it is still needed.",
      ),
      words("不再配發者按{retireSupply}。", "What is supplied no more: {retireSupply}."),
    ],
    clauses: ["ey-draft/13"],
  },
  {
    id: "decide-home-work",
    role: "supervisor",
    title: words("決定居家辦公申請", "Decide applications"),
    why: words(
      "核准期間、地點與條件由您決定，並載明理由。",
      "You decide on span, place and conditions, with the reason.",
    ),
    steps: [
      words(
        "由待辦事項或{showApplications}開啟{showHomeWork}，核對事由與期間。",
        "From your tasks or {showApplications} open {showHomeWork}; check ground and span.",
      ),
      words(
        "按{decideHomeWork}；由人事決定的機關，您先按{giveOpinion}。",
        "Choose {decideHomeWork}; where personnel decide, you use {giveOpinion} first.",
      ),
      words(
        "展延或換地點的申請按{decideAmendment}。",
        "Requests to extend or change the place: {decideAmendment}.",
      ),
    ],
  },
  {
    id: "set-week",
    role: "supervisor",
    title: words("排定一週的居家日", "Set the week's home days"),
    why: words(
      "一週開始前排定；每一項不符的規定一次列出。",
      "Set before the week begins; every rule that speaks against a day is said at once.",
    ),
    steps: [
      words(
        "在{showTeam}看同仁的意願與系統擬排，調整後送出；有不能並存者，畫面指出是誰與哪一天。",
        "On {showTeam} see the wishes and the proposed plan, change it and send. Who and which day cannot go together is named.",
      ),
      words(
        "排定後改日按{moveHomeDay}、當日召回按{recallHomeDay}，進行中的連線隨即結束。",
        "Afterwards move a day with {moveHomeDay} or recall it with {recallHomeDay}; a live session ends.",
      ),
      words("對調按{decideSwap}；期間暫停按{setRest}。", "Swaps: {decideSwap}. A time of rest: {setRest}."),
    ],
    picture: "team-week",
  },
  {
    id: "firm-file",
    role: "personnel",
    title: words("證券商居家辦公檔案", "A securities firm’s file"),
    why: words(
      "採用證券商指引者，業務未獲准、書件不齊、訓練或評估逾期、交易時間無人監督時，閘門不開。",
      "Under the exchange’s guideline the gate stays shut without leave, papers, training, assessment or a supervisor.",
    ),
    steps: [
      words(
        "在{showFirm}逐項按{filePaper}登錄應變計畫書件，並按{fileConsent}與{holdTraining}。",
        "On {showFirm} enter each paper of the plan by {filePaper}, then {fileConsent} and {holdTraining}.",
      ),
      words(
        "書件齊全後按{applyBusiness}，由另一人按{decideBusiness}登錄核准；緊急時先按{notifyEmergency}，補齊後按{fileBusinessPapers}。",
        "With all of it choose {applyBusiness}; somebody else records the approval by {decideBusiness}. In an emergency {notifyEmergency} first, then {fileBusinessPapers}.",
      ),
      words(
        "按{nameSupervisor}排定交易時間的監督，按{recordCheck}登錄查核；待補與待辦列在頁首。同仁在{showFirmDuties}查看應遵守事項。",
        "{nameSupervisor} for trading hours and {recordCheck}; what is open stands at the top. The people see {showFirmDuties}.",
      ),
    ],
    clauses: ["twse-2023/2.2"],
  },
  {
    id: "agency-week",
    role: "personnel",
    title: words("全機關的居家日", "The whole agency's home days"),
    why: words(
      "每週居家人數與日數受各規範限制。",
      "Regulations limit how many are at home, and on how many days.",
    ),
    steps: [
      words(
        "在{showAgencyWeek}查看各單位已排與未排的人員。",
        "{showAgencyWeek} shows who is set and who is not, unit by unit.",
      ),
      words(
        "以檔案排定者用{showWeekFile}：先看每一列的結果，無誤再送出。",
        "To set many by file use {showWeekFile}: see what becomes of each row, then send.",
      ),
    ],
    picture: "agency-week",
  },
  {
    id: "calendar",
    role: "administrator",
    title: words("載入辦公日曆", "Load an office calendar"),
    why: words(
      "期限與上班時間依辦公日曆計算；暫定的年度會標明。",
      "Deadlines and hours are counted by it; a provisional year is named as such.",
    ),
    steps: [
      words(
        "在{showCalendars}選擇人事行政總處公布的檔案並提出。",
        "On {showCalendars} choose the file as it was published, and propose it.",
      ),
      words(
        "由另一人核對差異後按{confirmCalendar}。",
        "Another person checks it and chooses {confirmCalendar}.",
      ),
    ],
  },
  {
    id: "hazardous",
    role: "administrator",
    title: words("危害產品", "Hazardous products"),
    why: words(
      "公告的廠牌或產品，其電腦立即不得連線。",
      "Terminals of a banned make or product cannot connect from then on.",
    ),
    steps: [
      words(
        "在{showProducts}按{proposeNotice}登錄公告；由另一人按{confirmProducts}後生效。",
        "On {showProducts} enter a notice with {proposeNotice}; it takes effect when another person uses {confirmProducts}.",
      ),
      words(
        "確有必要者按{proposeException}，載明核定人員與期限；公告廢止按{proposeWithdrawal}。",
        "Where there is no other way use {proposeException} with officer and end; what was lifted, {proposeWithdrawal}.",
      ),
    ],
  },
  {
    id: "well",
    role: "administrator",
    title: words("系統是否正常", "Whether the gateway is well"),
    why: words("每一項檢查都說明異常時如何處理。", "Each check says what to do about what is wrong."),
    steps: [
      words(
        "在{showHealth}由上而下處理；需注意者在前。",
        "Work {showHealth} from the top: what is wrong stands first.",
      ),
      words(
        "通知未能送達者列於{showDeliveries}，註明收件人與原因。",
        "{showDeliveries} names to whom a notice could not be brought, and why.",
      ),
      words(
        "官方引擎覆核不一致時，全市暫停連線；查明後於{showStops}按{proposeOpening}，由另一人按{confirmOpening}。",
        "If the official engine judges otherwise nobody connects: look into it, use {proposeOpening} on {showStops}, and another person {confirmOpening}.",
      ),
    ],
  },
];
