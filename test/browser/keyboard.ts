// What a person does who has no mouse: on with the tabulator, type, choose, press enter.
import type { Page } from "playwright-core";

const MOST_PRESSES = 80;

/** Moves on until what is called so has the focus. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < MOST_PRESSES; presses++) {
    await page.keyboard.press("Tab");
    const words = await page.evaluate(
      "(e => e.labels?.[0]?.textContent ?? e.textContent)(document.activeElement).trim()",
    );
    if (String(words).startsWith(name)) return;
  }
  throw new Error(`the tabulator does not come to ${name}`);
}

/** Fields in the order of the form; a choice is made by the letters it begins with. */
export async function fillIn(page: Page, fields: readonly (readonly [label: string, text: string])[]) {
  for (const [label, text] of fields) {
    await tabTo(page, label);
    const kind = await page.evaluate("document.activeElement.type");
    if (kind === "select-one") await choose(page, text);
    else if (kind === "file") await attach(page, text);
    else {
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.type(text);
    }
  }
}

/** The system's own window, in which a file is chosen, is none of the page. */
async function attach(page: Page, text: string): Promise<void> {
  const file = { name: "report.txt", mimeType: "text/plain", buffer: Buffer.from(text) };
  await page.locator(":focus").setInputFiles(file);
  await page.locator(".file:focus-within output code").waitFor();
}

async function choose(page: Page, words: string): Promise<void> {
  for (let presses = 0; presses < 20; presses++) {
    const chosen = await page.evaluate("document.activeElement.selectedOptions[0].textContent");
    if (chosen === words) return;
    await page.keyboard.press("ArrowDown");
  }
  throw new Error(`there is no ${words} to choose`);
}

/** To the button at the end of the form, and what it does. */
export async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press("Enter");
}
