// Every page of the console at a phone's width, in both languages: nothing scrolls sideways unsaid, nothing is out of reach or too small to touch.
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { ownGateway } from "./own-gateway.ts";
import { MOMENTS, openPage } from "./walk.ts";

const PHONE = { width: 390, height: 844 };
const own = ownGateway(async () => {});

describe.each(MOMENTS)("$name", ({ reach, visits }) => {
  beforeAll(() => reach(own.endpoints()));

  test.each(
    visits.flatMap(([account, pages]) =>
      ["zh-TW", "en"].map(locale => [account ?? "nobody", locale, { account, pages }] as const),
    ),
  )("what %s sees, in %s", async (_, locale, { account, pages }) => {
    const page = await own.visit(account, { locale, viewport: PHONE, reducedMotion: "reduce" });
    const found: string[] = [];
    for (const row of pages) {
      await openPage(page, row);
      found.push(...(await faultsOf(page)).map(fault => `${row.name}: ${fault}`));
    }
    await page.context().close();
    expect(found).toEqual([]);
  });
});

test("it is seen when a page is too wide, a button too low, a table out of reach", async () => {
  // The page's policy would not let the styles of these in.
  const page = await own.visit(undefined, { viewport: PHONE, bypassCSP: true });
  await page.goto("/console");
  expect(await faultsOf(page)).toEqual([]);
  await page.evaluate(`document.querySelector("main").insertAdjacentHTML("beforeend",
    "<button id=low style='padding:0;height:20px'>low</button><button id=far style='position:absolute;left:380px;width:90px'>far</button><div id=mute style='overflow:auto'><p style='width:900px'>wide</p></div>")`);
  expect(await faultsOf(page)).toEqual([
    "scrolls sideways: 470 px",
    "out of reach: button#far",
    "too low to touch: button#low 20 px",
    "scrolls unsaid: div#mute",
  ]);
});

/**
 * What may scroll is a region with a name that the keyboard reaches; inside it, what stands further right is in reach.
 * A link in running text or in a cell is as high as its line; 24 px is the least of WCAG 2.2, 2.5.8.
 */
const LOOK = `(() => {
  const main = document.scrollingElement;
  const name = e => e.tagName.toLowerCase() + (e.id ? "#" + e.id : e.className && typeof e.className === "string" ? "." + e.className.split(" ").join(".") : "");
  const seen = e => e.checkVisibility({ visibilityProperty: true }) && !e.closest(".skip, .unseen");
  const all = selector => [...document.querySelectorAll(selector)].filter(seen);
  const scrolls = e => e.scrollWidth > e.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(e).overflowX);
  const areas = all("body *").filter(scrolls).filter(e => !/^(INPUT|TEXTAREA|SELECT)$/.test(e.tagName));
  const said = e => e.getAttribute("role") === "region" && e.hasAttribute("aria-label") && e.tabIndex === 0;
  const box = e => (/^(radio|checkbox)$/.test(e.type) && e.closest("label") || e).getBoundingClientRect();
  const targets = all("button, .button, summary, input:not([type=hidden]), select, textarea, nav a, .rail a, .doors a, .tools a, thead a, a.clause, .crumb a");
  return [
    ...(main.scrollWidth > innerWidth ? ["scrolls sideways: " + main.scrollWidth + " px"] : []),
    ...all("a, button, summary, input:not([type=hidden]), select, textarea").filter(e => {
      const { left, right } = e.getBoundingClientRect();
      return (left < -1 || right > innerWidth + 1) && !areas.some(area => said(area) && area.contains(e));
    }).map(e => "out of reach: " + name(e)),
    ...targets.filter(e => box(e).height < 24).map(e => "too low to touch: " + name(e) + " " + Math.round(box(e).height) + " px"),
    ...areas.filter(e => !said(e)).map(e => "scrolls unsaid: " + name(e)),
  ];
})()`;

async function faultsOf(page: Page): Promise<string[]> {
  return [...new Set((await page.evaluate(LOOK)) as string[])];
}
