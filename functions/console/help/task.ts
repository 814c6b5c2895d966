// One task of the manual, and how its steps are read: what they quote in braces are the screen's own words; pure.
import type { HumanRole } from "../../shared/rules/roles.ts";
import type { Words } from "../../shared/words.ts";
import { ACTS } from "../form/acts.ts";
import { consoleRoutes } from "../routes.ts";

export interface Task {
  readonly id: string;
  readonly role: HumanRole;
  readonly title: Words;
  /** What it is for, in a sentence. */
  readonly why: Words;
  readonly steps: readonly Words[];
  /** A page of the console, by the name of its picture. */
  readonly picture?: string;
  readonly clauses?: readonly string[];
}

const PAGE_WORDS = new Map(consoleRoutes.map(({ name, summary }) => [name, summary]));
const QUOTED = /\{(\w+)\}/g;

/** The acts and pages that a task names, by their names in the code. */
export function quotedIn({ steps }: Pick<Task, "steps">): readonly string[] {
  return [
    ...new Set(steps.flatMap(step => [...step["zh-TW"].matchAll(QUOTED)].map(([, name = ""]) => name))),
  ];
}

export function wordsOf(name: string): Words {
  const found = ACTS.get(name)?.summary ?? PAGE_WORDS.get(name);
  if (!found) throw new Error(`the manual quotes ${name}, which is neither an act nor a page`);
  return found;
}

/** A step as it is read, with the words of the screen in the language of the page. */
export function stepText(step: string, language: "zh-TW" | "en"): string {
  return step.replaceAll(QUOTED, (_, name: string) =>
    language === "en" ? `“${wordsOf(name).en}”` : `「${wordsOf(name)["zh-TW"]}」`,
  );
}
