// The tasks of those who oversee, decide and compile; pure.
import { words } from "../../shared/words.ts";
import type { Task } from "./task.ts";

export const MORE_TASKS: readonly Task[] = [
  {
    id: "assign-overtime",
    role: "supervisor",
    title: words("指派與確認加班", "Assign and confirm overtime"),
    why: words(
      "加班由主管考量急迫、必要與合理後事先指派，並由指派者覈實確認。",
      "Whoever assigns overtime weighs it first, and confirms afterwards what was worked.",
    ),
    steps: [
      words(
        "在{showTeamHours}選同仁，於{showEffect}試算各項上限後按{assignOvertime}。",
        "Choose somebody on {showTeamHours}, try it against the limits on {showEffect}, then {assignOvertime}.",
      ),
      words(
        "申報後在{showPiece}對照連線與打卡，按{confirmOvertime}。",
        "When it is claimed, compare the sessions on {showPiece} and choose {confirmOvertime}.",
      ),
      words(
        "補休按{decideCompLeave}；不同意者須敘明理由並留存。到期提醒按{closeLeaveWarning}說明。",
        "Decide leave with {decideCompLeave}; a refusal gives its reason. Close a warning with {closeLeaveWarning}.",
      ),
    ],
    clauses: ["yilan-hours/2.2c", "yilan-hours/3.1c", "yilan-hours/3.3b"],
  },
  {
    id: "readiness",
    role: "supervisor",
    title: words("機關整備", "Make the agency ready"),
    why: words(
      "未檢視軟硬體與人員的機關，電腦不得借出。",
      "An agency that has not reviewed its readiness lends nothing.",
    ),
    steps: [
      words(
        "在{showAgency}按{setReturnSites}及{nameScanOfficers}。",
        "On {showAgency} choose {setReturnSites} and {nameScanOfficers}.",
      ),
      words(
        "按{reviewReadiness}，列出適任人員；認有必要者辦理演練後按{recordDrill}。",
        "Choose {reviewReadiness} and name the suitable people; after a drill choose {recordDrill}.",
      ),
      words(
        "按{setContacts}，登錄各事項的單位與分機；消毒處所並填開放時間，居家人員始知何時送達。",
        "Choose {setContacts} and give a unit and extension for each matter; give the return sites their hours, so that people know when to come.",
      ),
    ],
    picture: "agency",
    clauses: ["tainan-2021/3.1a", "tainan-2021/3.1b"],
  },
  {
    id: "recall",
    role: "supervisor",
    title: words("召回或停止", "Recall or suspend"),
    why: words(
      "召回自生效時間起、停止則立即關閉該員的閘門。",
      "A recall closes the gate from its time on, a suspension at once.",
    ),
    steps: [
      words(
        "在{showPeople}開啟該員，按{recallPerson}或{suspendPerson}，並敘明理由。",
        "Open the person on {showPeople}; choose {recallPerson} or {suspendPerson} and say why.",
      ),
      words(
        "遭入侵之虞者，另於{showStops}辦理{stopConnections}。",
        "If an intrusion is feared, use {stopConnections} on {showStops} too.",
      ),
    ],
    picture: "stops",
  },
  {
    id: "enrol",
    role: "personnel",
    title: words("登錄人員", "Enrol people"),
    why: words("未登錄的人員不得借用或連線。", "Who is not enrolled can neither borrow nor connect."),
    steps: [
      words(
        "一人者在{showPeople}按{enrolPerson}，再按{postPerson}登錄單位與主管。",
        "One: {enrolPerson} on {showPeople}, then {postPerson}.",
      ),
      words(
        "多人者於{showPeopleFile}選擇名冊檔案，先看差異再送出。",
        "Many: choose a file on {showPeopleFile}, see the difference, then send.",
      ),
      words(
        "請假、離職或調離者，按{grantLeave}或{leavePerson}。",
        "For leave or departure choose {grantLeave} or {leavePerson}.",
      ),
    ],
    picture: "people",
  },
  {
    id: "plan",
    role: "administrator",
    title: words("開通體系", "Open a system"),
    why: words(
      "有容量、端點、已設定的出口與生效的名單，體系始得連線。",
      "A system opens with capacity, an endpoint, an egress that is set and lists in force.",
    ),
    steps: [
      words(
        "由{showSystems}開啟{showSystem}，按{planCapacity}、{addEndpoint}及{recordRemoteTest}。",
        "From {showSystems} open {showSystem}; choose {planCapacity}, {addEndpoint} and {recordRemoteTest}.",
      ),
      words(
        "由{showLists}選名單，在{showPropose}填位址與依據，先看差異；由另一位管理人員於{showChange}核准。",
        "Choose the list on {showLists}; on {showPropose} give addresses and document, see the difference; another administrator approves on {showChange}.",
      ),
    ],
    picture: "list",
    clauses: ["tainan-2021/3.4d", "tainan-2021/4f"],
  },
  {
    id: "file-report",
    role: "administrator",
    title: words("填送連線IP回報表", "File the IP report"),
    why: words(
      "出口位址經檔案主管機關設定後，閘門始承認。",
      "The gate relies on an egress only once the archives have set it.",
    ),
    steps: [
      words("在{showDraft}填列位址，存成草稿。", "Fill in the addresses on {showDraft} and save."),
      words(
        "核對差異後按{fileReport}；更正即再送一次。",
        "Check the difference and choose {fileReport}; a correction is filed anew.",
      ),
    ],
    picture: "report-draft",
    clauses: ["tainan-2021/4b", "tainan-2021/4c"],
  },
  {
    id: "compile",
    role: "center",
    title: words("彙整與轉送", "Compile and forward"),
    why: words(
      "九個體系的回報彙整為一份簽章的檔案，轉送檔案主管機關。",
      "The nine reports become one signed pack for the archives.",
    ),
    steps: [
      words(
        "在{showReports}查看各體系，按{compilePack}。",
        "See the systems on {showReports} and choose {compilePack}.",
      ),
      words(
        "核對{showPack}後按{forwardPack}；轉送後不能收回。",
        "Check {showPack} and choose {forwardPack}. It cannot be recalled.",
      ),
      words(
        "紙本答復按{recordPaperAnswer}，由另一位承辦人員按{confirmPaperAnswer}。",
        "Enter a paper answer with {recordPaperAnswer}; another officer uses {confirmPaperAnswer}.",
      ),
      words("逾期未答復者列於{showUnanswered}。", "What waits too long is on {showUnanswered}."),
    ],
    picture: "reports",
    clauses: ["tainan-2021/4d"],
  },
  {
    id: "answer",
    role: "archives",
    title: words("答復位址", "Answer addresses"),
    why: words("答復「已設定」的位址，閘門立即承認。", "The gate relies at once on what is answered as set."),
    steps: [
      words(
        "在{showPacks}開啟轉送來的彙整檔，驗證簽章。",
        "Open the pack on {showPacks} and verify its signature.",
      ),
      words(
        "於{showAnswers}逐項選擇後按{answerPack}；或以檔案辦理{importAnswers}。",
        "On {showAnswers} choose line by line and use {answerPack}, or {importAnswers} by file.",
      ),
    ],
    picture: "answers",
    clauses: ["tainan-2021/4a"],
  },
  {
    id: "audit",
    role: "auditor",
    title: words("稽核", "Audit"),
    why: words(
      "每一筆紀錄均有前後差異、作成者與雜湊值，可驗證未遭竄改。",
      "Each record shows what changed, by whom, and proves that nobody altered it.",
    ),
    steps: [
      words(
        "在{showJournal}選日期，開啟{showJournalEvent}查看前後差異。",
        "Choose a day on {showJournal} and open {showJournalEvent}.",
      ),
      words(
        "進行中的連線列於{showSessions}，遭拒絕者列於{showRefusals}；於{showExplanation}可查任一時點的判斷。",
        "Live sessions are on {showSessions}, refusals on {showRefusals}; {showExplanation} tells the decision at any moment.",
      ),
      words("系統本身的狀態列於{showHealth}。", "{showHealth} tells how the system fares."),
    ],
    picture: "journal-event",
  },
];
