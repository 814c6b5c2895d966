// Who is told what of a securities firm's file: those who keep it, of what another of them has to do or of what closed; pure.
import { type Firm, type FirmEvent, firmLaw } from "../../firm/firm.ts";
import type { Happening } from "../../shared/journal/event.ts";
import { words } from "../../shared/words.ts";
import { agencyBoxes } from "../notice.ts";
import { type Row, type Table, tells } from "../telling.ts";

function row(zh: string, en: string): Row<Happening, Firm> {
  return {
    to: ({ id: [agency = ""] }) => agencyBoxes(agency, "supervisor", "personnel"),
    say: () => words(zh, en),
    page: () => "/console/firm",
  };
}

const table: Table<FirmEvent, Firm> = {
  BusinessApplied: row(
    "公司申請或通報了一項業務居家辦公，請登錄核准結果或補件",
    "a business was applied for or notified: record the decision, or file its papers",
  ),
  BusinessPapersFiled: "stands on the file; nobody has to act",
  BusinessDecided: row(
    "主管機關對一項業務的決定已登錄",
    "what the authority decided of a business is on record",
  ),
  BusinessExtended: "stands on the file; nobody has to act",
  BusinessEnded: row("一項業務的居家辦公已終止", "a business is no longer carried on from home"),
  PaperFiled: "stands on the file; nobody has to act",
  ConsentFiled: "stands on the file; what is promised is on the open list",
  RisksAssessed: "stands on the file; nobody has to act",
  TrainingHeld: "stands on the file; nobody has to act",
  SupervisorNamed: "stands on the file; nobody has to act",
  SupervisorRemoved: row(
    "監督時段已取消，請確認有人監督",
    "a supervisor’s turn was removed: see that somebody supervises",
  ),
  FirmChecked: "stands on the file; what was found is dealt with beside it",
};

export const firms = tells(firmLaw, table);
