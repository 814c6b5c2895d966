// How somebody works a page: with the pointer, or without one (keys.ts). A story is told once and worked by either.
import type { Locator, Page } from "playwright-core";
import { follow } from "../follow.ts";

export interface Driver {
  /** A link or a button that leads to another page. */
  press(what: Locator): Promise<void>;
  /** A button that sends the form it is in; what came of it is seen afterwards. */
  send(button: Locator): Promise<void>;
  /** What opens or changes something on the page itself. */
  toggle(what: Locator): Promise<void>;
  type(into: Locator, text: string): Promise<void>;
  choose(from: Locator, words: string): Promise<void>;
  check(option: Locator): Promise<void>;
}

const OUTCOME = "#refusal, #faults, #good, .note.good";

/** Pressed, and what came of it is there: what was entered, once more, or what became of it. */
export async function sent(page: Page, press: () => Promise<void>): Promise<void> {
  const isSure = (await page.locator("#check").count()) > 0;
  await press();
  await page
    .locator(isSure ? OUTCOME : `${OUTCOME}, #check`)
    .first()
    .waitFor();
}
export const REFUSED = "#refusal, #faults";

export function pointer(page: Page): Driver {
  return {
    press: follow,
    async send(button) {
      await sent(page, () => button.click());
    },
    toggle: what => what.click(),
    type: (into, text) => into.fill(text),
    async choose(from, words) {
      await from.selectOption({ label: words });
    },
    check: option => option.check(),
  };
}
