// As many rows as wanted, spread over the reports of the nine systems, always the same; and a pack of them.
import { fileLines, type ReportRow } from "../../functions/reports/line.ts";
import { type PackSection, type Snapshot, snapshotOf } from "../../functions/reports/snapshot.ts";
import { EXCHANGE_SYSTEMS, type ExchangeCode, systemOf } from "../../functions/shared/rules/systems.ts";

export const AT = "2021-06-09T02:00:00.000Z";

/** Addresses of 198.18.0.0/15, which is set aside for trials. */
export function rowsOf(system: ExchangeCode, count: number): ReportRow[] {
  const block = EXCHANGE_SYSTEMS.indexOf(system);
  return Array.from({ length: count }, (_, index) => ({
    channel: index % 3 === 2 ? "vdi" : "vpn",
    range: `198.${18 + (block >> 3)}.${(block & 7) * 32 + (index >> 8)}.${index & 255}/32`,
    purpose: index % 5 === 0 ? `出口「${index}」<備援> & 'VPN'` : "VPN 出口",
  }));
}

export function sectionOf(system: ExchangeCode, rows: readonly ReportRow[], filing = 1): PackSection {
  return {
    system,
    agency: systemOf(system).managingAgency,
    filing,
    filedAt: "2021-06-08T03:00:00.000Z",
    timeliness: "on-time",
    contact: { office: "資訊科", role: "體系管理人員", extension: "1234" },
    capacity: { vpnAccounts: 20, bandwidthMbps: 100, vdiSeats: 0 },
    remarks: "",
    rows: fileLines([], rows, { version: filing, at: AT }).map(({ channel, range, purpose }) => ({
      channel,
      range,
      purpose,
    })),
  };
}

export function cityPack(rows: number, previous?: Snapshot): Snapshot {
  const sections = EXCHANGE_SYSTEMS.map((system, index) => {
    const share =
      Math.floor(rows / EXCHANGE_SYSTEMS.length) + (index < rows % EXCHANGE_SYSTEMS.length ? 1 : 0);
    return sectionOf(system, rowsOf(system, share));
  });
  const heads = EXCHANGE_SYSTEMS.map(system => ({
    stream: `REPORT#${system}`,
    version: 2,
    head: "0".repeat(64),
  }));
  const checkpoint = { digest: "a".repeat(64), heads };
  return snapshotOf({ number: (previous?.number ?? 0) + 1, compiledAt: AT, sections, checkpoint }, previous);
}
