// The way of an IP report through the console: drafted, filed, compiled, forwarded, answered, and what the auditor sees of it.
import { expect, test } from "vitest";
import { setClock } from "./city.ts";
import { follow } from "./follow.ts";
import { ownGateway } from "./own-gateway.ts";

const own = ownGateway(endpoints => setClock(endpoints, "2021-06-08T09:00:00+08:00"));

test("a system's administrator drafts, corrects what is refused beside its cell, and files", async () => {
  const page = await own.visit("admin@police");
  await page.goto("/console/reports");
  await page.waitForURL("**/reports/police");
  await follow(page.getByRole("link", { name: "擬草稿" }));
  for (const [label, text] of [
    ["聯絡單位", "資訊科"],
    ["職稱", "體系管理人員"],
    ["VPN 帳號數", "20"],
    ["頻寬（Mbps）", "100"],
    ["VDI 席次", "0"],
  ] as const)
    await page.getByLabel(label, { exact: true }).fill(text);
  await page.getByLabel("位址 1").fill("198.51.100.7");
  // The second row stays empty: the fault must stand at the third.
  await page.getByLabel("位址 3").fill("10.0.0.1");
  await page.getByRole("button", { name: "存草稿" }).click();
  await page.locator("#faults, #refusal").first().waitFor();
  expect(await page.locator("#faults li").allTextContents()).toEqual([expect.stringContaining("位址：")]);
  expect(await page.getByLabel("位址 3").getAttribute("aria-invalid")).toBe("true");
  expect(await page.getByLabel("位址 1").getAttribute("aria-invalid")).toBeNull();
  expect(await page.getByLabel("聯絡單位").inputValue()).toBe("資訊科");
  await page.getByLabel("位址 3").fill("198.51.100.9");
  await page.getByRole("button", { name: "存草稿" }).click();
  await page.waitForURL("**?done=draftReport");
  expect(await page.locator(".diff li").allTextContents()).toEqual([
    expect.stringContaining("198.51.100.7/32"),
    expect.stringContaining("198.51.100.9/32"),
  ]);
  await page.getByRole("link", { name: /^送出回報表/ }).click();
  await page.getByRole("button", { name: /^送出回報表/ }).click();
  await page.waitForURL("**?done=fileReport");
  expect(await page.locator("h1 .pill").textContent()).toBe("如期");
  expect(await page.locator("tbody .pill").allTextContents()).toEqual(["已回報", "已回報"]);
});

test("the center sees who is missing, compiles, and forwards once it was told what that does", async () => {
  const page = await own.visit("center@city");
  await page.goto("/console/reports");
  expect(await page.locator(".stats b").allTextContents()).toEqual(["1／9", "8", "0", "1"]);
  await follow(page.getByRole("link", { name: "彙整各體系回報" }));
  expect(await page.locator(".consequence").textContent()).toContain("還不會轉送");
  await page.getByRole("button", { name: "彙整各體系回報" }).click();
  await page.waitForURL("**?done=compilePack");
  await page.goto("/console/packs");
  await follow(page.getByRole("link", { name: "第 1 號" }));
  await follow(page.getByRole("link", { name: "轉送檔案主管機關" }));
  expect(await page.locator(".consequence").textContent()).toContain("不能收回");
  await page.getByRole("button", { name: "轉送檔案主管機關" }).click();
  await page.waitForURL("**/packs/1?done=forwardPack");
  expect(await page.locator("h1 .pill").textContent()).toBe("已答復 0／2");
});

test("the archives verify it in one click, answer line by line, and are told which line needs a reason", async () => {
  const page = await own.visit("archives@national");
  await page.goto("/console/packs");
  await follow(page.getByRole("link", { name: "第 1 號" }));
  await follow(page.getByRole("link", { name: "驗證簽章與內容" }));
  expect(await page.locator(".note.good").textContent()).toContain("簽章有效");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "下載" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.zip$/);
  await page.getByRole("link", { name: "逐項答復" }).click();
  await page.getByLabel("答復 198.51.100.9/32").selectOption("returned");
  await page.getByRole("button", { name: "其餘全部選「已設定」" }).click();
  await expect.poll(() => page.getByLabel("答復 198.51.100.7/32").inputValue()).toBe("set");
  const answer = page.getByRole("button", { name: "檔案主管機關逐項答復" });
  const check = page.getByRole("button", { name: "下一步：核對內容" });
  await check.click();
  await page.locator("#faults").waitFor();
  expect(await page.locator("#check").count()).toBe(0);
  expect(await page.locator("#faults li").allTextContents()).toEqual(["答復 2：退回須附原因"]);
  expect(await page.locator("td .fault").allTextContents()).toEqual(["退回須附原因"]);
  await page.getByLabel("原因 198.51.100.9/32").fill("非貴機關位址");
  await check.click();
  expect(await page.locator("#check").textContent()).toContain("其餘 0 項不答復");
  await answer.click();
  await page.waitForURL("**/packs/1?done=answerPack");
  expect(await page.locator(".stats b").allTextContents()).toEqual(["2", "1", "1", "0"]);
});

test("the auditor finds each step, sees what it changed, and proves that nothing was altered", async () => {
  const page = await own.visit("auditor@city");
  await page.goto("/console/journal");
  await page.getByLabel("種類").selectOption("REPORT");
  await follow(page.getByRole("button", { name: "篩選" }));
  expect(await page.locator("tbody td:nth-child(2)").allTextContents()).toEqual([
    "回報獲答復",
    "回報已轉送",
    "回報列入彙整",
    "送出回報",
    "擬回報草稿",
    ...Array(9).fill("催報"),
  ]);
  await follow(page.getByRole("link", { name: "送出回報" }));
  const changed = await page.locator(".change tbody tr").allTextContents();
  expect(changed.some(each => each.includes("回報次序") && each.includes("1"))).toBe(true);
  await page.goto("/console/journal");
  await follow(page.getByRole("button", { name: "查核" }));
  expect(await page.locator(".note.good").textContent()).toContain("與當時記錄的完全相同");
  expect(await page.getByRole("link", { name: "擬草稿" }).count()).toBe(0);
});

test("the health page says the same as the command line would", async () => {
  const page = await own.visit("auditor@city");
  await page.goto("/console/health");
  expect(await page.locator(".checks li").count()).toBe(12);
  expect((await page.locator(".checks li").allTextContents()).join()).toContain("110 年已載入");
});

test("a supervisor stops a person's remote work, and says why, and lifts it again", async () => {
  const personnel = await own.visit("personnel@household");
  for (const account of ["supervisor%40household", "aside%40household"]) {
    await personnel.goto(`/console/acts/enrolPerson?person=${account}&next=/console/people`);
    await personnel.getByLabel("身分").selectOption("civil-servant");
    await personnel.getByRole("button", { name: "登錄本機關人員" }).click();
    await personnel.waitForURL("**?done=enrolPerson*");
  }
  await personnel.goto("/console/acts/postPerson?person=aside%40household&next=/console/people");
  await personnel.getByLabel("直屬主管").fill("supervisor@household");
  await personnel.getByRole("button", { name: "登錄單位、職稱與直屬主管" }).click();
  await personnel.waitForURL("**?done=postPerson*");
  const page = await own.visit("supervisor@household");
  await page.goto("/console/people");
  await page.getByRole("link", { name: "尚未登錄姓名 aside@household" }).click();
  await page.getByText("其他作業").click();
  await follow(page.getByRole("link", { name: "停止居家辦公" }));
  expect(await page.locator(".consequence").textContent()).toContain("立即中斷");
  await page.getByLabel("理由").fill("調查中");
  await page.getByRole("button", { name: "停止居家辦公" }).click();
  await page.waitForURL("**?done=suspendPerson*");
  await page.goto("/console/people");
  expect(await page.locator("tr", { hasText: "aside@household" }).locator(".pill").textContent()).toBe(
    "停止連線",
  );
});

test("what is printed of a pack lies across A4, names agencies, and has room for everybody's seal", async () => {
  const page = await own.visit("center@city");
  await page.goto("/console/packs/1/print");
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(pdf).toMatch(/\/MediaBox\s*\[\s*0 0 84[12][\d.]* 59[45]/);
  const text = await page.locator("main").textContent();
  for (const said of [
    "臺南市政府智慧發展中心",
    "臺南市政府警察局",
    "填報機關",
    "承辦人",
    "單位主管",
    "機關首長",
  ])
    expect(text).toContain(said);
  expect(text).toContain("中華民國110年6月8日");
  expect(text).not.toContain("police-bureau");
});
