// The counter in a browser: what is sent is recorded once, however often it is sent, and through a lost network.
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { prepareAgency, registration, sendOut } from "../live/custody-story.ts";
import { follow } from "./follow.ts";
import { numberOf } from "./story.ts";
import { ask, visiting } from "./visiting.ts";

const { visit } = visiting();
const BORROWERS = Array.from({ length: 9 }, (_, at) => `borrower${at + 1}@household`);
const DUE = { iso: "2027-01-29", typed: "116/01/29" };

beforeAll(async () => {
  await prepareAgency(ask, ["worker@household", ...BORROWERS]);
  for (let place = 1; place <= 12; place++)
    await ask("POST /v1/terminals", { account: "records@household", body: registration(numberOf(place)) });
});

const stageOf = async (place: number): Promise<string> =>
  (await ask(`GET /v1/terminals/${numberOf(place)}`, { account: "records@household" })).body.custody.stage;
const lives = async (place: number): Promise<string[]> =>
  (await ask(`GET /v1/terminals/${numberOf(place)}/events`, { account: "records@household" })).body.rows.map(
    ({ event }: { event: { type: string } }) => event.type,
  );

async function openLoan(page: Page, place: number, borrower: string): Promise<void> {
  await page.goto(
    `/console/acts/lendTerminal?propertyNo=${numberOf(place)}&next=/console/terminals/${numberOf(place)}`,
  );
  await page.getByLabel("借用人").fill(borrower);
  await page.getByLabel("用途說明").fill("居家收發公文");
  await page.getByLabel("應歸還日", { exact: true }).fill(DUE.typed);
  await page.getByLabel("資訊安全管理規範版本").fill("108.11.15");
}
const send = (page: Page) => page.getByRole("button", { name: "登記借用" });

test("faults stand beside their fields, what was typed stays, and nothing is sent", async () => {
  const page = await visit("records@household");
  await openLoan(page, 2, BORROWERS[0] ?? "");
  await page.getByLabel("應歸還日", { exact: true }).fill("110/02/30");
  await page.getByLabel("資訊安全管理規範版本").fill("");
  await send(page).click();
  await page.getByRole("alert").waitFor();
  expect(await page.locator(".fault").allTextContents()).toEqual(["沒有這一天", "請填寫此欄"]);
  expect(await page.getByLabel("應歸還日", { exact: true }).inputValue()).toBe("110/02/30");
  // Whom it means is said beside it.
  expect(await page.getByLabel("借用人").inputValue()).toContain(BORROWERS[0]);
  expect(await stageOf(2)).toBe("in-office");
});

test("a button pressed twice, a form sent again after going back, and a second tab record one loan", async () => {
  const page = await visit("records@household");
  await openLoan(page, 3, BORROWERS[1] ?? "");
  const second = await page.context().newPage();
  await openLoan(second, 3, BORROWERS[1] ?? "");
  await send(page).dblclick();
  await page.waitForURL("**?done=lendTerminal*");
  await page.goBack();
  await openLoan(page, 3, BORROWERS[1] ?? "");
  await send(page).click();
  await page.getByRole("alert").waitFor();
  await send(second).click();
  await second.getByRole("alert").waitFor();
  expect(await lives(3)).toEqual(["TerminalRegistered", "LoanRegistered"]);
});

test("what is entered while the network is away waits in sight and is recorded once when it is back", async () => {
  const page = await visit("records@household");
  await openLoan(page, 4, BORROWERS[2] ?? "");
  await page.context().setOffline(true);
  await send(page).click();
  await page.locator("#queue").getByText("登記借用").waitFor();
  expect(await stageOf(4)).toBe("in-office");
  await page.context().setOffline(false);
  await page.waitForURL("**?done=lendTerminal*");
  expect(await lives(4)).toEqual(["TerminalRegistered", "LoanRegistered"]);
});

test("a minute without a network: what is entered in two tabs waits, is seen in both, and is recorded once each", async () => {
  const page = await visit("records@household");
  const second = await page.context().newPage();
  for (const each of [page, second]) await each.clock.install();
  await openLoan(page, 1, BORROWERS[7] ?? "");
  await openLoan(second, 12, BORROWERS[8] ?? "");
  await page.context().setOffline(true);
  await send(page).click();
  await page.locator("#queue li").waitFor();
  await send(second).click();
  await expect.poll(() => page.locator("#queue li").count()).toBe(2);
  for (const each of [page, second]) await each.clock.runFor(60_000);
  expect(await second.locator("#queue li").count()).toBe(2);
  expect([await stageOf(1), await stageOf(12)]).toEqual(["in-office", "in-office"]);
  await page.context().setOffline(false);
  for (const each of [page, second]) await each.clock.runFor(3_000);
  await Promise.all(
    [page, second].map(each => each.locator("#queue li").first().waitFor({ state: "detached" })),
  );
  await expect.poll(async () => [await stageOf(1), await stageOf(12)]).toEqual(["registered", "registered"]);
  for (const place of [1, 12]) expect(await lives(place)).toEqual(["TerminalRegistered", "LoanRegistered"]);
});

test("nobody logs out over what was not sent yet, and it can be thrown away", async () => {
  const page = await visit("records@household");
  await openLoan(page, 2, BORROWERS[0] ?? "");
  await page.context().setOffline(true);
  await send(page).click();
  await page.locator("#queue li").waitFor();
  await page.getByRole("button", { name: "登出" }).click();
  expect(await page.locator("#queue li").count()).toBe(1);
  await page.getByRole("button", { name: "捨棄" }).click();
  await page.locator("#queue").waitFor({ state: "hidden" });
  await page.context().setOffline(false);
});

test("an answer that was lost on the way back doubles nothing", async () => {
  const page = await visit("records@household");
  await openLoan(page, 5, BORROWERS[3] ?? "");
  let lost = false;
  await page.route(/\/acts\/lendTerminal/, async route => {
    if (lost || route.request().method() !== "POST") return route.continue();
    lost = true;
    await route.fetch({ maxRedirects: 0 });
    return route.abort();
  });
  await send(page).click();
  await page.waitForURL("**?done=lendTerminal*");
  expect([lost, await lives(5)]).toEqual([true, ["TerminalRegistered", "LoanRegistered"]]);
});

test("a log-in that ended in the middle of a form loses nothing typed", async () => {
  const page = await visit("records@household", { javaScriptEnabled: false });
  await openLoan(page, 6, BORROWERS[4] ?? "");
  await page.context().clearCookies({ name: "__Host-docgate" });
  await follow(send(page));
  expect(await page.locator("h1").textContent()).toBe("登入已逾時，您填的內容還在");
  const [tab] = await Promise.all([
    page.context().waitForEvent("page"),
    page.getByRole("link", { name: "在新分頁登入" }).click(),
  ]);
  await tab.waitForURL("**/console/logged-in");
  await page.getByRole("button", { name: "再送一次" }).click();
  await page.waitForURL("**?done=lendTerminal*");
  expect(await lives(6)).toEqual(["TerminalRegistered", "LoanRegistered"]);
});

test("a form filled by one person is not sent in the name of another", async () => {
  const page = await visit("records@household");
  await openLoan(page, 7, BORROWERS[5] ?? "");
  const other = await visit("property@household");
  await page.context().addCookies(await other.context().cookies());
  await send(page).click();
  await page.getByText("這份表單是另一個人填的").waitFor();
  expect(await stageOf(7)).toBe("in-office");
});

test("a form that another site sends changes nothing", async () => {
  const page = await visit("records@household");
  const context = page.context();
  await context.route("https://evil.example/", route =>
    route.fulfill({
      contentType: "text/html",
      body: `<form method="post" action="${page.url().split("/console")[0]}/console/acts/lendTerminal?propertyNo=${numberOf(8)}"><input name="borrower" value="${BORROWERS[6]}"><button>x</button></form>`,
    }),
  );
  await page.goto("https://evil.example/");
  await follow(page.locator("button"));
  expect(await page.locator(".code").textContent()).toBe("403 · not-permitted");
  expect(await stageOf(8)).toBe("in-office");
});

test("many are taken back at once, each told by itself", async () => {
  await sendOut(ask, numberOf(9), { dueOn: DUE.iso, borrower: "worker@household" }).catch(() => undefined);
  const page = await visit("records@household", { javaScriptEnabled: false });
  await page.goto(`/console/batches/declareReturns?number=${numberOf(10)},${numberOf(11)}`);
  await follow(page.getByRole("button", { name: "核對" }));
  expect(await page.locator("td .pill").allTextContents()).toEqual(["未通過", "未通過"]);
});
