// What becomes of one row of a batch; names and types only.
export const ROW_OUTCOMES = ["ready", "recorded", "refused"] as const;

export interface RowResult {
  readonly propertyNo: string;
  readonly outcome: (typeof ROW_OUTCOMES)[number];
  readonly version?: number;
  readonly problem?: { readonly code: string };
}
