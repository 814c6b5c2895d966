// The manual says what the screen says: each act and page it names is there, and each act is offered to the role it is written for.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ACTS } from "../../functions/console/form/acts.ts";
import { SECTIONS } from "../../functions/console/frame/menu.ts";
import { helpPage, topicPage } from "../../functions/console/help/help.ts";
import { TASKS } from "../../functions/console/help/manual.ts";
import { quotedIn, stepText, wordsOf } from "../../functions/console/help/task.ts";
import { ACT_WORDS } from "../../functions/console/words/act-names.ts";
import { isClause } from "../../functions/shared/rules/clauses.ts";
import { HUMAN_ROLES } from "../../functions/shared/rules/roles.ts";
import { MOMENTS } from "../browser/walk.ts";
import { readerOf } from "./reader.ts";

describe.each(TASKS.map(task => [task.id, task] as const))("%s", (_, task) => {
  test("names acts and pages that there are, in both languages alike", () => {
    for (const name of quotedIn(task)) expect(wordsOf(name)["zh-TW"]).not.toBe("");
    for (const step of task.steps) {
      const [zh, en] = [step["zh-TW"], step.en].map(text =>
        [...text.matchAll(/\{\w+\}/g)].map(String).sort(),
      );
      expect(new Set(en)).toEqual(new Set(zh));
      expect(stepText(step["zh-TW"], "zh-TW") + stepText(step.en, "en")).not.toMatch(/[{}]/);
    }
  });

  test("rests on clauses that there are, and its picture is among those that are made", () => {
    for (const id of task.clauses ?? []) expect(isClause(id), id).toBe(true);
    const made = MOMENTS.flatMap(({ visits }) =>
      visits.flatMap(([, pages]) => pages.map(({ name }) => name)),
    );
    if (!task.picture) return;
    expect(made).toContain(task.picture);
    const [shown, kept] = ["functions/console/help/pictures", "docs/screenshots"].map(folder =>
      readFileSync(`${folder}/${task.picture}.png`),
    );
    expect(shown).toEqual(kept);
  });
});

test("no picture is carried along that the manual does not show", () => {
  const shown = TASKS.flatMap(({ picture }) => (picture ? [`${picture}.png`] : []));
  expect(readdirSync("functions/console/help/pictures").sort()).toEqual([...new Set(shown)].sort());
});

test("each role has its tasks, and among what a task names is something of that role's own", () => {
  expect([...new Set(TASKS.map(({ role }) => role))].sort()).toEqual(Object.keys(HUMAN_ROLES).sort());
  // The pledge is accepted on a page of its own, by the borrower alone.
  const rolesOf = (name: string) => (name === "acceptPledge" ? ["worker"] : (ACT_WORDS[name]?.roles ?? []));
  for (const task of TASKS) {
    const acts = quotedIn(task).filter(name => ACTS.has(name));
    expect(acts.length === 0 || acts.some(name => rolesOf(name).includes(task.role)), task.id).toBe(true);
  }
  expect(new Set(TASKS.map(({ id }) => id)).size).toBe(TASKS.length);
});

test("what one comes from stands first: by the form of an act, or by the page", () => {
  const after = (of: string) =>
    String(helpPage(readerOf({ language: "en" }), of).main).split('class="manual"')[0];
  expect(after("/console/acts/declareReturn")).toContain("Bring a terminal back");
  expect(after("/console/sessions/stops")).toContain("Recall or suspend");
  expect(after("/console/nowhere")).not.toContain("About the page");
});

test("every section of the menu has a task that is done there", () => {
  const about = (href: string) => String(helpPage(readerOf({ language: "en" }), href).main);
  const without = SECTIONS.map(({ href }) => href).filter(href => !about(href).includes("About the page"));
  expect(without).toEqual([]);
});

test("a role's manual is one page to print; what is no topic is not found", () => {
  const own = TASKS.filter(({ role }) => role === "worker");
  expect(String(topicPage(readerOf(), "worker").main).match(/<h2>/g)).toHaveLength(own.length);
  expect(() => topicPage(readerOf(), "nothing")).toThrow();
});
