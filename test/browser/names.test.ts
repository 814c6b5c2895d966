// What people are called comes from their log-in, and stands on the pages of those who may read it.
import { beforeAll, describe, expect, test } from "vitest";
import { ACTS } from "../../functions/console/form/acts.ts";
import { NAMED_AGENCIES } from "../../functions/shared/rules/agencies.ts";
import { follow } from "./follow.ts";
import { ownGateway } from "./own-gateway.ts";
import { ask, visiting } from "./visiting.ts";
import { MOMENTS, openPage } from "./walk.ts";

const { visit } = visiting();
const WORKER = "worker@household";

test("whoever logged in is shown by name to their personnel, with the account behind it", async () => {
  const enrolled = {
    account: "personnel@household",
    body: { agency: "household-office", status: "civil-servant" },
  };
  expect((await ask(`POST /v1/people/${WORKER}/enrol`, enrolled)).status).toBe(200);
  await visit(WORKER);
  const page = await visit("personnel@household");
  await page.goto("/console/people");
  expect(await page.locator(`a > bdi[title="${WORKER}"]`).textContent()).toBe("居家辦公人員");
  await follow(page.locator(`a > bdi[title="${WORKER}"]`));
  expect(await page.locator("h1").textContent()).toContain(WORKER);
  expect(await page.locator(`h1 bdi[title="${WORKER}"]`).textContent()).toBe("居家辦公人員");
});

const own = ownGateway(async () => {});

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

describe.each(MOMENTS)("$name", ({ reach, visits }) => {
  beforeAll(() => reach(own.endpoints()));

  test.each(visits)("no page of %s calls anybody or anything by a bare code", async (account, pages) => {
    const page = await own.visit(account);
    const found: string[] = [];
    for (const row of pages) {
      await openPage(page, row);
      found.push(...((await page.evaluate(BARE)) as string[]).map(text => `${row.name}: ${text}`));
    }
    await page.context().close();
    expect(found).toEqual([]);
  });
});
