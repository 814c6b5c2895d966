// All scenes, in the order of their time line, and those inside a session; which clauses they prove is held against the catalogue without playing them.
import { ADOPTED, IN_2023 } from "./adopted.ts";
import { CONNECTING } from "./connecting.ts";
import { CUSTODY } from "./custody.ts";
import { DEVICES, EQUIPMENT_IN_2023 } from "./devices.ts";
import { FIRM_IN_2025 } from "./firm/later.ts";
import { FIRM_IN_2023 } from "./firm.ts";
import { HOME_DAYS } from "./home-days.ts";
import { HOME_WORK, HOME_WORK_IN_2023 } from "./home-work.ts";
import { HOURS_2023 } from "./hours.ts";
import { HOURS_KEPT_2023, KEELUNG_HOURS } from "./hours-kept.ts";
import { HOURS_2025, HOURS_WORKED_2023 } from "./hours-worked.ts";
import { INSIDE } from "./inside.ts";
import { BEFORE_LOGS, LOGS } from "./logs.ts";
import { IN_2026 } from "./products.ts";
import { READINESS } from "./readiness.ts";
import type { Scene } from "./scene.ts";
import { TRADING, WINDOWS } from "./windows.ts";

export interface Act {
  /** Where the clock is when it begins. */
  readonly at: string;
  readonly scenes: readonly Scene[];
}

export const ACTS: readonly Act[] = [
  {
    at: "2021-06-11T08:30:00+08:00",
    scenes: [...READINESS, ...CONNECTING, ...ADOPTED, ...HOME_WORK, ...DEVICES, ...CUSTODY],
  },
  { at: "2021-07-02T09:00:00+08:00", scenes: [...HOME_DAYS, ...BEFORE_LOGS] },
  { at: "2021-07-15T09:00:00+08:00", scenes: LOGS },
  {
    at: "2023-10-11T09:00:00+08:00",
    scenes: [
      ...[...IN_2023, ...WINDOWS, ...HOME_WORK_IN_2023, ...FIRM_IN_2023],
      ...[...EQUIPMENT_IN_2023, ...TRADING],
    ],
  },
  { at: "2023-11-01T08:00:00+08:00", scenes: KEELUNG_HOURS },
  { at: "2023-11-06T09:00:00+08:00", scenes: HOURS_2023 },
  { at: "2023-11-27T09:00:00+08:00", scenes: [...HOURS_WORKED_2023, ...HOURS_KEPT_2023] },
  { at: "2025-10-01T09:00:00+08:00", scenes: [...HOURS_2025, ...FIRM_IN_2025] },
  { at: "2026-03-02T09:00:00+08:00", scenes: IN_2026 },
];

export const SCENES: readonly Scene[] = [...ACTS, ...INSIDE].flatMap(({ scenes }) => scenes);
