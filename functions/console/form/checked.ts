// The acts whose answers are shown once more, by name, before they count: one list, each with the reason. What asks nothing shows on
// its only page what is on record instead (subject.ts).
import { type Words, words } from "../../shared/words.ts";

const LISTS = words("名單決定誰連得進來。", "The lists decide who gets in.");
const AT_ONCE = words("按下即生效。", "It takes effect at once.");
const FINAL = words("無法復原。", "It cannot be taken back.");
const BINDS = words("整個機關受其拘束。", "It binds the whole agency.");
const MANY = words("一次涉及多筆。", "It is about many at once.");

export const CHECKED: Readonly<Record<string, Words>> = {
  proposeChange: LISTS,
  proposeWholeList: LISTS,
  restoreList: LISTS,
  removeAtOnce: AT_ONCE,
  stopConnections: AT_ONCE,
  confirmOpening: AT_ONCE,
  removeEndpoint: AT_ONCE,
  removeBroker: AT_ONCE,
  answerPack: AT_ONCE,
  importAnswers: AT_ONCE,
  recordPaperAnswer: MANY,
  importNotices: MANY,
  proposeNotice: MANY,
  proposeAdoption: BINDS,
  proposeRepeal: BINDS,
  setOverlay: BINDS,
  describeAgency: BINDS,
  decideHomeWork: AT_ONCE,
  decideAmendment: AT_ONCE,
  endHomeWork: FINAL,
  recordBreach: AT_ONCE,
  withdrawDevice: FINAL,
  retireSupply: FINAL,
  endBusiness: AT_ONCE,
  removeSupervisor: AT_ONCE,
  callOffOvertime: AT_ONCE,
  rejectOvertime: AT_ONCE,
  releaseTerminal: FINAL,
  reportLoss: AT_ONCE,
  retireTerminal: FINAL,
  writeOffTerminal: FINAL,
  transferTerminal: FINAL,
  proposeCalendar: MANY,
  lendTerminals: MANY,
  approveLoans: MANY,
  declareReturns: MANY,
  disinfectTerminals: MANY,
  scanTerminals: MANY,
  releaseTerminals: MANY,
};
