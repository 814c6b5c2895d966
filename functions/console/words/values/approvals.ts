// Values of applications to work from home, their approvals and breaches.
import type { Values } from "./value.ts";

export const APPROVAL_VALUES: Values = {
  inField: {
    breachKind: { "work-rules": ["工作規定", "Rules of work"], secrecy: ["保密義務", "Secrecy"] },
    severity: { light: ["輕微", "Light"], serious: ["重大", "Serious"] },
    regulation: {
      "ey-draft": ["行政院居家辦公參考原則（草案）", "Executive Yuan draft principles"],
      "keelung-pregnancy": ["基隆市懷孕居家辦公規範", "Keelung’s rules during pregnancy"],
      "twse-2023": ["證券商居家辦公指引", "Stock Exchange guideline"],
    },
    priorityGround: {
      illness: ["本人、配偶或直系親屬身心障礙、重大傷病", "Disability or major illness in the family"],
      "own-pregnancy": ["本人懷孕", "Own pregnancy"],
      "child-care": ["照顧十二歲以下子女", "Care of a child aged 12 or under"],
      commute: ["通勤路途較遠或不便", "A long or inconvenient commute"],
      other: ["其他機關認為適合者", "Other cases that the agency finds fit"],
    },
    pregnancy: {
      own: ["本人懷孕", "Own pregnancy"],
      spouse: ["配偶懷孕", "Spouse’s pregnancy"],
    },
    placeKind: {
      residence: ["住居所", "Residence"],
      "other-place": ["其他地點", "Another place"],
    },
    work: {
      "by-ict": ["可用資通訊完成", "Done by information technology"],
      independent: ["可獨立作業", "Independent"],
      autonomous: ["自主性高", "Autonomous"],
      "low-secrecy": ["機密性低", "Of low secrecy"],
      professional: ["專業性", "Professional"],
      planned: ["計畫性", "Planned"],
      "by-result": ["專案或成果導向", "By project or result"],
      research: ["研究性", "Research"],
      review: ["審查性", "Review"],
      "no-contact-no-equipment": [
        "不需面對民眾、不需特殊設備或系統",
        "No public contact, no special equipment or system",
      ],
    },
    cause: {
      withdrawn: ["本人撤回", "Withdrawn"],
      delivery: ["分娩", "Delivery"],
      transfer: ["調職", "Transferred"],
      left: ["離職", "Left"],
      revoked: ["機關撤銷", "Revoked by the agency"],
    },
  },
};
