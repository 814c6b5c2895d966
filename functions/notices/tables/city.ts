// Who is told what of a session, a stop, an agency's rules, hazardous products and calendars; pure.

import { type Agency, type AgencyEvent, agencyLaw } from "../../agencies/agency.ts";
import { calendarLaw } from "../../calendars/office-calendar.ts";
import { productsLaw } from "../../products/products.ts";
import { differenceLaw } from "../../recheck/difference.ts";
import type { Session } from "../../sessions/session.ts";
import { sessionLaw } from "../../sessions/session.ts";
import type { SessionEvent } from "../../sessions/session-event.ts";
import type { Happening } from "../../shared/journal/event.ts";
import type { HumanRole } from "../../shared/rules/roles.ts";
import { words } from "../../shared/words.ts";
import { type Stop, type StopEvent, type Stops, stopLaw } from "../../stops/stop.ts";
import { scanReportLaw } from "../../terminals/scan-report.ts";
import type { Urgency } from "../names.ts";
import { agencyBoxes, type Box, cityBoxes, ownBox, systemBoxes } from "../notice.ts";
import { both, type Row, systemCalled, type Table, type Told, tells } from "../telling.ts";

type OfSession = Told<Happening, Session>;

const borrower = ({ state }: OfSession): readonly Box[] => (state?.person ? [ownBox(state.person)] : []);
const administrators = ({ state }: OfSession): readonly Box[] =>
  systemBoxes(state?.system ?? "", "administrator");

const onSession = (
  to: (told: OfSession) => readonly Box[],
  zh: string,
  en: string,
  urgency: Urgency,
): Row<Happening, Session> => ({
  to,
  facts: ({ id: [session = ""], state }) => ({ session, system: state?.system ?? "" }),
  say: ({ system }) =>
    both(
      on => `${on(systemCalled(system))}${zh}`,
      on => `${on(systemCalled(system))}: ${en}`,
    ),
  page: ({ session = "" }) => `/console/sessions/${session}`,
  urgency,
});

const sessionTable: Table<SessionEvent, Session> = {
  SessionAllowed: "whoever connects sees it at once",
  SessionRefused: {
    ...onSession(
      borrower,
      "：連線遭拒，原因與處理方式見首頁",
      "a session was refused; the reasons stand on your page",
      "quiet",
    ),
    page: () => "/console",
    daily: ({ state }) => `refused#${state?.terminal ?? ""}#${state?.system ?? ""}`,
  },
  SessionUndecided: "a fault of ours, told by an alarm",
  QuestionRepeated: "a program asked twice",
  SessionRenewed: "nothing changes for anybody",
  SessionEnded: {
    ...onSession(
      told =>
        ["hung-up", "never-opened", "taken-over"].includes((told.event as { why?: string }).why ?? "")
          ? []
          : borrower(told),
      "：連線已關閉",
      "a session was closed",
      "quiet",
    ),
    page: () => "/console",
    daily: ({ state, event }) =>
      `ended#${state?.terminal ?? ""}#${state?.system ?? ""}#${(event as { why?: string }).why ?? ""}`,
  },
  ActAllowed: "whoever does it sees it at once",
  ActRefused: {
    ...onSession(
      borrower,
      "：連線中的辦理事項遭拒，原因見該連線的紀錄",
      "an act inside a session was refused; the reasons stand on the session's page",
      "quiet",
    ),
    daily: ({ state }) => `act#${state?.terminal ?? ""}#${state?.system ?? ""}`,
  },
  CutConfirmed: "as was wanted; stands on the session's page",
  CloseConfirmed: "as was wanted; stands on the session's page",
  SeenAfterClosing: onSession(
    administrators,
    "：已關閉之連線仍有活動",
    "a closed session was seen alive",
    "urgent",
  ),
  StrayFound: onSession(
    told => [...administrators(told), ...cityBoxes("center")],
    "：雲端有未經閘門允許之連線",
    "a connection that the gate never allowed was found",
    "urgent",
  ),
};

const STOPPED: readonly HumanRole[] = ["worker", "supervisor", "records"];

/** Whoever is cut off, whoever has to answer for them, and the center for all of them. */
function hit({
  scope,
  agency,
  system,
  person,
}: Pick<Stop, "scope" | "agency" | "system" | "person">): readonly Box[] {
  const center = cityBoxes("center", "administrator");
  if (scope.kind === "city") return [...center, ...cityBoxes(...STOPPED)];
  if (scope.kind === "system")
    return [...center, ...systemBoxes(system || scope.id, "administrator", ...STOPPED)];
  if (scope.kind === "agency")
    return [...center, ...agencyBoxes(agency || scope.id, "personnel", ...STOPPED)];
  return [...center, ...(person === "" ? [] : [ownBox(person)])];
}

/** Whoever can look into it; everybody else is told why by the refusal itself. */
const onDoubt = (zh: string, en: string, urgency: Urgency = "urgent"): Row<StopEvent, Stops> => ({
  to: () => cityBoxes("center", "administrator"),
  say: () => words(zh, en),
  page: () => "/console/sessions/stops",
  urgency,
});

const stopTable: Table<StopEvent, Stops> = {
  ConnectionsStopped: {
    to: ({ event }) => hit(event),
    facts: ({ event }) => ({
      scope: event.scope.kind,
      id: ["person", "session"].includes(event.scope.kind) ? "" : event.scope.id,
    }),
    say: ({ id }) =>
      both(
        on => `緊急切斷遠端連線${id && `（${on(systemCalled(id))}）`}`,
        on => `Remote sessions were stopped${id && ` (${on(systemCalled(id))})`}`,
      ),
    page: () => "/console/sessions/stops",
    urgency: "urgent",
  },
  StopLifted: {
    to: ({ event, before }) => {
      const stop = before?.active[event.stop];
      return stop ? hit(stop) : cityBoxes("center");
    },
    say: () => words("緊急切斷已解除，遠端連線恢復依規定判斷", "A stop was lifted: the gate decides again"),
    page: () => "/console/sessions/stops",
    needsBefore: true,
  },
  YesesStopped: onDoubt(
    "閘道的判斷與官方規則引擎不一致，已停止放行，須兩人查明後恢復",
    "The gate’s verdict and the official engine’s differ: no session opens until two people have looked into it",
  ),
  YesesUnjudged: onDoubt(
    "閘道的判斷久未經官方規則引擎覆核，已停止放行；恢復覆核或兩人同意後放行",
    "No decision was put to the official engine for some time: no session opens until one is, or two people agree",
  ),
  YesesJudgedAgain: onDoubt(
    "官方規則引擎已補齊覆核，閘道依規定判斷",
    "The official engine has judged all decisions: the gate decides again",
    "usual",
  ),
  ReopeningProposed: onDoubt("恢復放行待另一人同意", "That the gate decides again waits for a second person"),
  YesesReopened: onDoubt("已恢復放行，閘道依規定判斷", "The gate decides again", "usual"),
};

type OfAgency = Told<Happening, Agency>;
const offices = ({ id: [agency = ""] }: OfAgency) => agencyBoxes(agency, "supervisor", "personnel");

const onAgency = (
  zh: string,
  en: string,
  urgency: Urgency = "usual",
  to: (told: OfAgency) => readonly Box[] = offices,
): Row<Happening, Agency> => ({
  to,
  say: () => words(zh, en),
  page: () => "/console/agency",
  urgency,
});
const proposer =
  (of: "adoptions" | "repeals") =>
  ({ before, state, event }: OfAgency): readonly Box[] => {
    const name = (event as { adoption?: string }).adoption ?? "";
    const by = (before?.[of]?.[name] ?? state?.[of]?.[name])?.proposed.by;
    return by === undefined ? [] : [ownBox(by)];
  };

const agencyTable: Table<AgencyEvent, Agency> = {
  AgencyDescribed: onAgency(
    "機關性質已登錄，適用之規範隨之確定",
    "what kind of agency this is was recorded, and with it what binds it",
  ),
  ReadinessReviewed: onAgency("軟硬體與人員已檢視", "readiness was reviewed", "routine"),
  DrillHeld: onAgency("演練已登錄", "a drill is on record", "routine"),
  ReturnSitesSet: onAgency("消毒處所已更新", "the return sites changed", "routine", ({ id: [agency = ""] }) =>
    agencyBoxes(agency, "records", "scan"),
  ),
  WorkingHoursSet: onAgency("上班、職務與交易時段已設定", "office, duty and trading hours were set"),
  OtherStaffCovered: onAgency("居家辦公之適用人員已變更", "who may work from home besides changed"),
  ContactsSet: onAgency("洽詢窗口已更新", "the agency’s contacts changed", "routine"),
  ScanOfficersNamed: onAgency("您獲指定為掃毒人員", "You were named a scan officer", "usual", ({ event }) =>
    ((event as { people?: readonly string[] }).people ?? []).map(ownBox),
  ),
  RulesAdopted: onAgency("機關採用之規範已變更", "the rules that the agency adopted changed"),
  AdoptionProposed: onAgency("採用規範待另一人確認", "an adoption waits for a second person"),
  AdoptionConfirmed: onAgency("採用規範已確認", "an adoption was confirmed"),
  AdoptionDeclined: onAgency(
    "您提出的採用已退回",
    "the adoption you proposed was declined",
    "usual",
    proposer("adoptions"),
  ),
  RepealProposed: onAgency("廢止採用待另一人確認", "a repeal waits for a second person"),
  RepealConfirmed: onAgency("廢止採用已確認", "a repeal was confirmed"),
  RepealDeclined: {
    ...onAgency("您提出的廢止已退回", "the repeal you proposed was declined", "usual", proposer("repeals")),
    needsBefore: true,
  },
  OverlaySet: onAgency("機關自訂規定已生效", "the agency’s own rule is in force"),
  OverlayLiftProposed: onAgency("撤除自訂規定待另一人確認", "lifting an own rule waits for a second person"),
  OverlayLifted: onAgency("自訂規定已撤除", "an own rule was lifted"),
  NoticeRelayed: onAgency(
    "來函已轉知，請查閱",
    "a letter was passed on: read it",
    "usual",
    ({ id: [agency = ""] }) =>
      agencyBoxes(agency, "supervisor", "records", "property", "scan", "personnel", "worker"),
  ),
};

const onProducts = (
  to: readonly HumanRole[],
  zh: string,
  en: string,
  urgency: Urgency = "usual",
): Row<Happening, unknown> => ({
  to: () => cityBoxes(...to),
  say: () => words(zh, en),
  page: () => "/console/hazardous-products",
  urgency,
});
const onCalendar = (
  zh: string,
  en: string,
): Row<{ readonly type: string; readonly year: number }, unknown> => ({
  to: () => cityBoxes("administrator", "center", "personnel"),
  facts: ({ event }) => ({ year: String(event.year) }),
  say: ({ year }) => words(`${Number(year) - 1911} 年辦公日曆${zh}`, `Office calendar ${year}: ${en}`),
  page: () => "/console/calendars",
});

export const sessions = tells(sessionLaw, sessionTable);
export const stops = tells(stopLaw, stopTable);
export const agencies = tells(agencyLaw, agencyTable);
export const products = tells(productsLaw, {
  ProductsProposed: onProducts(
    ["administrator", "center", "supervisor"],
    "危害產品之公告或例外待另一人確認",
    "a notice of hazardous products, or an exception, waits for a second person",
  ),
  ProductsConfirmed: onProducts(
    ["administrator", "center", "supervisor", "records", "property"],
    "危害產品之公告或例外已生效，請檢視所涉終端",
    "a notice of hazardous products, or an exception, is in force: see which terminals are concerned",
    "urgent",
  ),
  ProductsRejected: onProducts(
    ["administrator", "center", "supervisor"],
    "危害產品之提案已退回",
    "a proposal on hazardous products was rejected",
  ),
  ExceptionRevoked: onProducts(
    ["administrator", "center", "supervisor", "records", "property"],
    "危害產品之例外已廢止，所涉終端即不得連線",
    "an exception for a hazardous product was revoked: its terminals are closed",
    "urgent",
  ),
});
export const calendars = tells(calendarLaw, {
  CalendarProposed: onCalendar("待另一人確認", "waits for a second person"),
  CalendarConfirmed: onCalendar("已確認", "confirmed"),
  CalendarRejected: onCalendar("已退回", "rejected"),
});
export const differences = tells(differenceLaw, {
  DecisionDiffered: "told by the stop of yeses that is recorded with it, or was before",
});
export const scanReports = tells(scanReportLaw, {
  ScanReportUsed: "told by the terminal's own event",
  EarlierScansRead: "the gateway reads its own records",
} as never);
