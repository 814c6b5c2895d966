// Each stage of a trip in words: where the terminal is, what comes next, and which clauses are not yet fulfilled; words only.
import type { ClauseId } from "../shared/rules/clauses.ts";
import type { Stage } from "./custody.ts";

interface StageWords {
  readonly now: readonly [zh: string, en: string];
  readonly next: readonly [zh: string, en: string];
  /** What is not yet fulfilled at this stage. */
  readonly clauses: readonly ClauseId[];
}

export const STAGE_WORDS: Readonly<Record<Stage, StageWords>> = {
  "in-office": {
    now: ["在辦公處所，未借出", "in the office, not lent"],
    next: ["檔案人員登記借用", "records staff register a loan"],
    clauses: ["tainan-2021/3.2c"],
  },
  registered: {
    now: ["已登記借用，尚未攜出", "a loan is registered, not yet carried out"],
    next: ["核准、切結後登錄攜出", "approval, pledge, then carrying out"],
    clauses: ["tainan-2021/3.2c", "tainan-2021/3.2d"],
  },
  out: {
    now: ["攜出中", "out on loan"],
    next: ["借用人或檔案人員申報歸還", "the borrower or records staff declare the return"],
    clauses: ["tainan-2021/3.5a", "tainan-2021/3.5b"],
  },
  "return-declared": {
    now: ["已申報歸還，尚未消毒", "return declared, not yet disinfected"],
    next: ["在機關規劃的處所消毒", "disinfection at a place the agency has set"],
    clauses: ["tainan-2021/3.5a", "tainan-2021/3.5b"],
  },
  disinfected: {
    now: ["已消毒，尚未掃描", "disinfected, not yet scanned"],
    next: ["離線全機詳細掃描", "a full detailed scan, offline"],
    clauses: ["tainan-2021/3.5c", "tainan-2021/3.5d", "ey-draft/12.2"],
  },
  scanned: {
    now: ["已掃描，尚未證明", "scanned, not yet attested"],
    next: ["掃毒人員出具證明", "a scan officer attests the scan"],
    clauses: ["tainan-2021/3.5d", "ey-draft/12.2"],
  },
  infected: {
    now: ["發現惡意程式", "malware was found"],
    next: ["清除後重新離線全機掃描", "clean-up, then a new full scan, offline"],
    clauses: ["tainan-2021/3.5d", "ey-draft/12.2"],
  },
  cleaned: {
    now: ["已清除，尚未重新掃描", "cleaned up, not yet scanned again"],
    next: ["重新離線全機掃描", "a new full scan, offline"],
    clauses: ["tainan-2021/3.5c", "tainan-2021/3.5d", "ey-draft/12.2"],
  },
  attested: {
    now: ["已證明未染毒", "attested clean"],
    next: ["點收配件後放行", "check of the items, then release"],
    clauses: ["tainan-2021/3.5d", "ey-draft/12.2"],
  },
  released: {
    now: ["已放行", "released into the office"],
    next: ["雙方簽收結案", "both sides sign and the loan is closed"],
    clauses: ["tainan-2021/3.2c"],
  },
  lost: {
    now: ["遺失或遭竊", "lost or stolen"],
    next: ["尋獲後登錄，再從消毒開始；或報廢", "once found, disinfection from the start; or writing off"],
    clauses: ["tainan-2021/3.5d"],
  },
  "written-off": {
    now: ["已報廢", "written off"],
    next: ["尋獲時以新的財產編號登記", "if found, registration under a new property number"],
    clauses: ["tainan-2021/3.2c"],
  },
};
