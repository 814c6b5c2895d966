// What is wrong with a page on the narrowest phone, and on a desktop with letters twice as large: it scrolls sideways unsaid, or something
// is out of reach or too small to touch.
import type { Page } from "playwright-core";

/** 320 px is the least of WCAG 2.2, 1.4.10; twice the letters is 1.4.4. */
const VIEWS = [
  { width: 320, height: 844, letters: "" },
  { width: 1280, height: 800, letters: "187.5%" },
];

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

/** The page is as wide again afterwards as it was. */
export async function faultsOnPhone(page: Page): Promise<string[]> {
  const before = page.viewportSize();
  const found: string[] = [];
  for (const { letters, ...size } of VIEWS) {
    await page.setViewportSize(size);
    await page.evaluate(`document.documentElement.style.fontSize = "${letters}"`);
    const faults = (await page.evaluate(LOOK)) as string[];
    found.push(...faults.map(fault => (letters ? `with large letters ${fault}` : fault)));
  }
  await page.evaluate('document.documentElement.style.fontSize = ""');
  if (before) await page.setViewportSize(before);
  return [...new Set(found)];
}
