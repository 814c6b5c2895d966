// The frame around every page: the section one is in stays marked in the menu, and what the styles promise to whoever reads on a phone,
// by keyboard or on paper is there.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { crumb } from "../../functions/console/frame/crumb.ts";
import { frame } from "../../functions/console/frame/frame.ts";
import { startLinks } from "../../functions/console/frame/menu.ts";
import { siteMap } from "../../functions/console/help/site-map.ts";
import { html } from "../../functions/shared/page/html.ts";
import { readerOf } from "./reader.ts";

function marked(here: string): string | undefined {
  const reader = readerOf({ roles: ["records"], here });
  const page = String(frame(reader, { title: "x", main: html`<h1>x</h1>` }));
  return /href="([^"]+)"[^>]*aria-current="page"/.exec(page)?.[1];
}

describe("the menu", () => {
  test("marks the section of a page, and on a form that of the page it was come from", () => {
    const next = encodeURIComponent("/console/terminals/3140101-03-0000001?done=x");
    expect(marked("/console/terminals/3140101-03-0000001")).toBe("/console/terminals");
    expect(marked(`/console/acts/lendTerminal?propertyNo=1&next=${next}`)).toBe("/console/terminals");
    expect(marked(`/console/batches/declareReturns?next=${encodeURIComponent("/console")}`)).toBe("/console");
    expect(marked("/console/acts/lendTerminal")).toBeUndefined();
    // Elsewhere an address says nothing of where one is.
    expect(marked(`/console/people?next=${next}`)).toBe("/console/people");
  });
});

test("nobody is promised more of a section than their role does there", () => {
  const doors = (role: string) => String(startLinks(readerOf({ roles: [role] })));
  expect(doors("personnel")).toContain("登錄居家辦公人員");
  for (const role of ["records", "auditor"]) expect(doors(role)).toContain("查閱人員的單位");
  expect(doors("auditor")).toContain("查閱終端層電腦的登記");
  expect(doors("records")).toContain("借出、收回");
});

test("each part of a page has its ::: mark with a key of its own, and the foot leads to the site map", () => {
  const page = String(frame(readerOf({ roles: ["records"] }), { title: "x", main: html`<h1>x</h1>` }));
  const marks = [
    ...page.matchAll(/<a class="guide" id="([^"]+)" href="#([^"]+)" accesskey="(\w)"[^>]*>:::</g),
  ];
  expect(marks.map(([, id, to, key]) => [id === to, key])).toEqual([
    [true, "U"],
    [true, "L"],
    [true, "C"],
    [true, "Z"],
  ]);
  expect(page).toMatch(/<footer[\s\S]*href="\/console\/help\/site-map"/);
});

test.each([
  ["/console/terminals/PC", "/console/terminals", ["/console", "/console/terminals"]],
  [
    "/console/terminals/PC/slip",
    "/console/terminals/PC",
    ["/console", "/console/terminals", "/console/terminals/PC"],
  ],
  [
    "/console/acts/lendTerminal?next=/console/terminals/PC",
    "/console/terminals/PC",
    ["/console", "/console/terminals", "/console/terminals/PC"],
  ],
  // What is no section of the reader's menu is not led to.
  ["/console/journal/event", "/console", ["/console"]],
])("of %s the way there is said", (here, above, ways) => {
  const shown = String(crumb(readerOf({ roles: ["records"], here }), above, "above"));
  expect([...shown.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual(ways);
});

test("the site map has what the reader's roles open and no more, and each key once", () => {
  const map = (role: string) => String(siteMap(readerOf({ roles: [role] })).main);
  expect(map("records")).toContain("/console/terminals/import");
  expect(map("scan")).not.toContain("/console/terminals/import");
  expect(map("worker")).not.toContain("/console/home-work/team");
  expect(map("center")).toContain("/console/unanswered");
  expect(String(siteMap({ ...readerOf(), person: undefined }).main)).not.toContain("/console/terminals");
});

describe("the styles", () => {
  const styles = (name: string) => readFileSync(`functions/console/assets/${name}.css`, "utf8");
  const ground = styles("ground");
  const phone = styles("phone");

  test("keep what has the focus from under the head of the page, and the reader's own letter size", () => {
    expect(ground).toMatch(/scroll-padding-block: 4\.5rem/);
    expect(ground).toMatch(/93\.75% \/ 1\.55/);
    expect(ground).toContain("forced-colors: active");
  });

  test("on a phone magnify no field and draw no letters smaller than can be read", () => {
    expect(phone).toMatch(/font-size: max\(16px, 1rem\)/);
    const least = Number(/\.picture\.timeline \{\s*min-width: (\d+)rem/.exec(phone)?.[1]);
    // Eleven units of 960, on a picture so many letters wide.
    expect((11 * least * 15) / 960).toBeGreaterThan(10);
  });

  test("print on A4 with pages counted, and nothing that is only for the screen", () => {
    const print = styles("print");
    expect(print).toMatch(/size: A4/);
    expect(print).toContain("counter(pages)");
    for (const each of [".top", ".chapters", ".act", ".crumb", "button"]) expect(print).toContain(each);
  });
});
