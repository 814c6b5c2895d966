// The inbox and the page of wishes, as their readers see them.
import { expect, test } from "vitest";
import { deliveriesPage } from "../../functions/console/health/deliveries.ts";
import { noticesPage } from "../../functions/console/notices/inbox.ts";
import { wishesPage } from "../../functions/console/notices/wishes.ts";
import { readerOf } from "./reader.ts";

const row = {
  place: "2026-11-23T01:00:00.000Z#TERMINAL#1#5",
  at: "2026-11-23T01:00:00.000Z",
  title: { "zh-TW": "<b>電腦</b> 已核准", en: "approved" },
  page: "/console/terminals/1",
  urgency: "urgent",
  by: "property@household",
  read: false,
} as const;
const wishes = {
  ...({ mail: "daily", hours: "working", dailyAt: 9, messenger: true, bounced: false } as const),
  ...{ hasVoice: true, hasMessenger: true, hasMail: true, unread: 2, address: "worker@city.example" },
};
const page = (content: { readonly main: unknown }) => String(content.main);

test("what is unread can be chosen and marked, what is read no more; a title is text", () => {
  const visit = readerOf();
  const shown = page(
    noticesPage(visit, { rows: [row, { ...row, place: "2026-11-22#b", read: true }], unread: 1 }),
  );
  expect(shown.match(/type="checkbox"/g)).toHaveLength(1);
  expect(shown).toContain("1 則未讀");
  expect(shown).toContain("&lt;b&gt;電腦");
  expect(shown).toContain('data-who="property@household"');
  expect(shown).toContain(`name="until" value="${row.place}"`);
  expect(page(noticesPage(visit, { rows: [], unread: 0 }))).toContain("尚無通知");
  expect(page(noticesPage(visit, { rows: [row], unread: 1, next: "2026-11-22#b" }))).toContain(
    "before=2026-11-22%23b",
  );
});

test("wishes show what is chosen, and why no mail comes", () => {
  const visit = readerOf();
  const shown = page(wishesPage(visit, wishes));
  expect(shown).toMatch(/value="daily" checked/);
  expect(shown).toMatch(/<option value="9" selected>/);
  expect(shown).toContain("2 則未讀");
  const { address: _, ...nowhere } = wishes;
  expect(page(wishesPage(visit, nowhere))).toContain("沒有您的電子郵件位址");
  expect(page(wishesPage(visit, { ...wishes, bounced: true }))).toContain("遭退回");
  expect(page(wishesPage(visit, { ...wishes, hasMail: false }))).toContain("未設定寄件位址");
  expect(page(wishesPage(visit, { ...wishes, hasMessenger: false }))).not.toContain("市府即時通訊");
  expect(shown).toContain("急件隨時由市府語音聯絡服務以電話、視訊或語音聯絡，不可關閉");
  expect(shown).toContain("keelung-pregnancy/5.3.4");
  expect(page(wishesPage(visit, { ...wishes, hasVoice: false }))).toContain("急件不撥打電話");
});

test("how deliveries stand is told by name, age and reason, and by the service's own words where there are no others", () => {
  const visit = readerOf({ at: "2026-11-27T02:00:00.000Z" });
  const lost = {
    ...({ account: "worker@household", channel: "mail", state: "given-up", urgent: true } as const),
    ...{ count: 2, since: "2026-11-23T01:00:00.000Z", due: "2026-11-26T01:00:00.000Z", attempts: 14 },
    ...{ settledAt: "2026-11-26T01:00:00.000Z", why: "TimeoutError" },
  };
  const shown = page(
    deliveriesPage(visit, "failed", { rows: [lost, { ...lost, why: "no-address" }], days: 7 }),
  );
  expect(shown).toContain('data-who="worker@household"');
  expect(shown).toContain("逾期放棄");
  expect(shown).toContain("<code>TimeoutError</code>");
  expect(shown).toContain("名錄沒有電子郵件位址");
  expect(shown).toContain("4 天");
  const waiting = { ...lost, state: "queued" as const };
  expect(page(deliveriesPage(visit, "waiting", { rows: [waiting], days: 7 }))).toContain("下一次");
  expect(page(deliveriesPage(visit, "sent", { rows: [], days: 7 }))).toContain("這幾天沒有寄出通知");
});
