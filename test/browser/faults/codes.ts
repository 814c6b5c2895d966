// What a page calls by a bare code: accounts, agencies, streams, commands, where a name is due.
import type { Page } from "playwright-core";
import { ACTS } from "../../../functions/console/form/acts.ts";
import { NAMED_AGENCIES } from "../../../functions/shared/rules/agencies.ts";

/** What only the gateway calls so: accounts, codes of agencies, streams, commands by name. */
const CODES = [
  "[a-z0-9]@[a-z]",
  `\\\\b(?:${NAMED_AGENCIES.join("|")})\\\\b`,
  "\\\\b[A-Z_]{4,}#",
  `\\\\b(?:${[...ACTS.keys()].filter(name => /[A-Z]/.test(name)).join("|")})\\\\b`,
];

/** What is marked is a name to whoever may know it; beside a name may stand its account, and a record unfolded says what it says. */
const BARE = `(() => {
  const found = [];
  const code = new RegExp("${CODES.join("|")}");
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode())
    if (code.test(text.data) && !text.parentElement.closest("bdi, bdi ~ small, h1 small, details dd, pre, code, option, textarea"))
      found.push(text.data.trim().slice(0, 80));
  return found;
})()`;

export async function bareCodesOn(page: Page): Promise<string[]> {
  return (await page.evaluate(BARE)) as string[];
}
