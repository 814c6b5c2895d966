// A day at home by pointer, from the application to the reviewed log: each of the two begins at their first page and goes by what it says.
import { expect, test } from "vitest";
import { setClock } from "./city.ts";
import { approve } from "./jobs/home-work.ts";
import { handsOf, openOffice, outcome } from "./jobs/office.ts";
import { ownGateway } from "./own-gateway.ts";

const own = ownGateway(endpoints => openOffice(endpoints, "2026-11-10T13:00:00+08:00"));
const at = handsOf(own);
const later = (moment: string) => setClock(own.endpoints(), `2026-11-${moment}:00+08:00`);
const [WORKER, SUPERIOR] = ["worker@household", "supervisor@household"];

test("it is applied for, pledged for and decided", async () => {
  await approve(at);
  const worker = await at("see what was decided", WORKER);
  await worker.goTo("/console/home-work");
  await worker.sees("已核准");
});

test("a day is wished for, proposed, set, and seen by the worker", async () => {
  const worker = await at("wish for a day", WORKER);
  await worker.goTo("/console/home-work");
  await worker.link("我的居家日");
  await worker.page.getByLabel("11/18（三）").check();
  await worker.send("送出");
  expect(await outcome(worker)).toContain("已完成並記錄");

  const superior = await at("set the week", SUPERIOR);
  await superior.goTo("/console/home-work");
  await superior.link("排定同仁的居家日");
  const wednesday = superior.page.getByRole("checkbox", { name: /115\/11\/18 居家/ });
  expect(await wednesday.isChecked()).toBe(true);
  await superior.send("排定這一週");
  expect(await outcome(superior)).toContain("已完成並記錄");

  await worker.goTo("/console/home-work");
  await worker.link("我的居家日");
  await worker.link("後一週");
  const day = worker.page.locator("main li", { hasText: "11/18（三）" });
  expect(await day.textContent()).toContain("居家");
});

test("the day is clocked in and out, and its log sent", async () => {
  await later("18T08:00");
  const morning = await at("clock in", WORKER);
  await morning.goTo("/console/home-work");
  await morning.link("我的出勤與日誌");
  await morning.send("打卡上班");
  expect(await outcome(morning)).toContain("打卡上班");
  await morning.sees("已打卡上班");

  await later("18T17:05");
  const evening = await at("clock out and send the log", WORKER);
  await evening.toDo("工作日誌待送出", "115/11/18");
  await evening.type("上班時間", "08:00-12:00、13:00-17:00");
  await evening.type("工作項目 1", "公文收發");
  await evening.type("執行情形 1", "收文 14 件");
  await evening.choose("工作進度說明 1", "符合進度");
  await evening.send();
  expect(await outcome(evening)).toContain("送出工作日誌");
  await evening.send("打卡下班");
  expect(await outcome(evening)).toContain("打卡下班");
  const row = evening.page.locator("tbody tr", { hasText: "11/18（三）" });
  for (const said of ["居家", "08:00", "17:05", "待審核"]) expect(await row.textContent()).toContain(said);
});

test("the superior reviews it, and the worker sees that", async () => {
  const superior = await at("review the log", SUPERIOR);
  await superior.toDo("同仁的工作日誌待審核", "115/11/18");
  await superior.sees("收文 14 件");
  await superior.act("reviewLog");
  await superior.answer("接受此日誌", "是");
  await superior.type("審核意見", "如擬");
  await superior.send();
  expect(await outcome(superior)).toContain("審核工作日誌");

  const worker = await at("see the review", WORKER);
  await worker.goTo("/console/home-work");
  await worker.link("我的出勤與日誌");
  const row = worker.page.locator("tbody tr", { hasText: "11/18（三）" });
  expect(await row.textContent()).toContain("已審核");
  expect(await row.getByRole("link", { name: /^修改/ }).count()).toBe(0);
});
