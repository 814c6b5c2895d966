// What a filed report says beside its lines' fate: contact by role, capacity, remarks and the rows; one text, one digest.
import { inFormOrder, type ReportRow } from "./line.ts";

/** Never a person's name: an office, a role and an extension are enough to reach whoever is in charge. */
export interface ReportContact {
  readonly office: string;
  readonly role: string;
  readonly extension: string;
}

export interface ReportedCapacity {
  readonly vpnAccounts: number;
  readonly bandwidthMbps: number;
  readonly vdiSeats: number;
}

export interface ReportContent {
  readonly contact: ReportContact;
  readonly capacity: ReportedCapacity;
  readonly remarks: string;
  readonly rows: readonly ReportRow[];
}

/** Keys and rows in one order, so that the same report is the same text. */
export function contentText({ contact, capacity, remarks, rows }: ReportContent): string {
  const { office, role, extension } = contact;
  const { vpnAccounts, bandwidthMbps, vdiSeats } = capacity;
  return JSON.stringify({
    contact: { office, role, extension },
    capacity: { vpnAccounts, bandwidthMbps, vdiSeats },
    remarks,
    rows: inFormOrder(rows).map(({ channel, range, purpose }) => ({ channel, range, purpose })),
  });
}

export function parseContent(text: string): ReportContent {
  return JSON.parse(text) as ReportContent;
}
