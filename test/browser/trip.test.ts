// The whole trip of a terminal, lent and taken back by keyboard alone, each step by the person whose part it is.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { prepareAgency, registration } from "../live/custody-story.ts";
import { setClock } from "./city.ts";
import { fillIn, press, tabTo } from "./keyboard.ts";
import { ownGateway } from "./own-gateway.ts";
import { askerFor, numberOf } from "./story.ts";

const at = (day: string, time: string) => `2021-06-${day}T${time}:00+08:00`;
const RECORDS = "records@household";
const own = ownGateway(async endpoints => {
  await setClock(endpoints, at("07", "08:30"));
  const ask = askerFor(endpoints);
  await prepareAgency(ask);
  await ask("POST /v1/terminals", { account: RECORDS, body: registration(numberOf(1)) });
});

/** From the counter's scan field, which has the focus, to the terminal's page. */
async function atCounter(account: string): Promise<Page> {
  const page = await own.visit(account);
  await page.goto("/console/terminals");
  await page.locator("input[name=number]:focus").waitFor();
  await page.keyboard.type(numberOf(1));
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/terminals/${numberOf(1)}`);
  return page;
}

async function act(page: Page, name: string, fields: Parameters<typeof fillIn>[1] = []): Promise<void> {
  await press(page, name);
  await page.waitForURL("**/acts/*");
  await fillIn(page, fields);
  // What weighs more is shown once more before it counts.
  const toCheck = page.getByRole("button", { name: "下一步：核對內容" });
  if ((await toCheck.count()) > 0) {
    await press(page, "下一步：核對內容");
    await page.locator("#check").waitFor();
  }
  await press(page, name);
  await page.waitForURL("**?done=*").catch(async error => {
    throw new Error(`${error}: ${await page.locator("main").textContent()}`);
  });
}

const stage = (page: Page) => page.locator("h1 .pill").textContent();

test("a loan: registered, approved, pledged for and carried out", async () => {
  await setClock(own.endpoints(), at("07", "09:00"));
  const records = await atCounter(RECORDS);
  await act(records, "登記借用", [
    ["借用人", "worker@household"],
    ["用途說明", "居家收發公文"],
    ["應歸還日", "110/06/18"],
    ["資訊安全管理規範版本", "108.11.15"],
  ]);
  const property = await atCounter("property@household");
  await act(property, "核准借用", [["核准借用至", "110/06/30"]]);
  const worker = await own.visit("worker@household");
  await worker.goto(`/console/terminals/${numberOf(1)}`);
  await press(worker, "閱讀並切結");
  await worker.waitForURL("**/pledge*");
  await press(worker, "我已閱讀並切結");
  await worker.waitForURL("**/console?done=acceptPledge*");
  await records.reload();
  await act(records, "登錄攜出");
  expect(await stage(records)).toBe("已攜出");
});

test("its return: declared, disinfected, scanned, attested, released, signed for", async () => {
  await setClock(own.endpoints(), at("18", "16:00"));
  const records = await atCounter(RECORDS);
  await act(records, "申報歸還");
  expect(await stage(records)).toBe("已申報歸還");
  expect(await records.locator(".note.wait").textContent()).toContain("閘門關閉");
  await setClock(own.endpoints(), at("18", "16:30"));
  const gate = await atCounter(RECORDS);
  await act(gate, "登錄消毒", [
    ["消毒處所", "北側門外棚架"],
    ["開始時間", "110/06/18 16:05"],
    ["完成時間", "110/06/18 16:20"],
  ]);
  await setClock(own.endpoints(), at("18", "19:15"));
  const scan = await atCounter("scan@household");
  await act(scan, "登錄離線全機掃描", [
    ["掃毒工具", "T-CLEAN"],
    ["工具版本", "5.1"],
    ["病毒碼版本", "16.781.00"],
    ["病毒碼日期", "110/06/17"],
    ["掃描方式", "全機詳細掃描"],
    ["網路狀態", "離線"],
    ["開始時間", "110/06/18 16:30"],
    ["結束時間", "110/06/18 19:00"],
    ["掃描報告", "T-CLEAN 5.1: nothing found"],
  ]);
  await act(scan, "證明未染毒");
  expect(await stage(scan)).toBe("已出具證明");
  const back = await atCounter(RECORDS);
  await act(back, "點收配件並放行");
  const worker = await own.visit("worker@household");
  await worker.goto(`/console/terminals/${numberOf(1)}`);
  await act(worker, "簽收");
  await back.reload();
  await act(back, "簽收");
  expect(await stage(back)).toBe("在辦公室");
});

test("the tabulator goes first to where one leaves the menu behind", async () => {
  const page = await own.visit(RECORDS);
  await page.goto("/console/people");
  await tabTo(page, "跳到主要內容");
  await page.keyboard.press("Enter");
  await page.waitForURL(/#main$/);
});
