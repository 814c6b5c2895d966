// The nine reports: filed, compiled and forwarded, most of them answered; then filed again, and an answer on paper.
import { EXCHANGE_SYSTEMS } from "../../../functions/shared/rules/systems.ts";
import type { DemoCity } from "./demo-city.ts";
import { adminOf, egressOf } from "./prepared.ts";

const CENTER = "center@city";
/** Forwarded and answered by nobody. */
const UNANSWERED = ["school", "fire"];

export async function reported(city: DemoCity): Promise<void> {
  await city.on(27, "10:00");
  await Promise.all(EXCHANGE_SYSTEMS.map(system => filed(city, system, egressOf(system))));
  const { number } = await city.done(CENTER, "POST /v1/packs");
  await city.done(CENTER, `POST /v1/packs/${number}/forward`);
  await city.on(25, "15:00");
  const lines = EXCHANGE_SYSTEMS.filter(system => !UNANSWERED.includes(system)).map(system =>
    system === "police"
      ? { ...row(system), outcome: "returned", reason: "非貴機關位址，請查明" }
      : { ...row(system), outcome: "set" },
  );
  await city.done("archives@national", `POST /v1/packs/${number}/answers`, { lines });
}

/** What came since: another way out of one system, a draft of another, and what the archives wrote on paper. */
export async function reportedAgain(city: DemoCity): Promise<void> {
  await city.on(2, "11:00");
  await filed(city, "household", egressOf("household"), "203.0.113.40/32");
  await city.done(adminOf("police"), "PUT /v1/reports/police/draft", form("198.51.100.7/32"));
  await city.done(CENTER, "POST /v1/packs/1/paper-answers", {
    documentNo: "檔資字第1150000001號",
    answeredOn: city.days.day(2),
    signedBy: "檔案主管機關承辦單位",
    lines: [{ ...row("fire"), outcome: "set" }],
  });
}

const row = (system: string) => ({ system, channel: "vpn", range: egressOf(system) });

const form = (...ranges: string[]) => ({
  contact: { office: "資訊科", role: "體系管理人員", extension: "1234" },
  capacity: { vpnAccounts: 20, bandwidthMbps: 100, vdiSeats: 10 },
  remarks: "居家辦公",
  rows: ranges.map(range => ({ channel: "vpn", range, purpose: "VPN 出口" })),
});

async function filed(city: DemoCity, system: string, ...ranges: string[]): Promise<void> {
  const { draft } = await city.done(adminOf(system), `PUT /v1/reports/${system}/draft`, form(...ranges));
  await city.done(adminOf(system), `POST /v1/reports/${system}/filings`, { draft: draft.digest });
}
