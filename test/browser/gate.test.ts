// The gate in a browser: a home worker sees why and until when; an administrator ends it at once, and everybody sees that.
import { expect, test } from "vitest";
import { cityConnected } from "./city.ts";
import { HOME } from "./connected.ts";
import { follow } from "./follow.ts";
import { ownGateway } from "./own-gateway.ts";
import { askerFor, numberOf } from "./story.ts";

const { visit, endpoints } = ownGateway(cityConnected);
const MINE = `/console?address=${HOME}`;

test("a home worker sees the gate open, until when and for which reason, and what is due next", async () => {
  const page = await visit("worker@household");
  await page.goto(MINE);
  const gate = page.locator(".gate").first();
  expect(await gate.getByRole("heading").textContent()).toMatch(/^目前得連線/);
  expect(await gate.textContent()).toContain("連線環境須重新回報");
  expect(await gate.locator(".countdown").textContent()).toMatch(/^還有 \d+ 分/);
  await page.getByText("接下來的期限").waitFor();
});

test("without scripts the same stands there, said by the server", async () => {
  const page = await visit("worker@household", { javaScriptEnabled: false });
  await page.goto(MINE);
  expect(await page.locator(".gate").first().locator(".countdown").textContent()).toMatch(/^還有 \d+ 分鐘$/);
});

test("from an address on no list it is closed, with clause, fact, remedy and who can", async () => {
  const page = await visit("worker@household", { locale: "en" });
  await page.goto("/console?address=192.0.2.9");
  const gate = page.locator(".gate").first();
  for (const said of ["the gate is closed", "House rule", "Source address: Not listed", "By: "])
    expect(await gate.textContent()).toContain(said);
});

// The loan is drawn twice: as it was until now, and on to its due date.
test("the picture shows the loan, the session and the refusals, to the borrower as to records staff", async () => {
  for (const account of ["worker@household", "records@household"]) {
    const page = await visit(account);
    await page.goto(`/console/terminals/${numberOf(1)}/picture`);
    expect(await page.locator("svg.timeline desc").textContent()).toMatch(
      /^借出 2；管制 0；消毒掃毒 0；.*；連線 1；拒絕 2；規範 \d+$/,
    );
  }
});

test("a click on the picture opens the decision of that moment; without scripts nothing promises it", async () => {
  const page = await visit("records@household");
  await page.goto(`/console/terminals/${numberOf(1)}/picture`);
  await page.getByText("按一下圖上任一時點").waitFor();
  const picture = page.locator("svg.timeline");
  const box = await picture.boundingBox();
  if (!box) throw new Error("no picture");
  // Left of it are the names of the lanes.
  await picture.click({ position: { x: box.width * 0.05, y: box.height / 2 } });
  expect(page.url()).toContain("/picture");
  const [from = 0, until = 0] = ((await picture.getAttribute("data-span")) ?? "").split(" ").map(Number);
  await Promise.all([
    page.waitForURL(/\/console\/sessions\/explanation\?.*&at=/),
    picture.click({ position: { x: box.width / 2, y: box.height / 2 } }),
  ]);
  const at = Date.parse(new URL(page.url()).searchParams.get("at") ?? "");
  // The names take a tenth of the width: the middle of it lies a little before the middle of the span.
  expect((at - from) / (until - from)).toBeCloseTo(0.45, 1);
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(await page.locator("#refusal, #faults").count()).toBe(0);
});

test("refusals are grouped by the clause that refused, and counted day by day", async () => {
  const page = await visit("admin@household");
  await page.goto("/console/sessions/refusals");
  expect(await page.locator("tbody .clause").allTextContents()).toContain("函三（四）2†");
  await page.goto("/console/sessions/days");
  expect(await page.locator("svg.bars").count()).toBe(2);
});

test.each(["records@household", "supervisor@household", "personnel@household"])(
  "%s sees what is live of their own agency, and may end it",
  async account => {
    const page = await visit(account);
    await page.goto("/console/sessions");
    expect(await page.locator("main").textContent()).toContain(
      "臺南市東區戶政事務所的電腦與人員現在開著的連線",
    );
    expect(await page.locator("tbody td:nth-child(3)").allTextContents()).toEqual([numberOf(1)]);
    expect(await page.getByRole("link", { name: "結束連線" }).count()).toBe(1);
    expect(await page.getByRole("link", { name: "拒絕原因" }).count()).toBe(0);
  },
);

test("over the API an agency's live sessions are its own people's to see, and nobody else's", async () => {
  const ask = askerFor(endpoints());
  const live = (agency: string, account: string) =>
    ask(`GET /v1/sessions?live=true&agency=${agency}`, { account }).then(
      ({ body }) => body.rows.map(({ terminal }: { terminal: string }) => terminal),
      error => String(error).match(/"status":(\d+)/)?.[1],
    );
  expect(await live("household-office", "records@household")).toEqual([numberOf(1)]);
  expect(await live("police-bureau", "records@household")).toBe("403");
  expect(await live("household-office", "admin@police")).toBe("403");
  expect(await live("household-office", "worker@household")).toBe("403");
  expect(await live("police-bureau", "center@city")).toEqual([]);
});

test("the kill switch says first what it ends, and ends it only when confirmed", async () => {
  const page = await visit("admin@household", { javaScriptEnabled: false });
  await page.goto("/console/sessions");
  expect(await page.locator("tbody tr").count()).toBe(1);
  await page.goto("/console/sessions/stops");
  await follow(page.getByRole("button", { name: "下一步" }));
  expect(await page.locator(".fault").allTextContents()).toEqual(["請選擇切斷對象", "請填寫此欄"]);
  expect(
    await page.locator("optgroup").evaluateAll(all => all.map(each => each.getAttribute("label"))),
  ).toEqual(["單一連線", "一部電腦", "一個體系"]);
  await page.getByLabel("切斷對象").selectOption(`terminal:${numberOf(1)}`);
  await page.getByLabel("原因").fill("疑似遭入侵");
  await follow(page.getByRole("button", { name: "下一步" }));
  expect(await page.locator("#check").textContent()).toContain("1 個進行中的連線會立即中斷");
  expect(await page.locator("tbody tr").textContent()).toContain(numberOf(1));
  const other = await visit("admin@household");
  await other.goto("/console/sessions");
  expect(await other.locator("tbody tr").count()).toBe(1);
  await page.getByRole("button", { name: "確認，立即切斷" }).click();
  await page.getByText("已切斷並記錄").waitFor();
  await expect
    .poll(async () => {
      await other.goto("/console/sessions");
      return other.locator("tbody tr").count();
    })
    .toBe(0);
  const worker = await visit("worker@household");
  await worker.goto(MINE);
  expect(await worker.locator(".gate").first().textContent()).toContain("這條連線已被緊急切斷");
});

test("whoever's part it is not is refused as a page, whatever the address", async () => {
  const page = await visit("worker@household");
  for (const path of [
    "/console/sessions/days",
    "/console/lists/household/vpn/inbound",
    "/console/systems/household",
  ]) {
    const answer = await page.goto(path);
    expect([path, answer?.status()]).toEqual([path, 403]);
  }
});
