// Whom and what a form is about is picked by what it is called, with scripts and without: no account, number or code is typed.
import { expect, test } from "vitest";
import { prepareAgency, registration } from "../live/custody-story.ts";
import { setClock } from "./city.ts";
import { follow } from "./follow.ts";
import { ownGateway } from "./own-gateway.ts";
import { askerFor, numberOf } from "./story.ts";

const at = (time: string) => `2021-06-07T${time}:00+08:00`;
const RECORDS = "records@household";
const PLAIN = { javaScriptEnabled: false };
const own = ownGateway(async endpoints => {
  await setClock(endpoints, at("08:30"));
  const ask = askerFor(endpoints);
  await prepareAgency(ask);
  for (const place of [1, 2])
    await ask("POST /v1/terminals", {
      account: RECORDS,
      body: registration(numberOf(place), { serial: `SN-${4710 + place}`, model: "Veriton X" }),
    });
});

test("the gate is explained of a person by name and of a terminal by its serial number", async () => {
  // Whoever has logged in once is known by name.
  await (await own.visit("worker@household")).context().close();
  const page = await own.visit(RECORDS, PLAIN);
  await page.goto("/console/sessions/explanation");
  await page.getByLabel("人員").fill("居家辦公人員");
  await page.getByLabel("電腦").fill("SN-4712");
  await page.getByLabel("體系").selectOption("household");
  await page.getByLabel("連線方式").selectOption("vpn");
  await follow(page.getByRole("button", { name: "試算", exact: true }));
  expect(await page.locator(".gate").count()).toBe(1);
  // Below it stand what may be supposed, of the terminal too.
  await page.getByRole("combobox", { name: "電腦", exact: true }).fill("Veriton");
  await follow(page.getByRole("button", { name: "試算", exact: true }));
  const said = await page.getByRole("alert").textContent();
  expect(said).toContain("「Veriton」有 2 部，請註明是哪一部");
  expect(said).toContain(`${numberOf(2)}（Acer Veriton X，序號 SN-4712，在辦公室）`);
});

test("a desktop is asked for by the system’s own endpoint, which nobody types", async () => {
  await askerFor(own.endpoints())("POST /v1/systems/household/endpoints", {
    account: "admin@household",
    body: { endpoint: "vdi-broker-household", channel: "vdi", egress: "203.0.113.40/32" },
  });
  const page = await own.visit("worker@household", PLAIN);
  await page.goto(`/console/acts/askSession?terminal=${numberOf(1)}&system=household`);
  const endpoint = page.getByLabel("VDI 連線端點");
  expect(await endpoint.locator("option").allTextContents()).toEqual([
    "請選擇",
    "戶政事務所體系 VDI（vdi-broker-household）",
  ]);
  // Where there is but one, it is chosen.
  expect(await endpoint.inputValue()).toBe("vdi-broker-household");
});

test("many are lent at once to people by name, and one whom nobody knows is said beside its row", async () => {
  const page = await own.visit(RECORDS, PLAIN);
  await page.goto(`/console/batches/lendTerminals?number=${numberOf(1)},${numberOf(2)}`);
  expect(await page.getByLabel("用途說明").inputValue()).toBe("居家辦公收發公文");
  const borrowers = page.getByLabel("借用人");
  await borrowers.nth(0).fill("居家辦公人員");
  await borrowers.nth(1).fill("沒有這個人");
  await page.getByLabel("資訊安全管理規範版本").fill("108.11.15");
  await follow(page.getByRole("button", { name: "核對" }));
  expect(await page.locator(".fault").allTextContents()).toEqual([
    "查無「沒有這個人」，請從名單選擇；尚未登錄者請先登錄 登錄人員",
  ]);
  expect(await borrowers.nth(0).inputValue()).toBe("居家辦公人員");
  await borrowers.nth(1).fill("居家辦公人員（登記課課員）");
  await follow(page.getByRole("button", { name: "核對" }));
  expect(await page.locator("h1").textContent()).toContain("2 部，均可辦理");
  await follow(page.getByRole("button", { name: `修改 ${numberOf(2)} 借用人` }));
  expect(await borrowers.nth(1).inputValue()).toBe("居家辦公人員（登記課課員）");
  expect(await page.evaluate("document.activeElement.name")).toBe("rows.1.borrower");
});

test("a return site of many is chosen by name", async () => {
  const page = await own.visit(RECORDS, PLAIN);
  await page.goto(`/console/batches/disinfectTerminals?number=${numberOf(1)}`);
  const site = page.getByLabel("消毒處所");
  expect(await site.locator("option").allTextContents()).toEqual(["請選擇", "北側門外棚架"]);
  expect(await site.inputValue()).toBe("north-gate");
  expect(await page.getByLabel("完成時間").inputValue()).toMatch(/^110\/06\/07 \d\d:\d\d$/);
});

test("a terminal is handed to another agency by its name", async () => {
  const page = await own.visit("property@household");
  await page.goto(`/console/terminals/${numberOf(2)}`);
  await page.locator("details.menu summary").first().click();
  await follow(page.locator("main a[href^='/console/acts/transferTerminal']").first());
  const agency = page.getByLabel("機關");
  expect(await agency.inputValue()).toBe("臺南市東區戶政事務所");
  await agency.fill("臺南市政府警察局");
  await page.getByLabel("體系").selectOption("police");
  await page.getByLabel("保管人").fill("records@police");
  await page.locator("form.sheet .act button").first().click();
  expect(await page.locator("#check dl").textContent()).toContain("臺南市政府警察局");
  await page.locator("#check form button").click();
  await page.locator("#good").waitFor();
  expect(await page.locator("main").textContent()).toContain("臺南市政府警察局");
});

test("whom to stop is looked for by name where nobody is connected, and one thing at a time", async () => {
  const page = await own.visit(RECORDS, PLAIN);
  await page.goto("/console/sessions/stops");
  await page.getByLabel("或以姓名尋找人員").fill("居家辦公人員");
  await page.getByLabel("尋找電腦").fill("SN-4711");
  await page.getByLabel("原因").fill("帳號疑似遭盜用");
  await follow(page.getByRole("button", { name: "下一步" }));
  expect(await page.locator(".fault").allTextContents()).toEqual(["一次只能切斷一個對象，請只留一個"]);
  await page.getByLabel("尋找電腦").fill("");
  await page.getByLabel("切斷對象").selectOption("");
  await follow(page.getByRole("button", { name: "下一步" }));
  expect(await page.locator("#check").textContent()).toContain("一個人 居家辦公人員");
  await follow(page.getByRole("button", { name: "修改 原因" }));
  expect(await page.getByLabel("或以姓名尋找人員").inputValue()).toContain("居家辦公人員");
  expect(await page.getByLabel("原因").inputValue()).toBe("帳號疑似遭盜用");
  await follow(page.getByRole("button", { name: "下一步" }));
  await follow(page.getByRole("button", { name: "確認，立即切斷" }));
  expect(await page.getByRole("table").first().textContent()).toContain("居家辦公人員");
});
