// Who is told what of a system, its lists and its report, and of the packs: whoever decides, whoever proposed, and drift at once; pure.

import { type List, type ListEvent, listLaw } from "../../allowlist/lists/list.ts";
import { ARCHIVES_AGENCY, packLaw } from "../../reports/pack.ts";
import { type Report, type ReportEvent, reportLaw } from "../../reports/report.ts";
import type { Happening } from "../../shared/journal/event.ts";
import { type Words, words } from "../../shared/words.ts";
import { networkLaw } from "../../stops/network.ts";
import { type SystemEvent, type SystemState, systemLaw } from "../../systems/system.ts";
import type { Urgency } from "../names.ts";
import { agencyBoxes, type Box, cityBoxes, type Facts, ownBox, systemBoxes } from "../notice.ts";
import { both, day, type Row, systemCalled, type Table, type Told, tells } from "../telling.ts";

type Of = Told<Happening, unknown>;

const administrators = ({ id: [system = ""] }: Of): readonly Box[] => systemBoxes(system, "administrator");

function of<S>(
  page: (system: string) => string,
  to: (told: Told<Happening, S>) => readonly Box[],
  zh: string,
  en: string,
  urgency: Urgency = "usual",
): Row<Happening, S> {
  return {
    to,
    facts: ({ id: [system = ""] }) => ({ system }),
    say: ({ system }) =>
      both(
        on => `${on(systemCalled(system))}：${zh}`,
        on => `${on(systemCalled(system))}: ${en}`,
      ),
    page: ({ system = "" }) => page(system),
    urgency,
  };
}

const onSystem = (zh: string, en: string, urgency?: Urgency) =>
  of<SystemState>(system => `/console/systems/${system}`, administrators, zh, en, urgency);

const systemTable: Table<SystemEvent, SystemState> = {
  CapacityPlanned: onSystem("容量計畫已更新", "the capacity plan changed", "routine"),
  EndpointAdded: onSystem("新增連線端點", "an endpoint was added", "routine"),
  EndpointRemoved: onSystem("移除連線端點", "an endpoint was removed", "routine"),
  RemoteTestRecorded: {
    ...onSystem("", ""),
    facts: ({ id: [system = ""], event }) => ({ system, result: event.result ?? "passed" }),
    say: ({ system, result }) =>
      result === "failed"
        ? both(
            on => `${on(systemCalled(system))}：遠端測試未通過，閘門關閉`,
            on => `${on(systemCalled(system))}: the remote test failed and the gate is closed`,
          )
        : both(
            on => `${on(systemCalled(system))}：遠端測試通過`,
            on => `${on(systemCalled(system))}: the remote test passed`,
          ),
    urgency: ({ event }) => (event.result === "failed" ? "urgent" : "routine"),
  },
  DeploymentFound: onSystem("部署結果待體系管理人員確認", "what was deployed waits to be confirmed"),
  DeploymentConfirmed: onSystem("部署結果已確認", "what was deployed is confirmed", "routine"),
  PurposeProposed: onSystem(
    "端點用途待另一位管理人員確認",
    "the purpose of an endpoint waits for a second administrator",
  ),
  PurposeConfirmed: onSystem("端點用途已確認", "the purpose of an endpoint is confirmed", "routine"),
  BrokerProposed: onSystem("連線代理待另一位管理人員確認", "a broker waits for a second administrator"),
  BrokerConfirmed: onSystem("連線代理已確認", "a broker is confirmed", "routine"),
  BrokerRemoved: onSystem("連線代理已移除", "a broker was removed"),
  EndUnconfirmed: onSystem(
    "有連線應關閉而無人證實，新連線已停止",
    "a session that had to close is not confirmed closed; no new ones are let in",
    "urgent",
  ),
  EndSettled: onSystem("應關閉之連線已證實關閉", "a session that had to close is confirmed closed"),
};

const DIRECTION_WORDS: Readonly<Record<string, Words>> = {
  inbound: words("連入", "inbound"),
  outbound: words("連出", "outbound"),
  egress: words("出口", "egress"),
};

function listCalled({ system, channel = "", direction = "" }: Facts): Words {
  const [name, way] = [systemCalled(system), DIRECTION_WORDS[direction] ?? words(direction, direction)];
  const by = channel.toUpperCase();
  return words(`${name["zh-TW"]} ${by} ${way["zh-TW"]}白名單`, `${name.en}, ${by} ${way.en} list`);
}

const onList = (
  zh: string,
  en: string,
  urgency: Urgency = "usual",
  to: (told: Told<Happening, List>) => readonly Box[] = administrators,
): Row<Happening, List> => ({
  to,
  facts: ({ id: [system = "", channel = "", direction = ""], event }) => {
    const { number, count, ended } = event as { number?: number; count?: number; ended?: number };
    return {
      system,
      channel,
      direction,
      ...(number !== undefined && { number: String(number) }),
      count: String(ended ?? count ?? ""),
    };
  },
  say: facts =>
    both(
      on => `${on(listCalled(facts))}：${zh}`,
      on => `${on(listCalled(facts))}: ${en}`,
    ),
  page: ({ system, channel, direction, number }) =>
    `/console/lists/${system}/${channel}/${direction}${number === undefined ? "" : `/changes/${number}`}`,
  urgency,
});

const proposer = ({ before, event }: Told<Happening, List>): readonly Box[] => {
  const change = before?.changes[(event as { number?: number }).number ?? 0];
  return change ? [ownBox(change.by)] : [];
};
const decided = (zh: string, en: string): Row<Happening, List> => ({
  ...onList(zh, en, "usual", proposer),
  needsBefore: true,
});
const onListPage = (row: Row<Happening, List>): Row<Happening, List> => ({
  ...row,
  page: ({ system, channel, direction }) => `/console/lists/${system}/${channel}/${direction}`,
});

const listTable: Table<ListEvent, List> = {
  ChangeProposed: onList("有異動待另一位管理人員決定", "a change waits for a second administrator"),
  ChangeApproved: decided("您提出的異動已核准", "the change you proposed was approved"),
  ChangeRejected: decided("您提出的異動已退回", "the change you proposed was rejected"),
  ChangeWithdrawn: onList("異動已由提出人撤回", "a change was withdrawn", "routine"),
  EntriesRemoved: onListPage(
    onList(
      "緊急移除位址，待另一位管理人員檢視",
      "entries were removed in an emergency: a second administrator reviews it",
      "urgent",
    ),
  ),
  RemovalReviewed: onListPage(onList("緊急移除已檢視", "an emergency removal was reviewed")),
  EntriesEnded: onListPage(onList("有位址到期失效", "entries have ended")),
  EndingAnnounced: {
    ...onListPage(onList("", "")),
    facts: ({ id: [system = "", channel = "", direction = ""], event }) => ({
      system,
      channel,
      direction,
      count: String(event.count),
      through: event.through,
    }),
    say: ({ count, through, ...facts }) =>
      both(
        on => `${on(listCalled(facts))}：${count} 筆位址將於 ${on(day(through))} 前到期`,
        on => `${on(listCalled(facts))}: ${count} entries end by ${on(day(through))}`,
      ),
  },
  ApplyBegun: "under way for a moment; stands on the list's page",
  RangesApplied: "as was wanted; stands on the list's page",
  DriftFound: onListPage(onList("雲端之名單遭他人變更", "somebody changed the list in EC2", "urgent")),
  ApplyRefused: onListPage(
    onList("名單超過上限，未能生效", "the list does not fit and is not in force", "urgent"),
  ),
};

const onReport = (to: (told: Of) => readonly Box[], zh: string, en: string, urgency?: Urgency) =>
  of<Report>(system => `/console/reports/${system}`, to, zh, en, urgency);

const reportTable: Table<ReportEvent, Report> = {
  ReportDrafted: "whoever drafts is at it",
  ReportFiled: onReport(() => cityBoxes("center"), "已送出連線 IP 回報表", "the IP report was filed"),
  ReportCompiled: "stands on the report's page",
  ReportForwarded: onReport(
    administrators,
    "回報表已轉送檔案主管機關",
    "the IP report went to the archives",
    "routine",
  ),
  ReportAnswered: onReport(administrators, "檔案主管機關已答復", "the archives have answered"),
  FilingReminded: {
    ...onReport(told => [...administrators(told), ...cityBoxes("center")], "", ""),
    facts: ({ id: [system = ""], event }) => ({
      system,
      due: event.due,
      daysBefore: String(event.daysBefore),
    }),
    say: ({ system, due, daysBefore }) =>
      both(
        on =>
          `${on(systemCalled(system))}：尚未送出連線 IP 回報表，期限 ${on(day(due))}（前 ${daysBefore} 個上班日催報）`,
        on =>
          `${on(systemCalled(system))}: the IP report is not filed; it is due on ${on(day(due))} (${daysBefore} working days ahead)`,
      ),
  },
};

const pack = (to: readonly Box[], zh: string, en: string): Row<Happening, unknown> => ({
  to: () => to,
  facts: ({ id: [number = ""] }) => ({ number }),
  say: ({ number }) => words(`彙整檔第 ${number} 號：${zh}`, `Pack ${number}: ${en}`),
  page: ({ number = "" }) => `/console/packs/${number}`,
});
const center = cityBoxes("center");

export const systems = tells(systemLaw, systemTable);
export const lists = tells(listLaw, listTable);
export const reports = tells(reportLaw, reportTable);
export const packs = tells(packLaw, {
  PackCompiled: "whoever compiles is at it",
  PackForwarded: pack(
    agencyBoxes(ARCHIVES_AGENCY, "archives"),
    "已轉送，待答復",
    "was forwarded and waits for an answer",
  ),
  PackAnswered: pack(center, "檔案主管機關已答復", "the archives have answered"),
  PaperAnswerRecorded: pack(
    center,
    "紙本答復已登錄，待另一人確認",
    "an answer on paper is recorded: somebody else confirms it",
  ),
  PaperAnswerRejected: pack(center, "紙本答復之登錄已駁回", "the recorded answer on paper was rejected"),
  ListReconciled: pack(center, "已與檔案主管機關之清單核對", "was compared with the archives’ list"),
});
const network = (zh: string, en: string, urgency: Urgency) =>
  of(
    () => "/console/sessions/stops",
    told => [...administrators(told), ...center],
    zh,
    en,
    urgency,
  );
export const networks = tells(networkLaw, {
  NetworkCut: network("子網路已切斷", "its subnets are cut", "usual"),
  NetworkRestored: network("子網路已復原", "its subnets are open again", "usual"),
  NetworkActFailed: network("子網路之切斷或復原失敗", "its subnets could not be cut or restored", "urgent"),
});
