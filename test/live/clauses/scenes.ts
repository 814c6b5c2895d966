// All scenes, in the order of their time line; which clauses they prove is held against the catalogue without playing them.
import { ADOPTED, IN_2023 } from "./adopted.ts";
import { CONNECTING } from "./connecting.ts";
import { CUSTODY } from "./custody.ts";
import { IN_2026 } from "./products.ts";
import { READINESS } from "./readiness.ts";
import type { Scene } from "./scene.ts";

export interface Act {
  /** Where the clock is when it begins. */
  readonly at: string;
  readonly scenes: readonly Scene[];
}

export const ACTS: readonly Act[] = [
  { at: "2021-06-11T08:30:00+08:00", scenes: [...READINESS, ...CONNECTING, ...ADOPTED, ...CUSTODY] },
  { at: "2023-10-11T09:00:00+08:00", scenes: IN_2023 },
  { at: "2026-03-02T09:00:00+08:00", scenes: IN_2026 },
];

export const SCENES: readonly Scene[] = ACTS.flatMap(({ scenes }) => scenes);
