// Who is told what of a terminal: each step of a loan to whoever has the next one, incidents and overdue returns at once; pure.

import type { Happening } from "../../shared/journal/event.ts";
import type { HumanRole } from "../../shared/rules/roles.ts";
import { words } from "../../shared/words.ts";
import { type Terminal, type TerminalEvent, terminalLaw } from "../../terminals/terminal.ts";
import { agencyBoxes, type Box, type Facts, ownBox } from "../notice.ts";
import { both, day, type Row, type Table, type Told, tells } from "../telling.ts";

type Of = Told<Happening, Terminal>;

const factsOf = ({ id: [propertyNo = ""], state }: Of): Facts => ({
  propertyNo,
  ...(state?.custody.loan && { due: state.custody.loan.dueOn }),
});
const offices = (told: Of, ...roles: readonly HumanRole[]) => agencyBoxes(told.state?.agency ?? "", ...roles);
const borrower = ({ state }: Of): readonly Box[] =>
  state?.custody.loan ? [ownBox(state.custody.loan.borrower)] : [];

type TerminalRow = Row<Happening, Terminal>;
type Some = Partial<Pick<TerminalRow, "urgency">>;

/** `zh` and `en` follow the terminal's number. */
function row(
  to: (told: Of) => readonly Box[],
  zh: string,
  en: string,
  more: Some = {},
): Row<Happening, Terminal> {
  return {
    to,
    facts: factsOf,
    say: ({ propertyNo }) => words(`${propertyNo} ${zh}`, `${propertyNo} ${en}`),
    page: ({ propertyNo = "" }) => `/console/terminals/${propertyNo}`,
    ...more,
  };
}

const urgent = { urgency: "urgent" } as const;
const routine = { urgency: "routine" } as const;

const reminder: Row<Extract<TerminalEvent, { type: "NoticeGiven" }>, Terminal> = {
  to: told => [
    ...borrower(told),
    ...offices(told, "records"),
    ...(told.event.workingDays < 0 ? offices(told, "supervisor") : []),
  ],
  facts: told => ({ ...factsOf(told), workingDays: String(told.event.workingDays) }),
  say: ({ propertyNo, due, workingDays }) => {
    const days = Number(workingDays);
    const last = day(due);
    if (days < 0)
      return both(
        of => `${propertyNo} 已逾歸還期限 ${-days} 個上班日（期限 ${of(last)}），請即歸還`,
        of => `${propertyNo} is ${-days} working day(s) overdue (due ${of(last)}): return it now`,
      );
    if (days === 0)
      return words(`${propertyNo} 今日到期，請於今日歸還`, `${propertyNo} is due today: return it`);
    return both(
      of => `${propertyNo} 應於 ${of(last)} 前歸還，尚餘 ${days} 個上班日`,
      of => `${propertyNo} is due on ${of(last)}, in ${days} working day(s)`,
    );
  },
  page: ({ propertyNo = "" }) => `/console/terminals/${propertyNo}`,
};

/** What was handed over, as a receipt says it. */
const handedOver = ({ number, accessories }: NonNullable<Terminal["custody"]["loan"]>): Facts => ({
  number: String(number),
  items: accessories.join("、"),
});

const carriedOut: Row<Happening, Terminal> = {
  ...row(told => [...borrower(told), ...offices(told, "property")], "", ""),
  facts: told => ({ ...factsOf(told), ...(told.state?.custody.loan && handedOver(told.state.custody.loan)) }),
  say: ({ propertyNo, due, number = "", items = "" }) =>
    both(
      of =>
        `借用收據：${propertyNo} 第 ${number} 次借用已登錄攜出，配件 ${items || "無"}，應於 ${of(day(due))} 前歸還`,
      of =>
        `Receipt: ${propertyNo} (loan ${number}) was carried out with ${items || "no accessories"} and is due on ${of(day(due))}`,
    ),
  page: ({ propertyNo = "" }) => `/console/terminals/${propertyNo}/slip`,
};

/** Whose loan it was: by now the terminal is nobody’s. */
const lastBorrower = ({ before }: Of): readonly Box[] =>
  before?.custody.loan ? [ownBox(before.custody.loan.borrower)] : [];

const closed: Row<Happening, Terminal> = {
  ...row(lastBorrower, "", ""),
  needsBefore: true,
  facts: ({ id: [propertyNo = ""], before }) => {
    const { loan } = before?.custody ?? {};
    const missing = loan?.release?.missing.join("、") ?? "";
    return { propertyNo, missing, ...(loan && handedOver(loan)) };
  },
  say: ({ propertyNo, number = "", missing = "" }) =>
    words(
      `歸還收據：${propertyNo} 第 ${number} 次借用已歸還結案，${missing ? `短少 ${missing}` : "配件無短少"}`,
      `Receipt: ${propertyNo} (loan ${number}) is returned and closed, ${missing ? `missing: ${missing}` : "nothing is missing"}`,
    ),
  // Its page is theirs no more.
  page: () => "/console",
};

const offered: Row<Extract<TerminalEvent, { type: "TransferOffered" }>, Terminal> = {
  ...row(
    ({ event }) =>
      agencyBoxes((event as unknown as { to: { agency: string } }).to.agency, "property", "records"),
    "由他機關提出移交，待貴機關接收",
    "was offered to your agency: accept it or not",
  ),
};

const table: Table<TerminalEvent, Terminal> = {
  TerminalRegistered: "the register shows it; nobody has to act",
  TerminalAmended: "the register shows it; nobody has to act",
  TransferOffered: offered,
  TransferWithdrawn: row(
    ({ before }) => agencyBoxes(before?.offered?.agency ?? "", "property", "records"),
    "之移交已收回",
    "is no longer offered to your agency",
  ),
  TerminalTransferred: row(
    told => offices(told, "property", "records"),
    "已移交貴機關",
    "now belongs to your agency",
    routine,
  ),
  TerminalRetired: row(told => offices(told, "records"), "已除帳", "was retired", routine),
  LoanRegistered: row(
    told => [...borrower(told), ...offices(told, "property")],
    "已登記借用，待借用人切結、財產管理人員核准",
    "is registered for a loan: the borrower accepts the pledge, the property officer approves",
  ),
  LoanApproved: row(
    told => [...borrower(told), ...offices(told, "records")],
    "之借用已核准",
    "may be lent: the loan was approved",
  ),
  LoanExtended: row(
    told => [...borrower(told), ...offices(told, "records")],
    "之借用已展期",
    "has a later due date",
  ),
  LoanCancelled: {
    ...row(
      told => [...lastBorrower(told), ...offices(told, "property")],
      "之借用已取消",
      "is not lent: the loan was cancelled",
    ),
    needsBefore: true,
  },
  PledgeAccepted: row(told => offices(told, "records"), "之借用人已切結", "has its borrower’s pledge"),
  CarriedOut: carriedOut,
  ReturnDeclared: row(
    told => [...borrower(told), ...offices(told, "records", "scan")],
    "已申報歸還，管制開始，待消毒與掃毒",
    "was declared returned and is held: disinfect and scan it",
  ),
  Disinfected: row(
    told => offices(told, "scan"),
    "已消毒，待離線全機掃毒",
    "is disinfected: scan it offline in full",
  ),
  Scanned: row(
    told => offices(told, "scan"),
    "已掃毒，待他人出具掃毒證明",
    "is scanned: somebody else attests it",
  ),
  FoundInfected: row(
    told => [...borrower(told), ...offices(told, "records", "property", "scan", "supervisor")],
    "掃毒發現惡意程式，管制不解除",
    "is infected and stays held",
    urgent,
  ),
  CleanedUp: row(told => offices(told, "scan"), "已清除惡意程式，待重新掃毒", "is cleaned: scan it again"),
  Attested: row(told => offices(told, "records"), "已出具掃毒證明，待放行", "is attested clean: release it"),
  Released: row(told => borrower(told), "已放行，待雙方簽收結案", "is released: both sides sign"),
  ReturnSigned: row(
    told => [...borrower(told), ...offices(told, "records")],
    "之歸還已有一方簽收",
    "was signed for by one side",
    routine,
  ),
  LoanClosed: closed,
  LossReported: row(
    told => [...borrower(told), ...offices(told, "records", "property", "supervisor")],
    "通報遺失或失竊，連線均已關閉",
    "was reported lost or stolen: its sessions are closed",
    urgent,
  ),
  FoundAgain: row(
    told => [...borrower(told), ...offices(told, "records", "property", "supervisor")],
    "已尋獲，待消毒與掃毒",
    "was found again: disinfect and scan it",
  ),
  WrittenOff: row(told => offices(told, "records", "supervisor"), "已註銷", "was written off", routine),
  IncidentOpened: row(
    told => [...borrower(told), ...offices(told, "records", "property", "scan", "supervisor")],
    "登錄資通安全事件",
    "has an information security incident on record",
    urgent,
  ),
  IncidentClosed: row(
    told => [...borrower(told), ...offices(told, "records", "property", "scan", "supervisor")],
    "之資通安全事件已結案",
    "has its incident closed",
  ),
  NoticeGiven: reminder,
};

export const terminals = tells(terminalLaw, table);
