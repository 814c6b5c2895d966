// What is printed: each copy of a slip is one sheet of A4 with nothing of the screen on it, and a pledge has a line to sign on.
import { mkdir, writeFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { prepareAgency, registration, sendOut } from "../live/custody-story.ts";
import { ownGateway } from "./own-gateway.ts";
import { askerFor, numberOf } from "./story.ts";

const RECORDS = "records@household";
const PLACE = 91;
const SLIP = `/console/terminals/${numberOf(PLACE)}/slip`;
const PLEDGE = `/console/terminals/${numberOf(PLACE)}/pledge?loan=1`;

const { visit } = ownGateway(async endpoints => {
  const ask = askerFor(endpoints);
  await prepareAgency(ask);
  await ask("POST /v1/terminals", { account: RECORDS, body: registration(numberOf(PLACE)) });
  await sendOut(ask, numberOf(PLACE), { dueOn: "2027-01-29" });
});

/** Where PAPER says, it is left to be looked at. */
async function printed(page: Page, name: string): Promise<{ sheets: number; width: number; height: number }> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const { PAPER: folder } = process.env;
  if (folder) {
    await mkdir(folder, { recursive: true });
    await writeFile(`${folder}/${name}.pdf`, pdf);
  }
  const text = pdf.toString("latin1");
  const [, width = 0, height = 0] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(text)?.map(Number) ?? [];
  return { sheets: (text.match(/\/Type\s*\/Page\b/g) ?? []).length, width, height };
}

const A4 = { width: 595, height: 842 };
const upright = ({ width, height }: typeof A4) => [Math.round(width), Math.round(height)];

describe.each([
  ["slip", SLIP, 2, ["終端層電腦借用單", "第一聯", "第二聯", "單位主管", "應歸還日", "116年1月29日"]],
  ["pledge", PLEDGE, 1, ["終端層電腦借用切結書", "立切結書人", "中華民國", "此致　臺南市東區戶政事務所"]],
] as const)("the %s", (name, path, sheets, said) => {
  test("is on as many sheets of A4 as it has copies, and says what such a paper says", async () => {
    const page = await visit(RECORDS);
    await page.goto(path);
    const { sheets: counted, ...size } = await printed(page, name);
    expect([counted, ...upright(size)]).toEqual([sheets, ...upright(A4)]);
    const text = (await page.locator(".paper").allTextContents()).join();
    for (const words of [...said, "臺南市東區戶政事務所", `單號：${numberOf(PLACE)}-1`])
      expect(text).toContain(words);
  });

  test("has nothing of the screen on it", async () => {
    const page = await visit(RECORDS);
    await page.goto(path);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("button:visible, a.button:visible, nav:visible, header:visible").count()).toBe(
      0,
    );
  });

  test("is printed by its button; without scripts the page says how", async () => {
    const page = await visit(RECORDS);
    await page.addInitScript("window.print = () => { window.printed = true; }");
    await page.goto(path);
    await page.getByRole("button", { name: "列印" }).click();
    expect(await page.evaluate("window.printed")).toBe(true);
    const plain = await visit(RECORDS, { javaScriptEnabled: false });
    await plain.goto(path);
    expect(await plain.getByRole("button", { name: "列印" }).count()).toBe(0);
    expect(await plain.getByText("請以瀏覽器的列印功能列印本頁").count()).toBe(1);
  });
});
