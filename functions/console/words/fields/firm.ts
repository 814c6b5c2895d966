// Fields of a securities firm's file on home working.
import type { FieldNames } from "./field.ts";

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
