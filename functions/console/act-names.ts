// What an act brings about, said before it is done; whose part it is; and which acts cannot be taken back lightly.
import type { Words } from "../shared/words.ts";

interface ActWords {
  readonly consequence: Words;
  /** A courtesy to the reader: who may really do it, the policies decide. */
  readonly roles: readonly string[];
  readonly danger?: true;
}

const act = (roles: string, zh: string, en: string): ActWords => ({
  roles: roles.split(" "),
  consequence: { "zh-TW": zh, en },
});
const danger = (roles: string, zh: string, en: string): ActWords => ({ ...act(roles, zh, en), danger: true });

export const ACT_WORDS: Readonly<Record<string, ActWords>> = {
  registerTerminal: act(
    "records property",
    "財產登記冊新增一部電腦；借出前閘門一直關著。",
    "a computer is added to the register; its gate stays closed until it is lent.",
  ),
  amendTerminal: act(
    "records property",
    "登記冊更正；與原來相同就不記錄。",
    "the register is put right; nothing is recorded where nothing changes.",
  ),
  transferTerminal: act(
    "property",
    "電腦移交新的保管人或機關；在辦公室才能移交。",
    "the terminal goes to its new keeper; it must be in the office.",
  ),
  retireTerminal: danger(
    "property",
    "電腦除帳，不再借出；紀錄永久保存。",
    "the terminal is taken out of the register and never lent again; its records stay.",
  ),
  importTerminals: act(
    "records property",
    "檔案逐列登記；任何一列有誤就一列都不登記。",
    "each row is registered; with a fault in any row, none is.",
  ),
  draftReport: act(
    "administrator",
    "存成草稿，任何人都還看不到；送出前可再改。",
    "it is kept as a draft and counts for nothing until it is filed.",
  ),
  importReportRows: act(
    "administrator",
    "以檔案的列取代草稿的列；任何一列有誤就不取代。",
    "the rows of the file replace those of the draft; with a fault in any row, none does.",
  ),
  fileReport: act(
    "administrator",
    "送交智慧發展中心，成為新的一版；閘門要等檔案主管機關設定才認。",
    "it goes to the center as a new version; the gate waits until the archives have set it.",
  ),
  compilePack: act(
    "center",
    "把各體系最新的回報彙整成一份簽章的檔案；還不會轉送。",
    "the latest reports become one signed pack; it is not forwarded yet.",
  ),
  forwardPack: danger(
    "center",
    "轉送檔案主管機關，不能收回；各列改為「已轉送」。",
    "it goes to the archives and cannot be called back; its rows become “forwarded”.",
  ),
  answerPack: act(
    "archives",
    "選好的列立即生效：已設定的位址閘門開始承認，移除的不再承認。",
    "the chosen lines count at once: what is set the gate relies on, what is withdrawn it no longer does.",
  ),
  importAnswers: act(
    "archives",
    "檔案裡填了答復的列立即生效；任何一列有誤就都不生效。",
    "each answered row of the file counts at once; with a fault in any row, none does.",
  ),
  recordPaperAnswer: act(
    "center",
    "登錄在案，還不生效；另一位承辦人員對照紙本覆核後才生效。",
    "it is on record and counts for nothing until another officer holds it against the paper.",
  ),
  confirmPaperAnswer: danger(
    "center",
    "您已對照紙本；各列立即生效。",
    "you have held it against the paper; its lines count at once.",
  ),
  rejectPaperAnswer: act(
    "center",
    "駁回這份登錄，各列不變；可以重新登錄。",
    "what was recorded is dropped and no line changes; it may be recorded again.",
  ),
  reconcileList: act(
    "center archives",
    "逐列比對兩份清單並記錄差異；兩邊都不更動。",
    "the two lists are compared row by row and the differences recorded; neither is changed.",
  ),
  lendTerminal: act(
    "records property",
    "借用登記在冊，借用人收到具結；核准並具結之前不能帶出。",
    "the loan is registered and the borrower is asked to pledge; the terminal may not leave before approval and pledge.",
  ),
  approveLoan: act(
    "property",
    "財產管理人員核准；借用人具結後即可帶出。",
    "the property manager approves; once pledged the terminal may leave.",
  ),
  extendLoan: act(
    "records property",
    "應歸還日延後，閘門的期限跟著延後。",
    "the due date moves, and the gate’s deadline with it.",
  ),
  cancelLoan: act(
    "records property",
    "借用取消，電腦留在辦公室。",
    "the loan is cancelled; the terminal stays.",
  ),
  carryOut: act(
    "records property",
    "電腦離開辦公室；其他條件符合時閘門可以打開。",
    "the terminal leaves the office; the gate may open if all else holds.",
  ),
  declareReturn: danger(
    "records property worker",
    "管制立即開始：進行中的連線中斷，閘門關閉，直到出具掃毒證明。",
    "the hold begins at once: live sessions end and the gate stays closed until the scan is attested.",
  ),
  disinfectTerminal: act(
    "records property scan",
    "消毒列入紀錄，下一步是離線全機掃描。",
    "the disinfection is recorded; the offline full scan is next.",
  ),
  scanTerminal: act(
    "scan",
    "掃描列入紀錄；有發現即開立資安事件，閘門維持關閉。",
    "the scan is recorded; a finding opens an incident and the gate stays closed.",
  ),
  attestTerminal: act(
    "scan",
    "您以帳號簽章證明未染毒；管制解除。",
    "you sign that the scan was clean; the hold ends.",
  ),
  releaseTerminal: act(
    "records property",
    "配件點收，電腦放行進入辦公室。",
    "the items are checked and the terminal enters the office.",
  ),
  signReturn: act(
    "records property worker",
    "您這一方簽收；雙方簽收後借用結案。",
    "your side signs; the loan closes once both have.",
  ),
  signForBorrower: act(
    "records property",
    "代借用人簽收，理由列入紀錄。",
    "you sign for the borrower; the reason is recorded.",
  ),
  reportLoss: danger(
    "records property worker",
    "閘門立即關閉並開立資安事件。",
    "the gate closes at once and an incident is opened.",
  ),
  reportFound: act(
    "records property",
    "尋獲後從消毒開始走完歸還。",
    "the way back begins with disinfection.",
  ),
  writeOffTerminal: danger(
    "property",
    "電腦報廢，不再借出。",
    "the terminal is written off and never lent again.",
  ),
  cleanUpTerminal: act(
    "scan",
    "清除列入紀錄，須重新全機掃描。",
    "the clean-up is recorded; a new full scan is needed.",
  ),
  closeIncident: act("scan records property", "資安事件結案。", "the incident is closed."),
  enrolPerson: act(
    "personnel",
    "此人可以借用終端；既有紀錄不變。",
    "this person may borrow terminals; what is recorded stays.",
  ),
  leavePerson: danger(
    "personnel",
    "此人不再能借用終端或連線。",
    "this person may no longer borrow terminals or connect.",
  ),
  suspendPerson: danger(
    "supervisor personnel",
    "此人所有遠端連線立即中斷，閘門關閉，直到恢復為止。",
    "every session of this person ends at once; their gate stays closed until reinstated.",
  ),
  reinstatePerson: act(
    "supervisor personnel",
    "閘門不再因停止而關閉；其他條件仍須符合。",
    "the suspension no longer closes the gate; everything else must still hold.",
  ),
  recallPerson: danger(
    "supervisor personnel",
    "到生效時間，此人的遠端連線中斷，閘門關閉。",
    "at that time this person’s sessions end and their gate closes.",
  ),
  liftRecall: act("supervisor personnel", "閘門不再因召回而關閉。", "the recall no longer closes the gate."),
  grantLeave: act("personnel", "准假期間閘門關閉，工時不計。", "the gate is closed while they are on leave."),
  cancelLeave: act("personnel", "該段假不再關閉閘門。", "that leave no longer closes the gate."),
  reviewReadiness: act(
    "supervisor records property",
    "檢視結果成為借出的前提；未列名的人員不能借用。",
    "the review becomes the ground for loans; whoever it does not name cannot borrow.",
  ),
  recordDrill: act(
    "supervisor records property",
    "演練列入紀錄，借出的前提之一即告完成。",
    "the drill is on record, which loans may depend on.",
  ),
  setReturnSites: act(
    "supervisor records property",
    "歸還的終端只能在這些處所消毒。",
    "returned terminals may be disinfected at these places only.",
  ),
  nameScanOfficers: act("supervisor", "只有這些人可以出具掃毒證明。", "only these people may attest scans."),
  adoptRules: act(
    "supervisor",
    "自即刻起，閘門依這些規範從嚴判斷；不符者立即關閉。",
    "from now on the gate judges by these, the strictest binding; whoever no longer complies is closed out.",
  ),
  relayNotice: act(
    "supervisor records property",
    "來函轉知列入紀錄。",
    "it is on record that the notice was passed on.",
  ),
  planCapacity: act(
    "administrator",
    "同時連線數自此不得超過規劃，超出的連線由最晚連入者起關閉；白名單可以開始登錄。",
    "from now on no more may connect at once than planned, and what is above it is closed, the latest first; lists may be filled.",
  ),
  addEndpoint: act(
    "administrator",
    "人員可由這個端點連入本體系；其他條件仍須符合。",
    "staff may come in through this endpoint; everything else must still hold.",
  ),
  removeEndpoint: danger(
    "administrator",
    "不再有人能由這個端點連入，進行中的連線隨即關閉。",
    "nobody comes in through this endpoint any more, and sessions through it are closed.",
  ),
  recordRemoteTest: act(
    "administrator",
    "測試列入紀錄；有的規範以此為連線的前提。",
    "the test is on record, which some regulations make a condition of connecting.",
  ),
  askSession: act(
    "worker",
    "閘門當場判斷能否開啟 VDI 連線；放行或拒絕都列入紀錄。",
    "the gate decides at once whether the VDI session may open; yes or no, it is on record.",
  ),
  endSession: danger(
    "worker administrator supervisor personnel records",
    "這條連線隨即結束；條件仍符合的人可以再連。",
    "the session ends at once; whoever still fulfils everything may connect again.",
  ),
  stopConnections: danger(
    "administrator supervisor personnel records center",
    "範圍內的連線立即切斷，解除之前誰也連不進來。",
    "every session in its scope is cut at once, and nobody gets in until the stop is lifted.",
  ),
  liftStop: act(
    "administrator supervisor personnel records center",
    "解除切斷；其他條件仍須符合才能再連。",
    "the stop is lifted; everything else must still hold before anybody connects again.",
  ),
  enrolPostureKey: act(
    "records",
    "這部電腦此後以這把金鑰回報連線環境；舊金鑰的回報不再採認。",
    "from now on the terminal reports its link with this key; what the old key said counts no more.",
  ),
  proposeChange: act(
    "administrator",
    "異動與其差異送交另一位管理人員；核准之前名單不變。",
    "the change and its difference go to another administrator; the list stays as it is until they approve.",
  ),
  restoreList: act(
    "administrator",
    "恢復內容列為新的異動，由另一位管理人員核准。",
    "the earlier contents become a new change, which another administrator approves.",
  ),
  rejectChange: act(
    "administrator",
    "異動不生效，理由列入紀錄。",
    "the change takes no effect, and the reason is on record.",
  ),
  removeAtOnce: danger(
    "administrator",
    "位址立即移出名單，由此連入的連線隨即關閉；事後由另一位管理人員檢視。",
    "the ranges leave the list at once and sessions through them are closed; another administrator reviews it after.",
  ),
  reviewRemoval: act(
    "administrator",
    "檢視結果列入紀錄；要恢復請另提異動。",
    "the review is on record; to put anything back, propose a change.",
  ),
};

export function isOffered(name: string, roles: readonly string[]): boolean {
  return ACT_WORDS[name]?.roles.some(role => roles.includes(role)) === true;
}
