// The words of a securities firm's file on home working (twse-2023): its businesses, what its plan consists of, what is checked, each
// with its clause; names alone.
import type { ClauseId } from "../shared/rules/clauses.ts";
import { type Words, words } from "../shared/words.ts";

/** Those that the text names, and the documents of an agency that adopts it as a stricter set of rules. */
export const BUSINESSES = ["brokerage", "proprietary", "settlement", "documents"] as const;
export type Business = (typeof BUSINESSES)[number];

/** A paper that stands for every business is filed under this. */
export const ALL_BUSINESSES = "all";
export type PaperOf = Business | typeof ALL_BUSINESSES;

/** Why other premises will not do, by clause; `none` is what nobody may begin with. */
export const PREMISES = {
  "epidemic-announced": "twse-2023/1.1",
  "cases-on-premises": "twse-2023/1.2",
  "handlers-isolated": "twse-2023/1.3",
  none: undefined,
} as const satisfies Record<string, ClauseId | undefined>;
export type Premises = keyof typeof PREMISES;
export const PREMISES_NAMES = Object.keys(PREMISES) as readonly Premises[];

export interface PaperKind extends Words {
  readonly clauses: readonly ClauseId[];
  /** An item of the contingency plan, without which the business may not go on; what is kept beside it is asked after, and stops nothing. */
  readonly plan: boolean;
  /** Absent: whatever the business. */
  readonly businesses?: readonly Business[];
}

const CUSTOMERS: readonly Business[] = ["brokerage", "proprietary", "settlement"];

function item(clause: ClauseId, zh: string, en: string, businesses?: readonly Business[]): PaperKind {
  return { clauses: [clause], plan: true, ...(businesses && { businesses }), ...words(zh, en) };
}

function beside(
  clauses: readonly ClauseId[],
  zh: string,
  en: string,
  businesses?: readonly Business[],
): PaperKind {
  return { clauses, plan: false, ...(businesses && { businesses }), ...words(zh, en) };
}

/** The period and the business are said in the application itself; the consent, the assessment and the training have their own records. */
export const PAPERS = {
  checklist: item("twse-2023/2.2", "案件檢查表", "Checklist of the case"),
  staffing: item("twse-2023/2.2.2", "人員配置", "Staffing"),
  procedures: item(
    "twse-2023/2.2.4",
    "作業方式與程序（含與營業處所之差異）",
    "Procedures, with what differs",
  ),
  supervision: item("twse-2023/2.2.5.1a", "活動與通訊監理措施", "Supervision of activity and communication"),
  privacy: item("twse-2023/2.2.5.3", "客戶隱私與資料保護措施", "Protection of customers’ data"),
  identity: item(
    "twse-2023/2.2.5.4",
    "客戶身分確認與帳戶管控",
    "Identity and accounts of customers",
    CUSTOMERS,
  ),
  recording: item(
    "twse-2023/2.2.5.6",
    "錄音錄影或替代之管控程序",
    "Recording, or what stands in for it",
    CUSTOMERS,
  ),
  "test-report": item("twse-2023/2.2.6", "遠端連線測試報告", "Report of the remote test"),
  "security-controls": item("twse-2023/3.4.1", "資訊安全管控措施", "Security controls"),
  statement: item("twse-2023/2.2.8", "資通安全檢查機制聲明書", "Statement on the checking mechanism"),
  conflicts: item("twse-2023/2.2.9", "防範利益衝突及違規措施", "Measures against conflicts of interest"),
  publication: beside(["twse-2023/2.2.5.5"], "公司網站首頁公告", "Published on the home page"),
  patching: beside(["twse-2023/2.2.7.1d"], "漏洞修補情形", "Patching"),
  "good-faith": beside(
    ["twse-2023/3.1.1", "twse-2023/3.2.1"],
    "誠信執業及未公開資訊規定",
    "Good faith and inside information",
    ["brokerage", "proprietary"],
  ),
  calls: beside(["twse-2023/3.1.4"], "客戶來電轉接錄音方式", "How customers’ calls are recorded", [
    "brokerage",
  ]),
  "personal-trading": beside(
    ["twse-2023/3.1.7", "twse-2023/3.2.8"],
    "個人交易管控規定",
    "Rules on personal trading",
    ["brokerage", "proprietary"],
  ),
  video: beside(["twse-2023/3.2.4"], "居家空間視訊錄影措施", "Video in the trader’s room", ["proprietary"]),
  limits: beside(["twse-2023/3.2.7"], "交易額度與部位風險控管", "Control of limits and positions", [
    "proprietary",
  ]),
  premises: beside(
    ["twse-2023/3.3.1", "twse-2023/3.3.2"],
    "營業處所與居家辦理項目劃分",
    "What stays on the premises",
    ["settlement"],
  ),
  "internal-control": beside(["twse-2023/3.6"], "內部控制與查核程序", "Internal control and its audit"),
} as const satisfies Record<string, PaperKind>;
export type PaperName = keyof typeof PAPERS;
export const PAPER_NAMES = Object.keys(PAPERS) as readonly PaperName[];

/** Whose consent it is; one that is promised has to come by a day. */
export const CONSENTS = ["board-minutes", "head-office", "to-be-ratified"] as const;
export type Consent = (typeof CONSENTS)[number];

/** What an assessment of long home working has to weigh. */
export const RISKS = ["security", "legal", "operational", "personal-data", "financial-crime"] as const;

/** What the firm looks into, by clause; of recordings the clause follows from the business. */
export const CHECKS = {
  recordings: ["twse-2023/3.1.5", "twse-2023/3.2.6"],
  conflicts: ["twse-2023/3.5.4"],
  "personal-trading": ["twse-2023/2.2.5.1a"],
  operations: ["twse-2023/2.2.7.1c"],
  trails: ["twse-2023/3.4.3"],
} as const satisfies Record<string, readonly ClauseId[]>;
export type CheckName = keyof typeof CHECKS;
export const CHECK_NAMES = Object.keys(CHECKS) as readonly CheckName[];
export const CHECK_OUTCOMES = ["in-order", "findings"] as const;

/** How it was asked for: in the regular way, or by a notice in an emergency, whose papers follow. */
export const WAYS = ["regular", "emergency"] as const;

/** What the gate knows of the papers, and of the consent. */
export const PAPER_STANDINGS = ["complete", "awaited", "late", "missing"] as const;
export const CONSENT_STANDINGS = ["given", "promised", "none"] as const;

export function isOfBusiness({ businesses }: PaperKind, business: Business): boolean {
  return businesses === undefined || businesses.includes(business);
}

export const CHECK_WORDS: Readonly<Record<CheckName, Words>> = {
  recordings: words("核對居家錄音與營業處所存檔", "Recordings at home against those on the premises"),
  conflicts: words("查核利益衝突與違規", "Conflicts of interest and violations"),
  "personal-trading": words("審查個人交易", "Personal trading"),
  operations: words("檢視異常操作", "Abnormal operation"),
  trails: words("核對登入與交易軌跡", "Trails of log-ins and trades"),
};
