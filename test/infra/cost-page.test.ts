// The page on cost, each figure of it, held against the stages' own templates and the prices.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type CostLine, costsOf, type Load, WORDS } from "../../infra/costs.ts";
import type { Stage } from "../../infra/stages/stage.ts";
import { STAGES } from "../../infra/stages/stages.ts";
import { taipei } from "../../infra/stages/taipei.ts";
import { FRONTED } from "./options.ts";
import { templatesOf } from "./stacked.ts";

const page = readFileSync("docs/cost.md", "utf8");
const LOADS: Readonly<Record<string, Load>> = {
  "nobody connects": { people: 0, hours: 0, journalGb: 1 },
  "500 people, 4 hours a day": { people: 500, hours: 4, journalGb: 2 },
  "5,000 people, 4 hours a day": { people: 5_000, hours: 4, journalGb: 10 },
  "5,000 people, 8 hours a day": { people: 5_000, hours: 8, journalGb: 10 },
};
const BUSY = LOADS["5,000 people, 4 hours a day"] as Load;
const sum = (lines: readonly CostLine[]) => lines.reduce((all, { dollars }) => all + dollars, 0);
const of = (stage: Stage) => {
  const templates = [...templatesOf(stage).values()];
  return (load: Load) => costsOf(stage, templates, load);
};
/** Of a page in whole dollars: an alarm more is ten cents, and no reason to write it anew. */
const NEAR = 5;
const usual = of(taipei);

test("each stage costs what its column says, at each load", () => {
  const [header = "", ...rows] = page.split("\n").filter(line => /^\| .* \| .* \| .* \| .* \|$/.test(line));
  const names = [...header.matchAll(/`(\w+)`/g)].map(([, name]) => name);
  expect(names).toEqual(STAGES.filter(({ watch }) => watch !== "nobody").map(({ name }) => name));
  const columns = names.map(name => of(STAGES.find(each => each.name === name) as Stage));
  const told = rows
    .filter(row => !row.startsWith("| ---"))
    .map(row => row.split("|").map(cell => cell.trim()));
  expect(told.map(([, load, journal]) => [load, journal])).toEqual(
    Object.entries(LOADS).map(([load, { journalGb }]) => [load, `${journalGb} GB`]),
  );
  for (const [, load = "", , ...figures] of told)
    for (const [at, costs] of columns.entries()) {
      const figure = Number(figures[at]?.replaceAll(",", ""));
      expect([load, names[at], Math.abs(figure - sum(costs(LOADS[load] as Load))) < NEAR]).toEqual([
        load,
        names[at],
        true,
      ]);
    }
});

test("what it is made of is told in whole dollars, and nothing of it is left out", () => {
  const [, told = ""] = /What it is made of([\s\S]*?)\n\n/.exec(page) ?? [];
  for (const { what, dollars } of usual(BUSY)) {
    const [, words = ""] = /^\S+ (.*)$/.exec(WORDS[what].replace(/^.*?(?=[a-z])/, "x ")) ?? [];
    const plain = told
      .replaceAll(/\s+/g, " ")
      .replace(", dashboard, keys and secrets", ", dashboard, keys, secrets");
    const [, figure = "none"] = new RegExp(`${words} ([\\d,]+)`).exec(plain) ?? [];
    expect([words, Math.abs(Number(figure.replaceAll(",", "")) - dollars) < NEAR]).toEqual([words, true]);
  }
});

const { copyTo: _, ...atHome } = taipei.backup as Exclude<Stage["backup"], "none">;
const { police: __, ...fewer } = taipei.systems;
const gate = taipei.gate as Exclude<Stage["gate"], "shared">;
test.each<[option: string, stage: Stage]>([
  ["`zones: 1`", { ...taipei, zones: 1 }],
  [
    "`vpn.officeHours` 07:30 to 18:30",
    { ...taipei, vpn: { ...taipei.vpn, officeHours: { from: "07:30", until: "18:30" } } },
  ],
  ['`backup: "none"`', { ...taipei, backup: "none" }],
  ["`backup.copyTo` left out", { ...taipei, backup: atHome }],
  ['`daily: "none"`', { ...taipei, daily: "none" }],
  ["`gate.warm: 0`", { ...taipei, gate: { ...gate, warm: 0 } }],
  ["`domain.front`", { ...taipei, domain: FRONTED }],
  ['`dataKey: "own"`', { ...taipei, dataKey: "own" }],
  ["one system fewer", { ...taipei, systems: fewer }],
])("%s saves or takes what its row says", (option, stage) => {
  const [, sign, figure = ""] = page
    .split("\n")
    .map(row => /^\| (.*) \| ([−+])([\d,]+) \|$/.exec(row))
    .find(row => row?.[1] === option)
    ?.slice(1) ?? ["", "", ""];
  const told = Number(figure.replaceAll(",", "")) * (sign === "−" ? -1 : 1);
  expect(Math.abs(told - (sum(of(stage)(BUSY)) - sum(usual(BUSY))))).toBeLessThan(1.5);
});
