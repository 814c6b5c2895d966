// What is typed to do harm does none in a real browser: scripts in every field of every act, and pages of other people's parts.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { ACTS, fieldsIn, paramNames } from "../../functions/console/form/acts.ts";
import { SECTIONS } from "../../functions/console/frame/menu.ts";
import { ACCOUNTS } from "../../infra/local/login/accounts.ts";
import { PAYLOADS } from "../console/payloads.ts";
import { registration } from "../live/custody-story.ts";
import { ask, visiting } from "./visiting.ts";

const { visit } = visiting();

/** Nothing that was typed has run or became an element of the page. */
async function harmless(page: Page): Promise<void> {
  const found = await page.evaluate(
    `[window.xss ?? null, document.querySelectorAll("main script, main img, main iframe, main base, main meta, main style, main body, main math, main [onload], main [onerror], main [onfocus], main [onmouseover], main [ontoggle], main a[href^='javascript' i], main [formaction]").length]`,
  );
  expect([page.url(), found]).toEqual([page.url(), [null, 0]]);
}

const acts = [...ACTS.values()].filter(act => fieldsIn(act).some(({ kind }) => kind !== "file"));

test("every field of every act, filled with a script, shows it as text and runs nothing", async () => {
  const page = await visit("records@household");
  let next = 0;
  for (const act of acts) {
    const params = new URLSearchParams(Object.fromEntries(paramNames(act).map(name => [name, "nowhere"])));
    await page.goto(`/console/acts/${act.name}?${params}`);
    const fields = page.locator(
      "main form .field :is(input:not([type=file], [type=radio], [type=checkbox], [type=hidden]), textarea)",
    );
    const count = await fields.count();
    const typed = Array.from({ length: count }, () => PAYLOADS[next++ % PAYLOADS.length]);
    await fields.evaluateAll((all, texts) => {
      for (const [at, field] of (all as unknown as { value: string }[]).entries())
        field.value = texts[at] ?? "";
    }, typed);
    await Promise.all([
      page.waitForEvent("load"),
      page.locator("main form.sheet").evaluate(form => (form as unknown as { submit(): void }).submit()),
    ]);
    await harmless(page);
  }
  expect(next).toBeGreaterThan(PAYLOADS.length);
});

test("what is recorded with a script in it is shown as text wherever it is shown", async () => {
  const propertyNo = "3140101-03-0900001";
  const [script = "", image = "", attribute = ""] = [PAYLOADS[2], PAYLOADS[9], PAYLOADS[11]];
  const body = registration(propertyNo, {
    serial: script,
    brand: image,
    accessories: [attribute, script],
  });
  await ask("POST /v1/terminals", { account: "records@household", body });
  const records = await visit("records@household");
  for (const path of [
    `/terminals/${propertyNo}`,
    `/terminals/${propertyNo}/slip`,
    "/terminals",
    `/terminals?q=${encodeURIComponent(script)}`,
  ]) {
    await records.goto(`/console${path}`);
    await harmless(records);
  }
  expect(
    await records.goto(`/console/terminals/${propertyNo}`).then(() => records.locator("main").textContent()),
  ).toContain(script);
  const auditor = await visit("auditor@city");
  for (const path of [
    "/journal",
    `/journal/event?stream=TERMINAL%23${propertyNo}&version=1`,
    `/journal?person=${encodeURIComponent(image)}&type=${encodeURIComponent(script)}`,
  ]) {
    await auditor.goto(`/console${path}`);
    await harmless(auditor);
  }
});

test.each(PAYLOADS.filter(payload => /javascript:|data:|evil/i.test(payload)))(
  "the way back never leads to %s",
  async payload => {
    const page = await visit("records@household");
    await page.goto(`/console/acts/registerTerminal?next=${encodeURIComponent(payload)}`);
    expect(await page.locator(".crumb a").getAttribute("href")).toBe("/console");
    await page.goto(`/console/language?to=zh-TW&next=${encodeURIComponent(payload)}`);
    expect(new URL(page.url()).pathname).toBe("/console");
  },
);

const people = [...new Map(ACCOUNTS.map(each => [each.roles.join(), each])).values()];

test.each(people.map(({ account, roles }) => [account, roles] as const))(
  "%s opens the parts that are theirs, and the others only to be told so",
  async (account, roles) => {
    const page = await visit(account);
    for (const { href, roles: wanted } of SECTIONS) {
      const answer = await page.request.get(href);
      const theirs = wanted.length === 0 || wanted.some(role => roles.includes(role as never));
      const shown = answer.status() === 200;
      // What belongs to others is refused as such; what is theirs is there.
      expect([href, theirs, shown || (!theirs && answer.status() === 403)]).toEqual([href, theirs, true]);
      if (!theirs) expect([href, (await answer.text()).includes("/console/acts/")]).toEqual([href, false]);
    }
  },
);
