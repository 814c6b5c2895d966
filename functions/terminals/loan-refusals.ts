// Every refusal on the way out: what is wrong, what to do about it, and the clauses behind it; words only.

export const LOAN_REFUSALS = {
  "loan-open": {
    title: ["此終端電腦已有未結案的借用", "This terminal has a loan that is not closed"],
    todo: ["先完成歸還並結案，再登記新的借用。", "Finish the return and close that loan first."],
    clauses: ["tainan-2021/3.2c"],
  },
  "terminal-not-for-exchange": {
    title: ["此電腦不是公文交換的終端層電腦", "This computer is not a document-exchange terminal"],
    todo: [
      "請改借機關原本用於公文交換、屬機關財產的終端層電腦。",
      "Lend a terminal that the agency owns and already uses for exchange.",
    ],
    clauses: ["tainan-2021/3.2a", "tainan-2021/3.2b", "ey-draft/12.3a", "keelung-pregnancy/4.2.2"],
  },
  "terminal-not-of-agency": {
    title: ["此電腦不是機關的財產", "This computer is not the agency's property"],
    todo: ["請改借機關財產的電腦。", "Lend a computer that the agency owns."],
    clauses: ["ey-draft/12.3a", "keelung-pregnancy/4.2.2"],
  },
  "terminal-too-new": {
    title: ["此終端電腦在借用前並未使用中", "This terminal was not in service before the loan"],
    todo: ["只能借出原本就在使用的終端電腦。", "Only a terminal already in service may be lent."],
    clauses: ["tainan-2021/3.2a"],
  },
  "brand-banned": {
    title: ["此廠牌不明或在禁用之列", "The brand is unknown or banned"],
    todo: ["請登錄正確廠牌，或改借其他廠牌的電腦。", "Register the true brand, or lend another computer."],
    clauses: ["keelung-pregnancy/4.2.1"],
  },
  "brands-not-supplied": {
    title: ["尚未提供禁用廠牌名單", "No list of banned brands has been supplied"],
    todo: [
      "由機關主管於採用規範時登錄禁用廠牌。",
      "A supervisor of the agency must record the banned brands with the adopted rules.",
    ],
    clauses: ["keelung-pregnancy/4.2.1"],
  },
  "product-hazardous": {
    title: [
      "此電腦為公告之危害國家資通安全產品，或廠牌型號不足以判定",
      "A notice names this computer as a hazardous product, or its make and model leave that open",
    ],
    todo: [
      "改借未經公告的電腦，或更正登記的廠牌與型號，或由資通安全長核可例外使用。",
      "Lend a computer no notice names, have its make and model corrected, or have an exception approved.",
    ],
    clauses: ["cyber-act/11a"],
  },
  "readiness-missing": {
    title: [
      "機關尚未完成軟硬體與適任人員的檢視",
      "The agency has not reviewed hardware, software and people as fit",
    ],
    todo: ["先登錄檢視結果，且軟硬體均堪用。", "Record the review, with hardware and software found fit."],
    clauses: ["tainan-2021/3.1a"],
  },
  "borrower-not-reviewed": {
    title: ["借用人不在檢視通過的適任人員之列", "The borrower is not among the staff found suitable"],
    todo: [
      "重新檢視並列入此人，或改由名單內的人借用。",
      "Review again including this person, or lend to somebody listed.",
    ],
    clauses: ["tainan-2021/3.1a"],
  },
  "drill-missing": {
    title: ["經判定需要的演練尚未完成", "The drill judged necessary has not been held"],
    todo: ["先完成並登錄演練。", "Hold the drill and record it first."],
    clauses: ["tainan-2021/3.1b"],
  },
  "borrower-unknown": {
    title: ["借用人未登錄為本機關現職人員", "The borrower is not enrolled at this agency"],
    todo: ["請洽人事單位先行登錄該員。", "Have personnel enrol this person first."],
    clauses: ["tainan-2021/3.2e"],
  },
  "borrower-is-outsider": {
    title: [
      "借用人是廠商或由他機關僱用，不得借用終端層電腦",
      "The borrower is a vendor or employed by another, and cannot be lent a terminal",
    ],
    todo: [
      "請改由本機關的公務人員借用；身分或僱用單位登錄有誤時，請人事人員更正。",
      "Lend it to the agency's own staff; if standing or employer is wrong, have personnel correct it.",
    ],
    clauses: ["tainan-2021/3.2e"],
  },
  "borrower-return-unfinished": {
    title: ["借用人有逾期或尚未完成的歸還", "The borrower has an overdue or unfinished return"],
    todo: ["先把前一部電腦歸還並結案。", "Return the other terminal and close its loan first."],
    clauses: ["tainan-2021/3.2c", "tainan-2021/3.5d"],
  },
  "due-passed": {
    title: ["歸還期限已過", "The due date has passed"],
    todo: [
      "期限已過的借用不能展延或攜出：請歸還後重新借用。",
      "An overdue loan can be neither extended nor carried out: return it and lend again.",
    ],
    clauses: ["tainan-2021/3.2c"],
  },
  "due-not-later": {
    title: ["展延後的期限必須晚於原期限", "An extended due date must be later than the old one"],
    todo: [
      "請填較晚的日期；要提早，直接歸還即可。",
      "Give a later day; to bring it back sooner, just return it.",
    ],
    clauses: ["tainan-2021/3.2c"],
  },
  "due-past-approval": {
    title: ["歸還期限超過核准期間", "The due date is later than the approval allows"],
    todo: ["請財產管理人員核准至較晚的日期。", "Have the property officer approve until a later day."],
    clauses: ["tainan-2021/3.2c"],
  },
  "approver-is-borrower": {
    title: ["核准人不得是借用人本人", "The borrower cannot approve their own loan"],
    todo: ["請另一位財產管理人員核准。", "Have another property officer approve it."],
    clauses: ["tainan-2021/3.2c"],
  },
  "approval-missing": {
    title: ["財產管理人員尚未核准", "The property officer has not approved"],
    todo: ["先由財產管理人員核准，再攜出。", "Have the property officer approve before it leaves."],
    clauses: ["tainan-2021/3.2c"],
  },
  "pledge-by-another": {
    title: ["只有借用人本人可以切結", "Only the borrower can pledge"],
    todo: ["請借用人以自己的帳號登入後切結。", "The borrower must log in personally and accept the pledge."],
    clauses: ["tainan-2021/3.2d"],
  },
  "pledge-text-differs": {
    title: ["所切結的不是這筆借用的切結文字", "That is not the text of this loan's pledge"],
    todo: ["請重新讀取切結文字，再確認一次。", "Read the pledge again and accept what it says."],
    clauses: ["tainan-2021/3.2d", "tainan-2021/3.3"],
  },
  "pledge-accepted-already": {
    title: ["這筆借用已經切結", "The pledge of this loan has already been accepted"],
    todo: ["不必重複。", "Nothing more to do."],
    clauses: [],
  },
  "pledge-missing": {
    title: ["借用人尚未切結", "The borrower has not accepted the pledge"],
    todo: [
      "請借用人先以自己的帳號切結，再攜出。",
      "The borrower must log in and accept the pledge before it leaves.",
    ],
    clauses: ["tainan-2021/3.2d", "tainan-2021/3.3"],
  },
} as const;
