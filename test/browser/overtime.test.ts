// An evening of overtime by pointer: tried and assigned, claimed by whoever worked it, confirmed by whoever assigned it, and in the month.
import { expect, test } from "vitest";
import { setClock } from "./city.ts";
import { followHours, handsOf, openOffice, outcome } from "./jobs/office.ts";
import { ownGateway } from "./own-gateway.ts";

const own = ownGateway(async endpoints => {
  await openOffice(endpoints, "2026-11-20T10:30:00+08:00");
  await followHours(endpoints, "2026-11-20");
});
const at = handsOf(own);
const [WORKER, SUPERIOR] = ["worker@household", "supervisor@household"];

test("the superior sees what it would do to the limits, and assigns it", async () => {
  await at("be known by name", WORKER);
  const superior = await at("assign overtime", SUPERIOR);
  await superior.goTo("/console/hours");
  await superior.link("同仁");
  const theirs = superior.page.locator("main li", { hasText: "居家辦公人員" });
  await superior.press(theirs.getByRole("link", { name: "指派加班" }));
  await superior.type("起", "115/11/20 18:00");
  await superior.type("迄", "115/11/20 20:00");
  await superior.button("試算");
  await superior.sees("沒有超過任何上限");
  await superior.link("依此指派");
  // What was tried is not typed again.
  expect(await superior.page.getByLabel("起", { exact: true }).inputValue()).toBe("115/11/20 18:00");
  await superior.type("工作內容", "公文電子交換換檔");
  await superior.type("急迫性", "翌日上午須恢復收文");
  await superior.type("必要性", "下班後才能停機");
  await superior.type("合理性", "一人二小時可完成");
  await superior.send();
  expect(await outcome(superior)).toContain("指派加班");
});

test("the worker claims it when it is over, with what shows it", async () => {
  const early = await at("look before it is over", WORKER);
  await early.goTo("/console/hours");
  await early.sees("已指派");
  expect(await early.page.getByRole("link", { name: /^申報加班/ }).count()).toBe(0);

  await setClock(own.endpoints(), "2026-11-20T20:15:00+08:00");
  const worker = await at("claim overtime", WORKER);
  await worker.toDo("加班待申報");
  await worker.act("claimOvertime");
  // As it was assigned: only what was otherwise is typed.
  expect(await worker.page.getByLabel("起", { exact: true }).inputValue()).toBe("115/11/20 18:00");
  await worker.choose("佐證種類 1", "完成文件交付紀錄");
  await worker.type("佐證名稱或存放處 1", "府研字第116號");
  await worker.choose("補償方式", "補休");
  await worker.send();
  expect(await outcome(worker)).toContain("申報加班");
});

test("the same superior confirms it, and the month has it", async () => {
  const superior = await at("confirm overtime", SUPERIOR);
  await superior.toDo("同仁的加班與補休待辦理", "確認加班");
  await superior.sees("府研字第116號");
  await superior.act("confirmOvertime");
  await superior.send();
  expect(await outcome(superior)).toContain("確認加班");

  const worker = await at("see the month", WORKER);
  await worker.goTo("/console/hours");
  const row = worker.page.locator("tbody tr", { hasText: "公文電子交換換檔" });
  for (const said of ["2 小時", "已確認"]) expect(await row.textContent()).toContain(said);
  await worker.sees("可用 2 小時");

  const personnel = await at("see the agency's month", "personnel@household");
  await personnel.goTo("/console/hours");
  await personnel.link("機關");
  const theirs = personnel.page.locator("tbody tr", { hasText: "居家辦公人員" }).first();
  expect(await theirs.textContent()).toContain("2 小時");
});
