// Values of a securities firm’s file.
import { CHECK_WORDS, PAPERS } from "../../../firm/names.ts";
import { type Names, named, type Values } from "./value.ts";

const BUSINESS: Names = {
  brokerage: ["受託買賣", "Brokerage"],
  proprietary: ["自行買賣", "Proprietary trading"],
  settlement: ["結算及申報", "Settlement and reporting"],
  documents: ["公文", "Documents"],
};

export const FIRM_VALUES: Values = {
  inField: {
    business: BUSINESS,
    covers: { ...BUSINESS, all: ["各項業務", "Every business"] },
    premises: {
      "epidemic-announced": ["政府發布重大疫情", "A major epidemic event was announced"],
      "cases-on-premises": ["營業處所員工確診", "Confirmed cases on the premises"],
      "handlers-isolated": ["主要承辦與代理人均受隔離等措施", "Main handlers and deputies are isolated"],
      none: ["沒有以上情形", "None of these"],
    },
    way: { regular: ["一般申請", "Regular"], emergency: ["緊急通報", "Emergency"] },
    paper: named(PAPERS),
    consent: {
      "board-minutes": ["董事會議事錄", "Minutes of the board"],
      "head-office": ["總公司或區域中心同意書", "Consent of the head office"],
      "to-be-ratified": ["待董事會追認", "To be ratified"],
    },
    risks: {
      security: ["資訊安全", "Security"],
      legal: ["法律", "Legal"],
      operational: ["作業", "Operational"],
      "personal-data": ["個人資料", "Personal data"],
      "financial-crime": ["金融犯罪", "Financial crime"],
    },
    about: named(CHECK_WORDS),
    outcome: { "in-order": ["符合", "In order"], findings: ["有缺失", "With findings"] },
    firmPapers: {
      complete: ["齊全", "Complete"],
      awaited: ["補件期限內", "Awaited"],
      late: ["逾期未補", "Late"],
      missing: ["缺件", "Missing"],
    },
    firmConsent: { given: ["已同意", "Given"], promised: ["待追認", "Promised"], none: ["無", "None"] },
  },
};
