// Who is told what of overtime and compensatory leave: whose turn it is, whoever it is of, and the head of the unit where leave ends; pure.
import { type CompLeave, type CompLeaveEvent, compLeaveLaw } from "../../hours/comp-leave.ts";
import { type HoursBook, type HoursBookEvent, hoursBookLaw } from "../../hours/hours-book.ts";
import { type Overtime, type OvertimeEvent, overtimeLaw } from "../../hours/overtime.ts";
import type { Happening } from "../../shared/journal/event.ts";
import { words } from "../../shared/words.ts";
import { agencyBoxes, type Box, ownBox } from "../notice.ts";
import { type Row, type Table, type Told, tells } from "../telling.ts";

type Of<S> = Told<Happening, S>;
type Fields = Readonly<Record<string, unknown>>;

const MINE = "/console/hours";
const TEAM = "/console/hours/team";

const own = ({ id: [account = ""] }: Of<unknown>): readonly Box[] => [ownBox(account)];
const named =
  (field: "to" | "head") =>
  ({ event }: Of<unknown>): readonly Box[] => {
    const account = (event as unknown as Fields)[field];
    return typeof account === "string" ? [ownBox(account)] : [];
  };

function row<S>(to: Row<Happening, S>["to"], page: string, zh: string, en: string): Row<Happening, S> {
  return { to, say: () => words(zh, en), page: () => page };
}

/** Whoever assigned it has to confirm what was claimed. */
const assigner = ({ state, event }: Of<Overtime>): readonly Box[] => {
  const { piece = "" } = event as { readonly piece?: string };
  const by = state?.pieces[piece]?.assigned?.by;
  return by ? [ownBox(by)] : [];
};

const overtimeTable: Table<OvertimeEvent, Overtime> = {
  OvertimeAssigned: row(own, MINE, "主管指派您加班", "You are assigned overtime"),
  OvertimeAsked: row(
    named("to"),
    TEAM,
    "有同仁申請加班，待您決定",
    "Somebody applies for overtime: decide it",
  ),
  OvertimeAgreed: row(own, MINE, "加班申請已同意", "Your overtime is agreed to"),
  OvertimeDeclined: row(own, MINE, "加班申請未獲同意", "Your application for overtime was declined"),
  OvertimeCalledOff: row(own, MINE, "加班已取消", "Your overtime is called off"),
  OvertimeClaimed: row(assigner, TEAM, "有同仁申報加班，待您確認", "Overtime is claimed: confirm it"),
  OvertimeConfirmed: row(own, MINE, "加班已確認", "Your overtime is confirmed"),
  OvertimeRejected: row(own, MINE, "加班申報不予認定", "Your claim of overtime was turned down"),
  StandbyGraded: row(own, MINE, "待命級別已審認", "Your standby is graded"),
  OvertimeSettled: row(own, MINE, "加班補償已核給", "Your overtime is settled"),
  MatterTold: row(
    own,
    MINE,
    "主管講明一件下班後不必處理的事",
    "Something was told that need not be handled after hours",
  ),
  ShiftsPlanned: row(own, MINE, "班表已排定", "Your shifts are set"),
  WorkNoted: "written down by whoever worked, and counts for nothing",
};
export const overtime = tells(overtimeLaw, overtimeTable);

/** Both the person and the head of their unit. */
const both = (told: Of<CompLeave>): readonly Box[] => [...own(told), ...named("head")(told)];

const leaveTable: Table<CompLeaveEvent, CompLeave> = {
  LeaveEarned: "follows from the overtime that is confirmed, which tells it",
  CompLeaveAsked: row(
    named("to"),
    TEAM,
    "有同仁申請補休，待您決定",
    "Somebody asks for compensatory leave: decide it",
  ),
  CompLeaveGranted: row(own, MINE, "補休已核准", "Your compensatory leave is granted"),
  CompLeaveRefused: row(
    own,
    MINE,
    "補休申請未獲同意，紀錄留存為憑",
    "Your compensatory leave was refused; the record is kept as proof",
  ),
  CompLeaveWithdrawn: "done by whoever asked for it",
  LotsWarned: {
    ...row<CompLeave>(both, MINE, "", ""),
    facts: ({ event, id: [account = ""] }) => ({ stage: stageIn(event), who: account }),
    say: ({ stage = "" }) =>
      stage === "month"
        ? words("有補休將於下月到期，請安排休畢", "Compensatory leave ends next month: see that it is used")
        : words(
            `有補休將於 ${stage} 日內到期，請安排休畢`,
            `Compensatory leave ends within ${stage} days: see that it is used`,
          ),
    page: ({ who = "" }) => `/console/people/${encodeURIComponent(who)}/hours`,
  },
  WarningClosed: row(own, MINE, "到期補休已協調", "What is done about your leave is written down"),
  LotSettled: row(own, MINE, "到期補休已改發補償", "Your leave that ended is settled"),
  LeaveCarriedOver: row(own, MINE, "補休已移轉至本機關", "Your leave is carried over"),
};
export const compLeave = tells(compLeaveLaw, leaveTable);

function stageIn(event: Happening): string {
  return String((event as unknown as Fields).stage ?? "").replace("-days", "");
}

const personnel = ({ id: [agency = ""] }: Of<HoursBook>): readonly Box[] => agencyBoxes(agency, "personnel");

const bookTable: Table<HoursBookEvent, HoursBook> = {
  CauseGiven: "recorded by personnel, who keep the book",
  CountyConsented: "recorded by personnel, who keep the book",
  ConsentExtended: "recorded by personnel, who keep the book",
  CauseReported: "recorded by personnel, who keep the book",
  CauseEnded: "recorded by personnel, who keep the book",
  MonthClosed: row(
    personnel,
    "/console/hours/agency",
    "本機關月份加班已關帳",
    "A month of overtime is closed",
  ),
  ShiftSet: "recorded by personnel, who keep the book",
  ShiftDropped: "recorded by personnel, who keep the book",
  HoursNoted: "recorded by personnel, who keep the book",
  LeaveReportMade: row(
    personnel,
    "/console/hours/agency",
    "本月補休報表已產製",
    "This month’s report of compensatory leave is made",
  ),
};
export const hoursBooks = tells(hoursBookLaw, bookTable);
