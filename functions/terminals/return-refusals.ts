// Every refusal on the way back, up to the closed loan: what is wrong, what to do about it, the clauses behind it; words only.

const RESCAN = [
  "請重新離線全機掃描並登錄。",
  "Scan the whole machine again, offline, and record that scan.",
] as const;

export const RETURN_REFUSALS = {
  "wrong-stage": {
    title: ["此步驟不合目前的進度", "This step does not fit the terminal's current stage"],
    todo: ["請依序完成。", "Take the steps in their order."],
    clauses: [],
  },
  "twice-in-batch": {
    title: ["同一財產編號在本批出現兩次", "The property number appears twice in this batch"],
    todo: ["請刪去重複的一列。", "Take one of the two rows out."],
    clauses: [],
    status: 422,
  },
  "happened-in-the-future": {
    title: ["發生時間不得晚於現在", "What happened cannot be in the future"],
    todo: ["請更正發生時間。", "Correct the time it happened."],
    clauses: [],
    status: 422,
  },
  "late-without-reason": {
    title: ["補登須說明理由", "A late entry requires a reason"],
    todo: [
      "發生已逾 30 分鐘：請填補登理由。",
      "It happened more than 30 minutes ago: say why it is entered now.",
    ],
    clauses: [],
    status: 422,
  },
  "carried-out-too-early": {
    title: ["攜出時間早於登記、核准或切結", "It was carried out before registration, approval and pledge"],
    todo: [
      "攜出不能補在登記、核准、切結之前。",
      "The carry-out cannot be dated before registration, approval and pledge.",
    ],
    clauses: ["tainan-2021/3.2c", "tainan-2021/3.2d"],
  },
  "returned-before-leaving": {
    title: ["時間早於攜出", "That is before it was carried out"],
    todo: ["請更正發生時間。", "Correct the time it happened."],
    clauses: ["tainan-2021/3.2c"],
  },
  "site-not-listed": {
    title: ["不是機關規劃的消毒處所", "The agency has not set that place for disinfection"],
    todo: [
      "請在機關規劃的處所消毒，或先增列該處所。",
      "Disinfect at a listed place, or have the place listed first.",
    ],
    clauses: ["tainan-2021/3.5a"],
  },
  "disinfection-out-of-order": {
    title: [
      "消毒須在申報歸還之後開始，且先開始後完成",
      "Disinfection must begin after the declared return, and end after it began",
    ],
    todo: ["請更正消毒的起訖時間。", "Correct when disinfection began and ended."],
    clauses: ["tainan-2021/3.5a"],
  },
  "scan-tool-not-listed": {
    title: ["掃描工具不在規範所列", "The scan was made with a tool that is not listed"],
    todo: RESCAN,
    clauses: ["tainan-2021/3.5c", "ey-draft/12.2"],
  },
  "scan-pattern-old": {
    title: ["病毒碼過舊或日期晚於掃描", "The virus pattern is too old, or newer than the scan"],
    todo: [
      "請更新病毒碼後重新離線全機掃描。",
      "Update the pattern and scan the whole machine again, offline.",
    ],
    clauses: ["tainan-2021/3.5c", "ey-draft/12.2"],
  },
  "scan-not-full": {
    title: ["不是全機詳細掃描", "That was not a full detailed scan"],
    todo: RESCAN,
    clauses: ["tainan-2021/3.5c"],
  },
  "scan-online": {
    title: ["掃描時未離線", "The terminal was not offline during the scan"],
    todo: RESCAN,
    clauses: ["tainan-2021/3.5c"],
  },
  "scan-before-disinfection": {
    title: ["掃描在消毒完成前就開始", "The scan began before disinfection ended"],
    todo: RESCAN,
    clauses: ["tainan-2021/3.5c"],
  },
  "scan-before-clean-up": {
    title: ["掃描在清除完成前就開始", "The scan began before the clean-up ended"],
    todo: RESCAN,
    clauses: ["tainan-2021/3.5c", "tainan-2021/3.5d"],
  },
  "scan-ends-before-it-starts": {
    title: ["掃描結束時間應晚於開始時間", "The scan ends before it starts"],
    todo: ["請更正掃描的起訖時間。", "Correct when the scan started and finished."],
    clauses: ["tainan-2021/3.5c"],
  },
  "scan-report-reused": {
    title: [
      "這份掃描報告已用於另一次掃描，或曾有發現：一份報告只算一次",
      "This scan report was used for another scan, or showed a finding: a report counts once",
    ],
    todo: RESCAN,
    clauses: ["tainan-2021/3.5c", "tainan-2021/3.5d"],
  },
  "clean-up-out-of-order": {
    title: ["清除完成時間早於發現感染的掃描", "The clean-up ended before the scan that found the infection"],
    todo: ["請更正清除完成時間。", "Correct when the clean-up ended."],
    clauses: ["tainan-2021/3.5d"],
  },
  "attester-is-borrower": {
    title: ["不得證明自己借用的電腦", "You may not attest a terminal you borrowed"],
    todo: ["請另一位掃毒人員證明。", "Have another scan officer attest it."],
    clauses: ["tainan-2021/3.5d"],
  },
  "attester-not-named": {
    title: ["不是機關指定的掃毒證明人員", "That is not a scan officer named by the agency"],
    todo: ["請機關指定的掃毒人員證明。", "Have a scan officer named by the agency attest it."],
    clauses: ["tainan-2021/3.5d"],
  },
  "attestation-of-another-loan": {
    title: ["此證明所指的不是目前這次借用", "The attestation is for another loan"],
    todo: ["請就目前這次歸還的掃描重新證明。", "Attest the scan of this return."],
    clauses: ["tainan-2021/3.5d"],
  },
  "attestation-of-another-scan": {
    title: ["此證明所指的不是最後一次掃描", "The attestation is for another scan"],
    todo: ["請核對掃描報告後重新證明。", "Check the scan report and attest again."],
    clauses: ["tainan-2021/3.5d"],
  },
  "attestation-not-proved": {
    title: ["掃毒證明的簽章或內容不符", "The signed attestation is not valid"],
    todo: ["請通知資安人員，並重新辦理掃描與證明。", "Tell the security officer; scan and attest again."],
    clauses: ["tainan-2021/3.5d"],
  },
  "releaser-is-borrower": {
    title: ["不得放行自己借用的電腦", "You may not release a terminal you borrowed"],
    todo: ["請另一位人員放行。", "Have somebody else release it."],
    clauses: ["tainan-2021/3.5d"],
  },
  "accessory-unknown": {
    title: ["所列短少配件不在借用清單上", "A missing accessory is not on the loan"],
    todo: ["請依借用清單逐項點收。", "Check the items against the loan's own list."],
    clauses: ["ey-draft/12.2"],
    status: 422,
  },
  "signed-already": {
    title: ["這一方已經簽收", "This side has already signed"],
    todo: ["等待另一方簽收。", "Wait for the other side to sign."],
    clauses: ["tainan-2021/3.2c"],
  },
  "other-side-needed": {
    title: ["結案須由雙方不同的人簽收", "Two different people must sign to close a loan"],
    todo: ["請另一方簽收。", "Have the other side sign."],
    clauses: ["tainan-2021/3.2c"],
  },
  "not-the-borrower": {
    title: ["只有借用人本人可以代表借用方簽收", "Only the borrower may sign for the borrower"],
    todo: ["請借用人登入簽收。", "The borrower must log in and sign."],
    clauses: ["tainan-2021/3.2c"],
  },
  "incident-open": {
    title: ["資通安全事件尚未結案", "The incident is not closed"],
    todo: ["先結案資通安全事件，再簽收借用。", "Close the incident before the loan."],
    clauses: ["tainan-2021/3.5d"],
  },
  "no-incident": {
    title: ["沒有未結案的資通安全事件", "There is no open incident"],
    todo: ["不必結案。", "Nothing to close."],
    clauses: [],
  },
} as const;
