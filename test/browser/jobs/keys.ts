// A page worked without a pointer: on with the tabulator, type, choose by the arrows, press enter. What has the focus is to be seen each
// time, and stands where whoever cannot see the page is told first what came of it.
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { type Driver, sent } from "./driver.ts";

const MOST_PRESSES = 120;

/** How the focus stands to what is looked for, and what is amiss with it where it is now. */
const FOCUS = inPage<"here" | "ahead" | "behind">(`
  const at = document.activeElement;
  if (at === goal) return "here";
  if (!at || at === document.body) return "ahead";
  return at.compareDocumentPosition(goal) & Node.DOCUMENT_POSITION_FOLLOWING ? "ahead" : "behind";`);

/** The goal is on the page's own part, and nobody has gone anywhere yet. */
const IS_DEEP = inPage<boolean>(
  "return goal.closest('main') !== null && document.activeElement === document.body",
);

/** What runs in the page, where other things are known than here. */
function inPage<T>(body: string): (goal: unknown) => T {
  return new Function("goal", body) as (goal: unknown) => T;
}

const AMISS = `(() => {
  const at = document.activeElement;
  if (!at || at === document.body) return "";
  const { outlineStyle, outlineWidth } = getComputedStyle(at);
  const { left, top, width, height, bottom } = at.getBoundingClientRect();
  const name = at.outerHTML.slice(0, 120);
  if (outlineStyle === "none" || parseFloat(outlineWidth) === 0) return "no focus is to be seen on " + name;
  if (bottom <= 0 || top >= innerHeight) return "out of sight: " + name;
  const x = Math.min(Math.max(left + width / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max(top + Math.min(height, innerHeight) / 2, 0), innerHeight - 1);
  const over = document.elementFromPoint(x, y);
  return !over || at.contains(over) || over.contains(at) ? "" : "covered by " + over.outerHTML.slice(0, 80) + ": " + name;
})()`;

export function keys(page: Page): Driver {
  const key = (name: string) => page.keyboard.press(name);
  const seen = async () => expect(await page.evaluate(AMISS)).toBe("");
  const reach = (goal: Locator) => reachBy(page, goal, seen);
  return {
    async press(what) {
      await reach(what);
      await Promise.all([page.waitForEvent("load"), key("Enter")]);
    },
    async send(button) {
      await reach(button);
      await sent(page, () => key("Enter"));
      await expect.poll(() => page.evaluate(TOLD)).toBe("");
    },
    async toggle(what) {
      await reach(what);
      await key("Enter");
    },
    async type(into, text) {
      await stumble(page, into, this);
      await reach(into);
      await key("ControlOrMeta+A");
      await page.keyboard.type(text);
    },
    async choose(from, words) {
      await reach(from);
      await byArrows(page, words);
    },
    check: option => check(page, option, reach),
  };
}

const STUMBLED = new WeakSet<Page>();

/** Everybody once sends a form too early: they are told what is missing, and what they had filled in is still there. */
async function stumble(page: Page, into: Locator, driver: Driver): Promise<void> {
  const form = into.locator("xpath=ancestor::form[@method='post']");
  const isMissing = (await into.getAttribute("required")) !== null && (await into.inputValue()) === "";
  if (STUMBLED.has(page) || !isMissing || (await form.count()) === 0) return;
  STUMBLED.add(page);
  await driver.send(form.locator("button:not([type=button])").first());
  expect(await page.locator("#faults").count()).toBe(1);
}

/** Whoever wants what the page is about leaves its head and its menu behind with the first link. */
async function reachBy(page: Page, goal: Locator, seen: () => Promise<void>): Promise<void> {
  await goal.waitFor();
  if (await goal.evaluate(IS_DEEP)) {
    await page.keyboard.press("Tab");
    // A page that was come to at one of its parts goes on from there.
    if (await page.evaluate("document.activeElement.matches('a.skip')")) await page.keyboard.press("Enter");
  }
  for (let presses = 0; presses < MOST_PRESSES; presses++) {
    const where = await goal.evaluate(FOCUS);
    if (where === "here") return seen();
    await page.keyboard.press(where === "ahead" ? "Tab" : "Shift+Tab");
    await seen();
  }
  throw new Error(`the tabulator does not come to ${goal}`);
}

async function byArrows(page: Page, words: string): Promise<void> {
  for (const arrow of ["ArrowDown", "ArrowUp"])
    for (let presses = 0; presses < 30; presses++) {
      const chosen = await page.evaluate("document.activeElement.selectedOptions[0].textContent");
      if (chosen === words) return;
      await page.keyboard.press(arrow);
    }
  throw new Error(`there is no ${words} to choose`);
}

/** Of answers that exclude each other the tabulator comes to one; the arrows go on from there, and choose as they go. */
async function check(page: Page, option: Locator, reach: (goal: Locator) => Promise<void>): Promise<void> {
  if ((await option.getAttribute("type")) !== "radio") {
    await reach(option);
    if (!(await option.isChecked())) await page.keyboard.press("Space");
    return;
  }
  const name = await option.getAttribute("name");
  const group = page.locator(`input[type=radio][name="${name}"]`);
  const checked = group.and(page.locator(":checked"));
  await reach((await checked.count()) > 0 ? checked : group.first());
  await page.keyboard.press("Space");
  for (let presses = 0; !(await option.isChecked()); presses++) {
    if (presses > 20) throw new Error(`the arrows do not come to ${option}`);
    await page.keyboard.press("ArrowDown");
  }
}

/** After what was refused or is wrong that has the focus, after what was done that; and the title says first that something is wrong. */
const TOLD = `(() => {
  const at = document.activeElement;
  const wrong = document.querySelector("#faults, #refusal");
  if (wrong && !document.title.startsWith("錯誤：")) return "the title does not say that something is wrong";
  const first = wrong ?? document.querySelector("[autofocus]") ?? document.querySelector("#good");
  return at === first ? "" : "the focus is on " + at?.outerHTML.slice(0, 80);
})()`;
