// When a report is due ends with the agency's own end of work, as the journal holds what it laid down.
import { expect, test } from "vitest";
import { agencyLaw } from "../../functions/agencies/agency.ts";
import { fileDraft, keepDraft, readFilingContext } from "../../functions/reports/filing.ts";
import { readFilersRules } from "../../functions/reports/stored.ts";
import { permitGateway } from "../../functions/shared/http/permit.ts";
import { commit } from "../../functions/shared/journal/commit.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { happened } from "../gate/city.ts";
import { withJournal } from "../shared/journal/table.ts";

withJournal();

const LIMITS = { widest: { 4: 24, 6: 48 }, documentation: "allowed" } as const;
const CONTENT = {
  contact: { office: "資訊科", role: "體系管理人員", extension: "1" },
  capacity: { vpnAccounts: 1, bandwidthMbps: 1, vdiSeats: 0 },
  remarks: "",
};

/** At a quarter to five on the day before the one that is printed. */
const AT = new Date("2021-06-10T16:45:00+08:00");

async function filed(system: "household" | "city-hall", range: string) {
  const permit = permitGateway({ name: "fileReport", kind: "write", request: system, at: AT });
  const rows = [{ channel: "vpn", range, nature: "egress", purpose: "出口" }] as const;
  const { changed } = await keepDraft(await readFilingContext(system, LIMITS), { ...CONTENT, rows }, permit);
  await commit({ changes: [changed] });
  const context = await readFilingContext(system, LIMITS);
  const made = await fileDraft(context, context.held.state?.draft?.content ?? "", permit);
  return made.changed.next.state?.filed?.timeliness;
}

test("filed after it a report is late, whatever hour stands for the others", async () => {
  await happened(agencyLaw, stream(agencyLaw, "civil-affairs-bureau"), {
    ...{ type: "OverlaySet", activity: "exchange", parameter: "endOfWork" },
    ...{ value: "16:30", document: "本機關差勤字第 1 號" },
  });
  expect(await readFilersRules(["household", "city-hall"])).toEqual([{ endOfWork: "16:30" }, {}]);
  expect(await filed("household", "203.0.113.24/32")).toBe("late-strict");
  expect(await filed("city-hall", "203.0.113.25/32")).toBe("on-time");
});
