// How a terminal reports, on its page: what was measured, what somebody only declared, and numbers that are missing.
import { expect, test } from "vitest";
import { type PostureShown, reportingCard } from "../../functions/console/counter/enrolment.ts";
import { readerOf } from "./reader.ts";

const REPORT = { reportedAt: "2021-06-21T03:56:00Z", medium: "wired", mediumSource: "measured" } as const;
const shown = (more: object): PostureShown => ({
  ...{ terminal: "3140101-03-0000001", key: "k", source: "measured", sequence: 5, version: 2 },
  ...more,
});
const textOf = (more: object, language: "zh-TW" | "en" = "zh-TW") =>
  reportingCard(readerOf({ language }), shown(more))
    .toString()
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ");

test("each claim is called measured or declared, and what was not said is not listed", () => {
  const report = {
    ...{ ...REPORT, sharedDevice: true, compliant: true, declared: ["compliant"] },
    details: { antivirus: "ClamAV", diskEncrypted: false },
  };
  const text = textOf({ report });
  for (const row of [
    "網路類型（有線／無線） 有線 實測",
    "共用設備 是 實測",
    "符合設定基準 是 自行聲明",
    "磁碟加密 否 實測",
  ])
    expect(text).toContain(row);
  expect(text).toContain("防毒軟體 ClamAV 實測");
  expect(text).not.toContain("資安代理程式");
});

test("by hand, with no agent, everything is declared, whatever it says of itself", () => {
  const text = textOf({
    source: "declared",
    report: { ...REPORT, antivirus: true, details: { diskEncrypted: true } },
  });
  expect(text).toContain("防毒 是 自行聲明");
  expect(text).not.toContain("實測");
});

test("missing numbers are told by the clause; without a key it is said that nothing can be reported", () => {
  const last = { after: 3, before: 6, from: REPORT.reportedAt, until: "2021-06-21T03:59:00Z" };
  const text = textOf({ report: REPORT, gaps: { count: 1, missing: 2, last } }, "en");
  expect(text).toContain("Reports are missing: 2 in 1 gap(s)");
  expect(text).toContain("no. 3 and no. 6");
  expect(textOf({ key: undefined })).toContain("尚未登錄回報金鑰");
});
