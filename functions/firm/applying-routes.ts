// The routes by which a firm applies for its businesses and goes on with them: applied for, notified, decided, extended, ended; names and
// schemas only.
import * as v from "valibot";
import { account, day } from "../shared/http/schema.ts";
import { words } from "../shared/words.ts";
import { PREMISES_NAMES } from "./names.ts";
import { FIRM_PROBLEM as P } from "./problems.ts";
import { act, business, document, reason } from "./shapes.ts";

const terms = {
  business,
  premises: v.picklist(PREMISES_NAMES),
  from: day(),
  to: day(),
  liaison: account(),
  document,
};
const TERMS = {
  business: "brokerage",
  premises: "epidemic-announced",
  from: "2023-10-12",
  to: "2024-01-11",
  liaison: "supervisor@household",
} as const;
const SPAN_PROBLEMS = [
  P["premises-first"],
  P["business-running"],
  P["business-span-order"],
  P["business-span-past"],
  P["business-span-long"],
] as const;

export const applyBusiness = act("applications", {
  name: "applyBusiness",
  summary: words("申請一項業務居家辦公", "Apply to carry on a business from home"),
  body: v.strictObject(terms),
  example: { ...TERMS, document: "證字第1120000001號" },
  problems: [...SPAN_PROBLEMS, P["plan-incomplete"]],
});

export const notifyEmergency = act("emergency-notices", {
  name: "notifyEmergency",
  summary: words("緊急通報先行居家辦公", "Notify in an emergency, with the papers to follow"),
  body: v.strictObject({ ...terms, papersDue: day() }),
  example: { ...TERMS, document: "電子郵件 112-10-11", papersDue: "2023-10-20" },
  problems: [...SPAN_PROBLEMS, P["papers-due-past"]],
});

export const fileBusinessPapers = act("following-papers", {
  name: "fileBusinessPapers",
  summary: words("緊急通報後補具書件", "File the papers after a notice"),
  body: v.strictObject({ business, document }),
  example: { business: "brokerage", document: "證字第1120000002號" },
  problems: [P["business-unknown"], P["papers-not-awaited"], P["plan-incomplete"]],
});

export const decideBusiness = act("decisions", {
  name: "decideBusiness",
  summary: words("登錄主管機關核准結果", "Record what the authority decided"),
  body: v.strictObject({ business, granted: v.boolean(), dated: day(), document }),
  example: { business: "brokerage", granted: true, dated: "2023-10-11", document: "金管證字第1120000001號" },
  problems: [P["business-unknown"], P["business-decided"], P["own-business"], P["paper-in-the-future"]],
});

export const extendBusiness = act("extensions", {
  name: "extendBusiness",
  summary: words("登錄業務的延展", "Record that a business is extended"),
  body: v.strictObject({ business, to: day(), reason, document }),
  example: {
    business: "brokerage",
    to: "2024-04-11",
    reason: "疫情未歇",
    document: "臺證輔字第1130000001號",
  },
  problems: [
    P["business-unknown"],
    P["business-extension-used"],
    P["business-extension-late"],
    P["business-extension-long"],
    P["business-span-order"],
  ],
});

export const endBusiness = act("endings", {
  name: "endBusiness",
  summary: words("終止一項業務居家辦公", "End carrying on a business from home"),
  body: v.strictObject({ business, reason }),
  example: { business: "brokerage", reason: "恢復於營業處所辦理" },
  problems: [P["business-unknown"], P["business-not-in-force"]],
});

export const applyingRoutes = [
  applyBusiness,
  notifyEmergency,
  fileBusinessPapers,
  decideBusiness,
  extendBusiness,
  endBusiness,
] as const;
