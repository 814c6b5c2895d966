// Where the focus is: never under the head of the page, and on what matters once something was sent.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { visiting } from "./visiting.ts";

const { visit } = visiting();
const focused = (page: Page) => page.evaluate("document.activeElement.id");

test("going back by the tabulator, nothing that has the focus lies under the head of the page", async () => {
  const page = await visit("records@household", { viewport: { width: 1280, height: 480 } });
  await page.goto("/console/rules");
  await page.evaluate("[...document.querySelectorAll('main a')].at(-1).focus()");
  const under: unknown[] = [];
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Shift+Tab");
    const hidden = await page.evaluate(`(() => {
      const at = document.activeElement;
      const head = document.querySelector(".top").getBoundingClientRect();
      return at.closest("main") && at.getBoundingClientRect().top < head.bottom ? at.outerHTML.slice(0, 80) : undefined;
    })()`);
    if (hidden) under.push(hidden);
  }
  expect(under).toEqual([]);
});

test("what is wrong with a form has the focus, and the title of the page says it first", async () => {
  const page = await visit("records@household");
  await page.goto("/console/acts/registerTerminal");
  await page.locator("form.sheet button:not([type=button])").click();
  await page.locator("#faults").waitFor();
  expect([await focused(page), await page.title()]).toEqual(["faults", expect.stringMatching(/^錯誤：/)]);
});

test("what was done has the focus, but where a field waits for a scanner that keeps it", async () => {
  const page = await visit("records@household");
  await page.goto("/console?done=registerTerminal");
  expect(await focused(page)).toBe("good");
  await page.goto("/console/terminals?done=registerTerminal");
  await page.locator("input[name=number]:focus").waitFor();
});
