// Fields of a securities firm's file on home working.
import type { FieldGroups, FieldNames } from "./field.ts";

export const FIRM_FIELDS: FieldNames = {
  premises: [
    "不能先改到其他營業處所的情形",
    "Why other premises will not do",
    "三種情形之一；沒有者應先改到其他營業處所",
    "One of three; without one, other premises come first",
  ],
  liaison: ["聯繫窗口（高階經理人）", "Whom to ask (a senior manager)"],
  papersDue: ["補件期限", "Papers due", "交易所告知的補件日期", "As the exchange said"],
  paper: ["書件", "Paper"],
  covers: ["適用業務", "For which business"],
  edition: [
    "版次",
    "Edition",
    "資安管控請填版次；不填即以文號為準",
    "Of the controls; without it the number counts",
  ],
  dated: ["日期", "Date"],
  consent: ["同意方式", "Consent"],
  "fileConsent.due": ["追認期限", "Due", "待追認者必填", "Needed where it is promised"],
  risks: ["評估的風險", "Risks"],
  planCurrent: ["已檢視應變計畫符合現況", "The plan was checked and is current"],
  topic: ["訓練主題", "Topic"],
  supervisor: ["監督主管", "Supervising manager"],
  starts: ["監督起", "Starts"],
  ends: ["監督迄", "Ends", "不晚於起者至次日", "Not later than it starts: of the next day"],
  turn: ["監督時段編號", "Turn"],
  about: ["查核項目", "What was checked"],
  "recordCheck.method": ["查核方法", "Method"],
  "recordCheck.outcome": ["查核結果", "Result"],
  "decideBusiness.granted": ["主管機關核准", "The authority approved"],
  "filePaper.digest": ["文件檔案", "File of the paper"],
};

export const FIRM_GROUPS: FieldGroups = {
  applyBusiness: [
    ["業務與場所", "Business and premises", ["business", "premises"]],
    ["期間", "When", ["from", "to"]],
    ["聯繫與文號", "Whom to ask, and the document", ["liaison", "document"]],
  ],
  notifyEmergency: [
    ["業務與場所", "Business and premises", ["business", "premises"]],
    ["期間", "When", ["from", "to"]],
    ["聯繫與補件", "Whom to ask, and papers", ["liaison", "document", "papersDue"]],
  ],
  decideBusiness: [
    ["業務與結果", "Business and result", ["business", "granted"]],
    ["日期與文號", "Date and document", ["dated", "document"]],
  ],
  extendBusiness: [
    ["業務與期限", "Business and term", ["business", "to"]],
    ["文號與理由", "Document and reason", ["document", "reason"]],
  ],
  filePaper: [
    ["書件", "The paper", ["paper", "covers", "edition"]],
    ["日期", "Dates", ["dated", "until"]],
    ["文號與檔案", "Number and file", ["document", "digest"]],
  ],
  fileConsent: [
    ["同意文件", "The consent", ["consent", "document"]],
    ["日期與期限", "Dates", ["dated", "due"]],
  ],
  holdTraining: [
    ["訓練", "The training", ["topic", "people"]],
    ["日期與文號", "Date and document", ["dated", "document"]],
  ],
  nameSupervisor: [
    ["主管與起訖日期", "Who, and on which days", ["supervisor", "from", "until"]],
    ["每日時段", "Hours of the day", ["starts", "ends"]],
  ],
  recordCheck: [
    ["查核標的", "What was checked", ["about", "business"]],
    ["日期與方式", "When and how", ["dated", "method"]],
    ["結果", "Result", ["outcome", "note"]],
  ],
  assessRisks: [
    ["評估內容", "The assessment", ["risks", "planCurrent"]],
    ["日期與文號", "Date and document", ["dated", "document"]],
  ],
};
