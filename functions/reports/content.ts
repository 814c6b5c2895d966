// What a filed report says beside its lines' fate: contact by role, capacity, remarks and the rows; one text, one digest.
import { inOrder, type Row } from "./line.ts";

/** Never a person's name: an office, a role and an extension are enough to reach whoever is in charge. */
export interface Contact {
  readonly office: string;
  readonly role: string;
  readonly extension: string;
}

export interface Capacity {
  readonly vpnAccounts: number;
  readonly bandwidthMbps: number;
  readonly vdiSeats: number;
}

export interface Content {
  readonly contact: Contact;
  readonly capacity: Capacity;
  readonly remarks: string;
  readonly rows: readonly Row[];
}

/** Keys and rows in one order, so that the same report is the same text. */
export function contentText({ contact, capacity, remarks, rows }: Content): string {
  const { office, role, extension } = contact;
  const { vpnAccounts, bandwidthMbps, vdiSeats } = capacity;
  return JSON.stringify({
    contact: { office, role, extension },
    capacity: { vpnAccounts, bandwidthMbps, vdiSeats },
    remarks,
    rows: inOrder(rows).map(({ channel, range, purpose }) => ({ channel, range, purpose })),
  });
}

export function contentOf(text: string): Content {
  return JSON.parse(text) as Content;
}
