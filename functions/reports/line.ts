// The law of one reported range on its way to the archives and back: its status only moves forward; pure.
import type { Channel } from "../allowlist/names.ts";
import { Problem } from "../shared/http/problem.ts";
import { REPORT_PROBLEM } from "./problems.ts";

export const LINE_STATUSES = [
  "drafted",
  "reported",
  "compiled",
  "forwarded",
  "set-by-archives",
  "withdrawal-sent",
  "withdrawn",
] as const;
export type LineStatus = (typeof LINE_STATUSES)[number];

/** A line never reported is dropped without a trace; one that went out leaves by way of the archives. */
const NEXT: Record<LineStatus, readonly LineStatus[]> = {
  drafted: ["reported"],
  reported: ["compiled"],
  compiled: ["forwarded"],
  forwarded: ["set-by-archives", "withdrawal-sent"],
  "set-by-archives": ["withdrawal-sent", "withdrawn"],
  "withdrawal-sent": ["withdrawn"],
  withdrawn: [],
};

/** One range as the system's agency reports it. */
export interface Row {
  readonly channel: Channel;
  readonly range: string;
  readonly purpose: string;
}

export interface Line extends Row {
  readonly status: LineStatus;
  /** The version of the report that brought it. */
  readonly since: number;
  /** When it reached each status. */
  readonly at: Partial<Record<LineStatus, string>>;
  /** The archives sent it back: it stays where it is until a new version drops it or files it again. */
  readonly returned?: { readonly reason: string; readonly at: string };
  /** A later version no longer has it: it counts for nothing any more, and the archives are asked to take it off. */
  readonly leaving?: true;
  /** The archives' document that set it or took it off, where there is one. */
  readonly documentNo?: string;
}

export function move(line: Line, to: LineStatus, at: string): Line {
  if (!NEXT[line.status].includes(to)) {
    const zh = `${line.range} 目前為「${line.status}」，不能改為「${to}」`;
    const en = `${line.range} is ${line.status} and cannot become ${to}`;
    throw new Problem(REPORT_PROBLEM["status-out-of-order"], {
      detail: { "zh-TW": zh, en },
      clauses: ["tainan-2021/4d"],
    });
  }
  return { ...line, status: to, at: { ...line.at, [to]: at } };
}

/** What the gate may count on: recorded as set by the archives, and still reported by the agency. */
export function isSet({ status, leaving }: Line): boolean {
  return status === "set-by-archives" && !leaving;
}

/** Whether it stands on the archives' list by what they told us, wanted or not. */
export function isListed({ status, at }: Line): boolean {
  return at["set-by-archives"] !== undefined && status !== "withdrawn";
}

/** Whether the agency wants it on the archives' list. */
export function isWanted({ status, leaving, returned }: Line): boolean {
  return status !== "withdrawn" && !leaving && !returned;
}

export function nameOf({ channel, range }: Pick<Row, "channel" | "range">): string {
  return `${channel} ${range}`;
}
