// Home days by pointer: a worker says which day they would like, the superior sees it proposed and sets the week, and the worker's own
// page and time axis show it, without scripts; the day itself with its clock and log; and an evening of overtime until its leave is taken.
import { expect, test } from "vitest";
import { cityAWeekLater, cityConnected, setClock, TODAY } from "./city.ts";
import { follow } from "./follow.ts";
import { pointer } from "./jobs/driver.ts";
import { Hand } from "./jobs/hand.ts";
import { ownGateway } from "./own-gateway.ts";

const { visit, endpoints } = ownGateway(async endpoints => {
  await cityConnected(endpoints);
  await cityAWeekLater(endpoints);
});
const PLAIN = { javaScriptEnabled: false };

test("a day that is wished for is proposed, set, and a home day", async () => {
  const worker = await visit("worker@household", PLAIN);
  await worker.goto("/console/home-work");
  await follow(worker.getByRole("link", { name: "我的居家日" }));
  const wish = worker.locator("form", { hasText: "送給主管參考" });
  const day = wish.getByRole("checkbox").nth(2);
  const value = await day.getAttribute("value");
  await day.check();
  await follow(wish.getByRole("button", { name: "送出" }));
  expect(await worker.locator("#good").textContent()).toContain("已完成並記錄");
  expect(await worker.locator(`input[value="${value}"]`).isChecked()).toBe(true);

  const superior = await visit("supervisor@household", PLAIN);
  await superior.goto("/console/home-work");
  await follow(superior.getByRole("link", { name: "排定同仁的居家日" }));
  const proposed = superior.locator(`input[name="days.worker@household"][value="${value}"]`);
  expect(await proposed.isChecked()).toBe(true);
  expect(await superior.locator("main").textContent()).toContain("願");
  await follow(superior.getByRole("button", { name: "排定這一週" }));
  expect(await superior.locator("#good").textContent()).toContain("已完成並記錄");

  await worker.goto(`/console/home-work/week?week=${value}`);
  const days = worker.locator("ul.plain li");
  expect(await days.locator(".is-open").allTextContents()).toEqual(["居家"]);
  const month = String(value).slice(0, 7);
  await worker.goto(`/console/people/worker%40household/picture?zoom=month&on=${month}`);
  await worker.locator("summary", { hasText: "以表格閱讀" }).click();
  const row = worker.locator("tbody tr", { hasText: "居家辦公" }).filter({ hasText: "居家日" });
  expect(await row.count()).toBe(1);
  // A moment that is yet to come leads to what would be decided by then.
  await follow(row.getByRole("link"));
  expect(new URL(worker.url()).searchParams.get("at")?.slice(0, 4)).toBe("2026");
  expect(await worker.locator(".gate h2").count()).toBe(1);
});

/** Somebody at their first page, by what the screens say. */
async function at(job: string, account: string): Promise<Hand> {
  const page = await visit(account);
  await page.goto("/console");
  return new Hand(page, pointer(page), { job, account, fields: 0, clicks: 0, refusals: 0 });
}
const good = ({ page }: Hand) => page.locator("#good").textContent();

test("a day at home: clocked in, its log written, reviewed by the superior, and so it stands", async () => {
  const worker = await at("a day at home", "worker@household");
  await worker.goTo("/console/home-work");
  await worker.link("我的出勤與日誌");
  await worker.send("打卡上班");
  expect(await good(worker)).toContain("打卡上班");
  await worker.sees("已打卡上班");
  await worker.link(`填寫 ${TODAY}`);
  await worker.type("上班時間", "08:00-12:00、13:00-17:00");
  await worker.type("工作項目 1", "公文收發");
  await worker.type("執行情形 1", "收文 14 件");
  await worker.choose("工作進度說明 1", "符合進度");
  await worker.send();
  expect(await good(worker)).toContain("送出工作日誌");

  const superior = await at("review a log", "supervisor@household");
  await superior.goTo("/console/home-work");
  await superior.link("同仁的工作日誌");
  await superior.link("待審核");
  await superior.page.locator(`#d${TODAY}`).getByText("收文 14 件").waitFor();
  await superior.press(superior.page.locator(`#d${TODAY}`).getByRole("link", { name: /^審核工作日誌/ }));
  await superior.answer("接受此日誌", "是");
  await superior.type("審核意見", "如擬");
  await superior.send();
  expect(await good(superior)).toContain("審核工作日誌");

  await worker.page.goto("/console/home-work/day");
  const today = worker.page.locator("tbody tr", { hasText: "表單" }).last();
  expect(await today.textContent()).toContain("已審核");
  expect(await today.getByRole("link", { name: /^修改/ }).count()).toBe(0);
});

test("overtime: tried and assigned, claimed after it, confirmed, and its leave asked for and granted", async () => {
  const superior = await at("assign overtime", "supervisor@household");
  await superior.goTo("/console/hours");
  await superior.link("同仁");
  const theirs = superior.page.locator("main li", { hasText: "居家辦公人員" });
  await superior.press(theirs.getByRole("link", { name: "指派加班" }).first());
  await superior.type("起", "115/11/20 18:00");
  await superior.type("迄", "115/11/20 20:00");
  await superior.button("試算");
  await superior.sees("沒有超過任何上限");
  await superior.link("依此指派");
  await superior.type("工作內容", "公文電子交換換檔");
  await superior.type("急迫性", "翌日上午須恢復收文");
  await superior.type("必要性", "下班後才能停機");
  await superior.type("合理性", "一人二小時可完成");
  await superior.send();
  expect(await good(superior)).toContain("指派加班");

  await setClock(endpoints(), `${TODAY}T20:15:00+08:00`);
  const worker = await at("claim overtime", "worker@household");
  await worker.goTo("/console/hours");
  await worker.press(worker.page.locator("tbody tr", { hasText: "115/11/20" }).getByRole("link").first());
  await worker.act("claimOvertime");
  // As it was assigned: only what was otherwise is typed.
  expect(await worker.page.getByLabel("起", { exact: true }).inputValue()).toBe("115/11/20 18:00");
  await worker.choose("佐證種類 1", "完成文件交付紀錄");
  await worker.type("佐證名稱或存放處 1", "府研字第116號");
  await worker.choose("補償方式", "補休");
  await worker.send();
  expect(await good(worker)).toContain("申報加班");

  const head = await at("confirm overtime", "supervisor@household");
  await head.goTo("/console/hours");
  await head.link("同仁");
  await head.press(
    head.page.locator("tbody tr", { hasText: "115/11/20" }).getByRole("link", { name: "確認加班" }),
  );
  await head.act("confirmOvertime");
  await head.send();
  expect(await good(head)).toContain("確認加班");

  await worker.page.goto("/console/hours");
  await worker.sees("可用 2 小時");
  await worker.act("askCompLeave");
  await worker.type("起", "115/11/24 15:00");
  await worker.type("迄", "115/11/24 17:00");
  await worker.send();
  expect(await good(worker)).toContain("申請補休");

  await head.page.goto("/console/hours/team");
  await head.link("決定補休申請");
  await head.act("decideCompLeave");
  await head.answer("是否核准", "是");
  await head.send();
  await worker.page.goto("/console/hours");
  await worker.sees("已核准");
});
