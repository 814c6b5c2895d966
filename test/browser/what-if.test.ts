// The rules and the gate explained in a browser, without scripts: each policy with its proof, a refusal mended on trial, facts supposed.
import { expect, test } from "vitest";
import { cityConnected } from "./city.ts";
import { ownGateway } from "./own-gateway.ts";
import { askerFor, numberOf } from "./story.ts";

const { visit, endpoints } = ownGateway(cityConnected);
const PLAIN = { javaScriptEnabled: false };

test("what was proved of each policy comes with the gateway, over the API and on the page of its clause", async () => {
  const { body } = await askerFor(endpoints())("GET /v1/policies", { account: "admin@household" });
  const unproved = body.rows.filter((row: { proof?: object }) => row.proof === undefined);
  expect([body.rows.length > 50, unproved]).toEqual([true, []]);
  const page = await visit("admin@household", PLAIN);
  await page.goto("/console/rules?clause=tainan-2021/3.4b");
  const text = await page.locator("main").textContent();
  for (const said of ["已證明", "若拿掉它會放行（最小的例子）", "某人員以某部終端層電腦連線"])
    expect(text).toContain(said);
  expect(text).not.toContain("未經證明");
});

test("a refusal leads to trying it mended, and another fact supposed closes the gate again", async () => {
  const page = await visit("admin@household", PLAIN);
  const asked = new URLSearchParams({
    person: "worker@household",
    terminal: numberOf(1),
    system: "household",
    channel: "vpn",
    address: "192.0.2.9",
  });
  await page.goto(`/console/sessions/explanation?${asked}`);
  const gates = page.locator(".gate h2");
  expect(await gates.allTextContents()).toEqual([expect.stringContaining("目前不得連線")]);
  const beside = (then: string) => [
    expect.stringMatching(/^目前不得連線.*現況/),
    expect.stringMatching(new RegExp(`^${then}.*假設後`)),
  ];
  // The address is on no list, and the firewall's rule for it is not in force: one mended is not enough.
  await page.locator('.gate a[href*="mend=address-listed"]').click();
  await page.waitForURL(/mend=address-listed/);
  expect(await gates.allTextContents()).toEqual(beside("目前不得連線"));
  await page.locator(".gate").nth(1).locator('a[href*="mend=tainan-firewall-both-ways"]').click();
  await page.waitForURL(/mend=tainan-firewall-both-ways/);
  expect(await gates.allTextContents()).toEqual(beside("目前得連線"));
  await page.locator('select[name="if3"]').selectOption('medium="wifi"');
  await page.locator("#what-if").getByRole("button", { name: "試算" }).click();
  await page.waitForURL(/medium/);
  expect(await gates.allTextContents()).toEqual(beside("目前不得連線"));
  const table = page.getByRole("region", { name: "假設的事實" });
  expect(await table.locator("tbody th").allTextContents()).toEqual([
    "來源位址",
    "連入規則生效",
    "網路類型（有線／無線）",
  ]);
  await page.getByRole("link", { name: "清除假設" }).click();
  await page.waitForURL(url => !url.search.includes("medium"));
  expect(await gates.count()).toBe(1);
});
