// Somebody at one job: what they read, press and fill in by what the screen says, with every field, click and refusal counted. No code,
// no account and no page's address is typed.
import type { Locator, Page } from "playwright-core";
import { type Driver, REFUSED } from "./driver.ts";

export interface Count {
  readonly job: string;
  readonly account: string;
  fields: number;
  clicks: number;
  refusals: number;
}

export class Hand {
  readonly page: Page;
  readonly #count: Count;
  readonly #driver: Driver;

  constructor(page: Page, driver: Driver, count: Count) {
    this.page = page;
    this.#driver = driver;
    this.#count = count;
  }

  /** By the menu. */
  goTo(path: string): Promise<void> {
    return this.press(this.page.locator(`nav a[href='${path}']`).first());
  }

  /** What the first page says waits for them; whose turn it is not is not told so. */
  async toDo(card: string, row?: string): Promise<void> {
    const waiting = this.page.locator("section.waiting section.card", {
      has: this.page.getByRole("heading", { name: card, level: 3 }),
    });
    await waiting.waitFor();
    const links = waiting.locator(".to-do a");
    return this.press((row === undefined ? links : links.filter({ hasText: row })).first());
  }

  /** An act that the page offers. */
  act(name: string): Promise<void> {
    return this.press(this.page.locator(`main a[href^='/console/acts/${name}']:visible`).first());
  }

  link(words: string): Promise<void> {
    return this.press(this.page.locator("main").getByRole("link", { name: words }).first());
  }

  button(words: string): Promise<void> {
    return this.press(this.page.locator("main").getByRole("button", { name: words }).first());
  }

  async press(what: Locator): Promise<void> {
    this.#count.clicks += 1;
    await this.#driver.press(what);
    this.#count.refusals += await this.page.locator(REFUSED).count();
  }

  async open(summary: string): Promise<void> {
    this.#count.clicks += 1;
    await this.#driver.toggle(this.page.locator("main summary", { hasText: summary }).first());
  }

  /** The form on the page, by the button at its end. */
  async send(words?: string): Promise<void> {
    this.#count.clicks += 1;
    const buttons = this.page.locator("main form[method=post] button:not([type=button])");
    await this.#driver.send((words === undefined ? buttons : buttons.filter({ hasText: words })).first());
    // What weighs more is shown once more before it counts.
    const sure = this.page.locator("#check form button");
    if (await sure.isVisible()) {
      this.#count.clicks += 1;
      await this.#driver.send(sure);
    }
    const refused = await this.page.locator(REFUSED).allTextContents();
    this.#count.refusals += refused.length;
    if (refused.length > 0) throw new Error(`${this.#count.job}: ${refused.join()}`);
  }

  async type(label: string, text: string): Promise<void> {
    this.#count.fields += 1;
    await this.#driver.type(this.page.locator("main").getByRole("textbox", { name: label }).first(), text);
  }

  async choose(label: string, words: string): Promise<void> {
    this.#count.fields += 1;
    await this.#driver.choose(
      this.page.locator("main").getByRole("combobox", { name: label }).first(),
      words,
    );
  }

  /** One of a group's answers. */
  async answer(question: string, words: string): Promise<void> {
    this.#count.fields += 1;
    const group = this.page.getByRole("group", { name: new RegExp(`^${question}`) });
    await this.#driver.check(group.getByLabel(words, { exact: true }));
  }

  /** Somebody known by name: as the form offers them, or by what is typed of it. */
  async pick(label: string, name: string): Promise<void> {
    const box = this.page.locator("main").getByRole("combobox", { name: label }).first();
    const shown = await box.inputValue();
    if (shown.includes(name)) return;
    this.#count.fields += 1;
    await this.#driver.type(box, name);
  }

  /** A file's digest is computed where the file is. */
  async attach(label: string, content: string): Promise<void> {
    this.#count.fields += 1;
    const row = this.page.locator("main .field", { has: this.page.getByText(label) });
    const file = { name: "report.txt", mimeType: "text/plain", buffer: Buffer.from(content) };
    await row.locator("input[type=file]").setInputFiles(file);
    await row.locator("output code").waitFor();
  }

  async download(words: string): Promise<void> {
    this.#count.clicks += 1;
    const link = this.page.locator("main").getByRole("link", { name: words }).first();
    await Promise.all([this.page.waitForEvent("download"), this.#driver.toggle(link)]);
  }

  /** Read, not pressed. */
  async sees(words: string): Promise<void> {
    await this.page.locator("main").getByText(words).first().waitFor();
  }
}
