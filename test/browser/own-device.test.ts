// An own device by pointer: its owner registers it, the scan officer tests it, personnel let it be used, and its page tells it all; a test
// that has ended is told to whoever tests.
import { expect, test } from "vitest";
import { setClock } from "./city.ts";
import { handsOf, openOffice, outcome } from "./jobs/office.ts";
import { ownGateway } from "./own-gateway.ts";

const own = ownGateway(endpoints => openOffice(endpoints, "2026-11-10T13:00:00+08:00"));
const at = handsOf(own);
const WORKER = "居家辦公人員";

test("its owner registers it and sees that it is not to be used yet", async () => {
  const worker = await at("register an own device", "worker@household");
  await worker.goTo("/console/home-work");
  await worker.link("自備設備");
  await worker.act("registerDevice");
  await worker.choose("設備種類", "筆記型電腦");
  await worker.type("廠牌", "範例牌");
  await worker.type("型號", "範例型 14");
  await worker.type("序號", "SN-000123");
  await worker.send();
  expect(await outcome(worker)).toContain("登記自備設備");
  await worker.sees("待資安檢測");
});

test("the scan officer is told of it, and tests it", async () => {
  const officer = await at("test an own device", "scan@household");
  await officer.toDo("自備設備待資安檢測", WORKER);
  await officer.act("testDevice");
  await officer.answer("通過檢測", "是");
  await officer.type("檢測紀錄", "資安檢測紀錄第 12 號");
  await officer.type("檢測有效期限", "115/12/10 12:00");
  await officer.send();
  expect(await outcome(officer)).toContain("登錄自備設備資安檢測");
});

test("personnel are told of it, and approve it for what is no exchange", async () => {
  const personnel = await at("approve an own device", "personnel@household");
  await personnel.toDo("自備設備待核准", WORKER);
  await personnel.act("decideDevice");
  await personnel.answer("是否核准", "是");
  await personnel.answer("可使用的體系", "戶政事務所體系公文管理系統");
  await personnel.send();
  expect(await outcome(personnel)).toContain("核准或不核准使用自備設備");
});

test("its page tells its owner what it may be used for, who tested it and until when", async () => {
  const worker = await at("look at an own device", "worker@household");
  await worker.goTo("/console/home-work");
  await worker.link("自備設備");
  await worker.press(worker.page.locator("main tbody").getByRole("link").first());
  const page = await worker.page.locator("main").textContent();
  for (const said of ["範例牌", "資安檢測紀錄第 12 號", "115/12/10 12:00", "戶政事務所體系公文管理系統"])
    expect(page).toContain(said);
  // Nobody judges their own.
  expect(await worker.page.getByRole("link", { name: /資安檢測|核准/ }).count()).toBe(0);
});

test("a test that has ended waits for the scan officer again, who finds the devices by the menu", async () => {
  await setClock(own.endpoints(), "2026-12-10T12:00:01+08:00");
  const officer = await at("test it again", "scan@household");
  await officer.toDo("自備設備待資安檢測", WORKER);
  await officer.sees("已過期");
  await officer.goTo("/console/home-work");
  await officer.link("自備設備");
  await officer.sees("範例牌");
});
