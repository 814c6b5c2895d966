// What a stage costs a month by its own templates, at a load: what stands there is counted in them, what is used is what was said. What is
// left out is small: requests, functions' time, logs, traffic. Pure.
import type { Properties, Template } from "./local/run/intrinsics.ts";
import { MONTH_HOURS, MONTH_WORKING_DAYS, PRICES, SMALL_PRICES, standingCost } from "./stages/prices.ts";
import type { Stage } from "./stages/stage.ts";

export interface Load {
  /** So many people connect each working day, for so many hours. */
  readonly people: number;
  readonly hours: number;
  /** How large the journal is. */
  readonly journalGb: number;
}

export interface CostLine {
  readonly what: keyof typeof WORDS;
  readonly dollars: number;
}

export const WORDS = {
  connections: "連線時數 connections",
  network: "端點與出口 endpoints and ways out",
  watched: "告警、儀表板、金鑰、密鑰 alarms, dashboard, keys, secrets",
  warm: "預先啟動 kept started",
  front: "前端防火牆 front with a firewall",
  journal: "歷程與其還原點 the journal and its point in time",
  backups: "備份 backups",
  daily: "每日移出 daily copies",
} as const;

export function costsOf(stage: Stage, templates: readonly Template[], load: Load): CostLine[] {
  const of = (type: string) =>
    templates.flatMap(({ Resources }) =>
      Object.values(Resources).flatMap(({ Type, Properties = {} }) => (Type === type ? [Properties] : [])),
    );
  const { journalGb } = load;
  const lines: CostLine[] = [
    { what: "connections", dollars: load.people * load.hours * MONTH_WORKING_DAYS * PRICES.connection },
    { what: "network", dollars: standingCost(stage).reduce((sum, { dollars }) => sum + dollars, 0) },
    { what: "watched", dollars: watchedIn(of) },
    { what: "warm", dollars: warmIn(of) },
    { what: "front", dollars: frontIn(of) },
    { what: "journal", dollars: journalGb * (SMALL_PRICES.journalGb + SMALL_PRICES.pointInTimeGb) },
    { what: "backups", dollars: backupsIn(of, journalGb) },
    { what: "daily", dollars: stage.daily === "none" ? 0 : copiesOf(stage.daily.days, journalGb) },
  ];
  return lines.filter(({ dollars }) => dollars > 0);
}

type Of = (type: string) => readonly Properties[];

function watchedIn(of: Of): number {
  const alarms = of("AWS::CloudWatch::Alarm").length + of("AWS::CloudWatch::CompositeAlarm").length;
  return (
    alarms * SMALL_PRICES.alarm +
    of("AWS::CloudWatch::Dashboard").length * SMALL_PRICES.dashboard +
    of("AWS::KMS::Key").length * SMALL_PRICES.key +
    of("AWS::SecretsManager::Secret").length * SMALL_PRICES.secret
  );
}

/** The one that is asked for at the gate has the usual size. */
function warmIn(of: Of): number {
  const GB = 1;
  const kept = of("AWS::Lambda::Alias").map(({ ProvisionedConcurrencyConfig }) =>
    Number((ProvisionedConcurrencyConfig as Properties | undefined)?.ProvisionedConcurrentExecutions ?? 0),
  );
  return kept.reduce((sum, each) => sum + each, 0) * GB * MONTH_HOURS * SMALL_PRICES.warmGb;
}

function frontIn(of: Of): number {
  return of("AWS::WAFv2::WebACL")
    .map(({ Rules = [] }) => SMALL_PRICES.firewall + (Rules as unknown[]).length * SMALL_PRICES.firewallRule)
    .reduce((sum, each) => sum + each, 0);
}

/** Each copy is a whole one: so many days, and the months of the longest rule, once they are all there. */
function backupsIn(of: Of, journalGb: number): number {
  const rules = of("AWS::Backup::BackupPlan").flatMap(
    ({ BackupPlan }) =>
      (
        BackupPlan as {
          BackupPlanRule: {
            Lifecycle: { DeleteAfterDays: number };
            ScheduleExpression: string;
            CopyActions?: unknown[];
          }[];
        }
      ).BackupPlanRule,
  );
  const copies = rules.map(({ Lifecycle, ScheduleExpression, CopyActions = [] }) => {
    const apart = ScheduleExpression.includes(" 1 * ") ? 30.4 : 1;
    return Math.floor(Lifecycle.DeleteAfterDays / apart) * (1 + CopyActions.length);
  });
  return copies.reduce((sum, each) => sum + each, 0) * journalGb * SMALL_PRICES.backupGb;
}

function copiesOf(days: number, journalGb: number): number {
  return journalGb * (30.4 * SMALL_PRICES.exportGb + days * SMALL_PRICES.objectGb);
}
