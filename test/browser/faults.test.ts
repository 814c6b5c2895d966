// What the walk over every page would find is found: each kind of fault, planted on a page.
import { expect, test } from "vitest";
import { faultsByAxe } from "./faults/axe.ts";
import { bareCodesOn } from "./faults/codes.ts";
import { faultsOnPhone } from "./faults/phone.ts";
import { rivalsOn } from "./faults/rivals.ts";
import { visiting } from "./visiting.ts";

const { visit } = visiting();

test.each([
  [
    "axe sees what is wrong, in the light and in the dark",
    faultsByAxe,
    "<img src='/x.png'><p style='color: #888; background: #777'>pale words</p>",
    ["dark color-contrast", "light color-contrast", "light image-alt"],
  ],
  [
    "it is seen when a page is too wide, a button too low, a table out of reach",
    faultsOnPhone,
    "<button id=low style='padding:0;height:20px'>low</button><button id=far style='position:absolute;left:310px;width:90px'>far</button><div id=mute style='overflow:auto'><p style='width:900px'>wide</p></div>",
    [
      "out of reach: button#far",
      "scrolls sideways: 400 px",
      "scrolls unsaid: div#mute",
      "too low to touch: button#low 20 px",
      "with large letters too low to touch: button#low 20 px",
    ],
  ],
  [
    "two buttons that stand out are seen, and those of second rank or in a dialog are not",
    rivalsOn,
    "<button>one</button><a class='button'>two</a><button class='second'>quiet</button><dialog open><button>three</button></dialog>",
    ["3 buttons stand out: 登入, one, two"],
  ],
  [
    "a bare account, agency, stream and command are seen, and one beside a name is not",
    bareCodesOn,
    "<p>worker@household</p><p>household-office</p><p>TERMINAL#1</p><p>lendTerminal</p><bdi>records@household</bdi>",
    ["TERMINAL#1", "household-office", "lendTerminal", "worker@household"],
  ],
] as const)("%s", async (_, faultsOf, planted, seen) => {
  // The page's policy would not let the styles of these in, nor axe.
  const page = await visit(undefined, { bypassCSP: true, reducedMotion: "reduce" });
  await page.goto("/console");
  expect(await faultsOf(page)).toEqual([]);
  await page.evaluate(
    `document.querySelector("main").insertAdjacentHTML("beforeend", ${JSON.stringify(planted)})`,
  );
  const found = (await faultsOf(page)).map(each =>
    faultsOf === faultsByAxe ? (each.split(": ")[0] ?? "") : each,
  );
  expect(found.sort()).toEqual(seen);
});
