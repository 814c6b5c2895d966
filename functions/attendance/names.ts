// The words of attendance and of the work log: how somebody clocked, how far a piece of work is, how a spot check went; names only.

/** By what means a time was kept, as the agency agreed: shown with every one of them. */
export const CLOCK_METHODS = ["console", "app", "attendance-system", "superior"] as const;
export type ClockMethod = (typeof CLOCK_METHODS)[number];
/** What somebody may clock by themselves. */
export const OWN_METHODS = ["console", "app"] as const satisfies readonly ClockMethod[];

/** 超前進度, 符合進度, 進度落後: the boxes of the form, one for each item. */
export const PROGRESSES = ["ahead", "on-schedule", "behind"] as const;
export type Progress = (typeof PROGRESSES)[number];

/** How much work there was in a week, as the superior finds. */
export const WORKLOADS = ["light", "proper", "heavy"] as const;
export type Workload = (typeof WORKLOADS)[number];

/** How attendance was checked. */
export const CHECK_METHODS = ["phone", "video", "message", "system", "visit"] as const;
export type CheckMethod = (typeof CHECK_METHODS)[number];
export const CHECK_RESULTS = ["present", "no-answer", "absent", "on-leave"] as const;
export type CheckResult = (typeof CHECK_RESULTS)[number];
