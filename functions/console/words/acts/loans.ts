// What the steps of a terminal’s trip bring about, from the loan to the closed incident.
import { type ActNames, act, danger } from "./act.ts";

export const LOAN_ACTS: ActNames = {
  lendTerminal: act(
    ["records"],
    "借用登記在冊，借用人收到切結；核准並切結之前不能攜出。",
    "the loan is registered and the borrower is asked to accept the pledge. The terminal cannot leave before both approval and pledge.",
  ),
  approveLoan: act(
    ["property"],
    "財產管理人員核准；借用人切結後即可攜出。",
    "the property officer’s approval is recorded. The terminal can leave once the borrower has accepted the pledge.",
  ),
  extendLoan: act(
    ["records", "property"],
    "應歸還日延後，閘門的期限跟著延後。",
    "the due date changes, and the gate’s deadline changes with it.",
  ),
  cancelLoan: act(
    ["records"],
    "借用取消，電腦留在辦公室。",
    "the loan is cancelled and the terminal stays in the office.",
  ),
  carryOut: act(
    ["records"],
    "電腦離開辦公室；其他條件符合時即可連線。",
    "the terminal leaves the office. The gate can open if all other conditions are met.",
  ),
  declareReturn: act(
    ["records", "worker"],
    "管制立即開始：進行中的連線中斷，閘門關閉，直到出具掃毒證明。",
    "the hold starts immediately. Live sessions end and the gate stays closed until the scan is attested.",
  ),
  disinfectTerminal: act(
    ["records", "scan"],
    "消毒列入紀錄，下一步是離線全機掃描。",
    "the disinfection is recorded. The next step is the offline full scan.",
  ),
  scanTerminal: act(
    ["scan"],
    "掃描列入紀錄；有發現即開立資通安全事件，閘門維持關閉。",
    "the scan is recorded. If anything was found, an incident is opened and the gate stays closed.",
  ),
  attestTerminal: act(
    ["scan"],
    "您以帳號簽章證明未染毒；管制解除。",
    "you attest that the scan was clean, and the hold ends.",
  ),
  releaseTerminal: act(
    ["records"],
    "配件點收，電腦放行進入辦公室。",
    "the items are checked and the terminal returns to the office.",
  ),
  signReturn: act(
    ["records", "worker"],
    "您這一方簽收；雙方簽收後借用結案。",
    "your signature is recorded. The loan closes once both sides have signed.",
  ),
  signForBorrower: act(
    ["property"],
    "代借用人簽收，理由列入紀錄。",
    "you sign on behalf of the borrower, and the reason is recorded.",
  ),
  reportLoss: danger(
    ["records", "worker"],
    "閘門立即關閉並開立資通安全事件。",
    "the gate closes immediately and an incident is opened.",
  ),
  reportFound: act(["records"], "尋獲後從消毒開始走完歸還。", "the return starts with disinfection."),
  writeOffTerminal: danger(
    ["property"],
    "電腦報廢，不再借出。",
    "the terminal is written off and cannot be lent again.",
  ),
  cleanUpTerminal: act(
    ["scan"],
    "清除列入紀錄，須重新全機掃描。",
    "the clean-up is recorded. A new full scan is needed.",
  ),
  closeIncident: act(["supervisor", "administrator"], "資通安全事件結案。", "the incident is closed."),
  lendTerminals: act(
    ["records"],
    "各部電腦分別登記借用，各借用人收到切結；有一部不能借，就一部都不登記，並說明原因。",
    "each loan is registered and each borrower asked for the pledge. If one cannot be lent, none is, and you see why.",
  ),
  approveLoans: act(
    ["property"],
    "各筆借用分別核准；有一筆不能核准，就一筆都不記錄，並說明原因。",
    "each loan is approved by itself. If one cannot be, none is, and you see why.",
  ),
  declareReturns: act(
    ["records"],
    "各部電腦的管制立即開始，直到出具掃毒證明；有一部不能申報，就一部都不記錄。",
    "the hold of each terminal starts immediately. If one return cannot be declared, none is.",
  ),
  disinfectTerminals: act(
    ["records", "scan"],
    "各部電腦的消毒列入紀錄；有一部不能登錄，就一部都不記錄。",
    "each disinfection is recorded. If one cannot be, none is.",
  ),
  scanTerminals: act(
    ["scan"],
    "各部電腦的掃描列入紀錄；有發現即開立資通安全事件。有一部不能登錄，就一部都不記錄。",
    "each scan is recorded, and an incident opened where something was found. If one cannot be, none is.",
  ),
  releaseTerminals: act(
    ["records"],
    "各部電腦點收放行；有一部不能放行，就一部都不記錄。",
    "each terminal is released. If one cannot be, none is.",
  ),
};
