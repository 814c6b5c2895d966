// The numbers of a terminal's reports: each is one more than the last, and what is missing between two is on record; pure.

/** Reports that were made and never came in, or that somebody else numbered. */
export interface Gap {
  /** The last that came in before, and the first after. */
  readonly after: number;
  readonly before: number;
  /** When these two were made; absent where none had come in. */
  readonly from?: string;
  readonly until: string;
}

/** All there ever were with this terminal; the newest in full. */
export interface Gaps {
  readonly count: number;
  readonly missing: number;
  readonly last: Gap;
}

/** Held against the newest that is known, wherever it is kept: in the stream, or beside it where it said nothing new. */
export function gapBetween(
  {
    sequence: after,
    report,
  }: { readonly sequence: number; readonly report?: { readonly reportedAt: string } },
  { sequence: before, at: until }: { readonly sequence: number; readonly at: string },
): Gap | undefined {
  if (before <= after + 1) return undefined;
  return { after, before, ...(report && { from: report.reportedAt }), until };
}

export function gapsWith(gaps: Gaps | undefined, gap: Gap): Gaps {
  const missing = gap.before - gap.after - 1;
  return { count: (gaps?.count ?? 0) + 1, missing: (gaps?.missing ?? 0) + missing, last: gap };
}
