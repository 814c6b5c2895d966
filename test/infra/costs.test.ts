// What the network page says a stage costs, held against the prices and the stages.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { local } from "../../infra/stages/local.ts";
import { MONTH_HOURS, PRICES, standingCost } from "../../infra/stages/prices.ts";
import { STAGES } from "../../infra/stages/stages.ts";

const page = readFileSync(new URL("../../docs/network.md", import.meta.url), "utf8");
const rows = [...page.matchAll(/^\| (.+) \| ([\d., ×+()]+) \| ([\d,]+) \|$/gm)].map(
  ([, what = "", arithmetic = "", month = ""]) => ({ what, arithmetic, month }),
);

/** Sums of products, and sums in brackets among the factors. */
function worth(arithmetic: string): number {
  const plain = arithmetic.replaceAll(",", "");
  const flat = plain.replaceAll(/\(([^()]+)\)/g, (_, inner: string) => String(worth(inner)));
  return flat
    .split("+")
    .map(term => term.split("×").reduce((product, factor) => product * Number(factor), 1))
    .reduce((sum, each) => sum + each, 0);
}

describe("what a stage costs", () => {
  test.each(rows)("$what: $arithmetic is $month", ({ arithmetic, month }) => {
    expect(Math.round(worth(arithmetic)).toLocaleString("en")).toBe(month);
    const numbers = arithmetic.match(/\d+\.\d+/g)?.map(Number) ?? [];
    expect(numbers.filter(each => !Object.values<number>(PRICES).includes(each))).toEqual([]);
  });

  test("an endpoint a system and one for all stand there both, and the one for all as nothing to choose", () => {
    const said = rows.map(({ what }) => what).join("\n");
    expect(said).toMatch(/an endpoint a system, two zones[\s\S]*one endpoint for all, by groups, two zones/);
    expect(page).toMatch(/not to be chosen[\s\S]*one endpoint for all, by groups/);
    expect(rows.some(({ arithmetic }) => arithmetic.includes(`× ${MONTH_HOURS} ×`))).toBe(true);
  });

  test("office hours alone cost their hours, the last one begun whole", () => {
    const stage = { ...local, vpn: { ...local.vpn, officeHours: { from: "07:30", until: "18:15" } } };
    expect(standingCost(stage)).toMatchObject([{ what: "association", count: 22, hours: 22 * 11 }]);
  });

  test.each(STAGES.filter(({ name }) => name !== "local").map(stage => [stage.name, stage] as const))(
    "the stage %s costs what its row says",
    (name, stage) => {
      const dollars = standingCost(stage).reduce((sum, part) => sum + part.dollars, 0);
      const row = rows.find(({ what }) => what.startsWith(`\`${name}.ts\``));
      expect(row?.month).toBe(Math.round(dollars).toLocaleString("en"));
    },
  );
});
