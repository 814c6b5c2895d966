// Fields of applications and approvals to work from home.
import type { FieldGroups, FieldNames } from "./field.ts";

export const APPROVAL_FIELDS: FieldNames = {
  application: ["申請編號", "Application"],
  regulation: ["依據規範", "Regulation"],
  to: ["迄日", "Last day"],
  placeKind: ["地點性質", "Kind of place"],
  place: [
    "居家辦公地點",
    "Place of work",
    "一處固定的地點；不進稽核紀錄",
    "One fixed place. It stays out of the journal",
  ],
  contacts: [
    "聯絡方式",
    "How to reach you",
    "上班時間隨時可以聯繫的電話、即時通訊等；不進稽核紀錄",
    "By which you can be reached at once. It stays out of the journal",
  ],
  priorityGround: [
    "優先事由",
    "Priority ground",
    "行政院草案第二點；只影響排序，只供決定者查閱",
    "Point 2 of the draft. It orders the queue and only those who decide see it",
  ],
  pregnancy: [
    "懷孕情形",
    "Pregnancy",
    "只有基隆市規範需要；只供決定者查閱",
    "For Keelung’s rules alone. Only those who decide see it",
  ],
  personalCare: ["需親自照顧配偶", "Your personal care is needed"],
  expectedOn: [
    "預產期",
    "Expected date of delivery",
    "只有基隆市規範需要；只供決定者查閱",
    "For Keelung’s rules alone. Only those who decide see it",
  ],
  work: ["工作性質", "Nature of the work"],
  environment: [
    "環境聲明",
    "Environment",
    "居家環境、用品與設備足以妥善處理業務",
    "Home, supplies and equipment can handle the work properly",
  ],
  room: ["獨立空間聲明", "Separate room", "有獨立空間，不在公共場所", "A room of its own, no public space"],
  reviewer: ["擔任覆核或監督", "Reviews or supervises others"],
  businesses: ["申請業務代碼", "Businesses applied for", "每行一項", "One per line"],
  agrees: ["是否同意", "Agree"],
  granted: ["是否核准", "Approve"],
  "findings.noPublicContact": ["不需面對民眾", "No face-to-face public contact"],
  "findings.noSpecialEquipment": ["不需特殊設備", "No special equipment"],
  "findings.highAutonomy": ["自主度高", "High autonomy"],
  "findings.lowSecrecy": ["機密性低", "Low secrecy"],
  "factors.workFactor": ["工作性質之考量", "Weighing of the work"],
  "factors.ictFactor": ["資通設備之考量", "Weighing of the ICT equipment"],
  "factors.environmentFactor": ["居家環境之考量", "Weighing of the home environment"],
  "terms.content": ["工作內容", "Work"],
  "terms.hours": ["工作時間", "Hours"],
  reviewerFinding: ["不妨礙覆核之認定", "Finding that the review is not hindered"],
  on: ["分娩日期", "Day of delivery", "只有分娩時填寫", "For a delivery alone"],
};

export const APPROVAL_GROUPS: FieldGroups = {
  applyHomeWork: [
    ["規範與業務", "Rules and activity", ["regulation", "activity"]],
    ["居家期間", "When", ["from", "to"]],
    [
      "地點、環境與聯絡",
      "Where, and how to reach you",
      ["placeKind", "place", "environment", "room", "contacts"],
    ],
    ["工作內容", "The work", ["work", "businesses", "rights", "functions"]],
    ["代理與覆核", "Deputy and review", ["deputy", "reviewer"]],
    ["優先或照顧事由", "Priority or care", ["priorityGround", "pregnancy", "personalCare", "expectedOn"]],
  ],
  decideHomeWork: [
    ["決定", "Decision", ["granted", "reason"]],
    ["認定", "Findings", ["findings", "reviewerFinding"]],
    ["各項考量", "What was weighed", ["factors"]],
    ["核准的工作與時間", "Work and hours allowed", ["terms"]],
  ],
  askPlace: [
    ["新地點與聯絡", "New place, and how to reach you", ["placeKind", "place", "contacts"]],
    ["事由", "Why", ["reason"]],
  ],
};
