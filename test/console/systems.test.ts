// The pages of systems: both kinds named for what they are, each with the way to the one beside it and to its own lists and sessions.
import { describe, expect, test } from "vitest";
import { systemPage } from "../../functions/console/systems/system.ts";
import { systemsPage } from "../../functions/console/systems/systems.ts";
import { systemOf } from "../../functions/shared/rules/systems.ts";
import { systemView } from "../../functions/systems/system.ts";
import { readerOf } from "./reader.ts";

const rowOf = (system: "household" | "household-dm") => systemView(system, { version: 0 } as never);
const visit = readerOf() as never;
const text = (page: { main: unknown }) => String(page.main);

describe("the list of systems", () => {
  const page = text(systemsPage(visit, [rowOf("household"), rowOf("household-dm")] as never, {} as never));

  test("names both kinds, and each system by its own name", () => {
    for (const words of ["公文交換系統", "公文管理系統", systemOf("household-dm")["zh-TW"]])
      expect(page).toContain(words);
    expect(page).toContain('href="/console/systems/household-dm"');
  });
});

describe.each([
  ["household", "公文交換系統", "household-dm"],
  ["household-dm", "公文管理系統", "household"],
] as const)("the page of %s", (system, kind, beside) => {
  const page = text(systemPage(visit, rowOf(system) as never, {} as never));

  test("says its kind, that it is sensitive, and what stands beside it", () => {
    for (const words of [kind, "機敏", systemOf(beside)["zh-TW"], `href="/console/systems/${beside}"`])
      expect(page).toContain(words);
  });

  test("leads to its own lists and sessions", () => {
    expect(page).toContain(`href="/console/lists/${system}/vpn/outbound"`);
    expect(page).toContain(`href="/console/sessions?system=${system}"`);
  });
});
