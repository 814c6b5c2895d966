// Every refusal between the scan and the closed loan: what is wrong, what to do, and the clauses behind it; words only.
import type { Refusals } from "./refusals.ts";

export const RELEASE_REFUSALS = {
  "attester-is-borrower": {
    title: ["不得證明自己借用的電腦", "Nobody attests a terminal they borrowed themselves"],
    todo: ["請另一位掃毒人員證明。", "Have another scan officer attest it."],
    clauses: ["tainan-2021/3.5d"],
  },
  "attester-not-named": {
    title: ["不是機關指定的掃毒證明人員", "That is no scan officer named by the agency"],
    todo: ["請機關指定的掃毒人員證明。", "Have a scan officer named by the agency attest it."],
    clauses: ["tainan-2021/3.5d"],
  },
  "attestation-of-another-loan": {
    title: ["此證明所指的不是目前這次借用", "The attestation speaks of another loan"],
    todo: ["請就目前這次歸還的掃描重新證明。", "Attest the scan of the present return."],
    clauses: ["tainan-2021/3.5d"],
  },
  "attestation-of-another-scan": {
    title: ["此證明所指的不是最後一次掃描", "The attestation speaks of another scan"],
    todo: ["請核對掃描報告後重新證明。", "Compare the scan report and attest anew."],
    clauses: ["tainan-2021/3.5d"],
  },
  "attestation-not-proved": {
    title: ["掃毒證明的簽章或內容不符", "The signed attestation does not hold"],
    todo: ["請通知資安人員，並重新辦理掃描與證明。", "Tell the security officer; scan and attest anew."],
    clauses: ["tainan-2021/3.5d"],
  },
  "releaser-is-borrower": {
    title: ["不得放行自己借用的電腦", "Nobody releases a terminal they borrowed themselves"],
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
    title: ["這一方已經簽收", "This side has signed already"],
    todo: ["等待另一方簽收。", "Wait for the other side to sign."],
    clauses: ["tainan-2021/3.2c"],
  },
  "other-side-needed": {
    title: ["結案須由雙方不同的人簽收", "A loan is closed by two different people"],
    todo: ["請另一方簽收。", "Have the other side sign."],
    clauses: ["tainan-2021/3.2c"],
  },
  "not-the-borrower": {
    title: ["只有借用人本人可以代表借用方簽收", "Only the borrower signs for the borrower"],
    todo: ["請借用人登入簽收。", "The borrower logs in and signs."],
    clauses: ["tainan-2021/3.2c"],
  },
  "incident-open": {
    title: ["資安事件尚未結案", "The incident is not closed"],
    todo: ["先結案資安事件，再簽收借用。", "Close the incident before the loan."],
    clauses: ["tainan-2021/3.5d"],
  },
  "no-incident": {
    title: ["沒有未結案的資安事件", "There is no open incident"],
    todo: ["不必結案。", "Nothing to close."],
    clauses: [],
  },
} as const satisfies Refusals;
