// The parts of the console and whom each is for; what a link shows is only a courtesy, the API decides.
import type { Words } from "../../shared/words.ts";

export interface Chapter {
  readonly href: string;
  readonly words: Words;
  /** Empty: for everybody. */
  readonly roles: readonly string[];
}

const chapter = (path: string, words: readonly [zh: string, en: string], roles: string): Chapter => ({
  href: `/console${path}`,
  words: { "zh-TW": words[0], en: words[1] },
  roles: roles.split(" ").filter(Boolean),
});

export const CHAPTERS: readonly Chapter[] = [
  chapter("", ["我的閘門", "My gate"], ""),
  chapter("/terminals", ["櫃檯", "Counter"], "records property scan supervisor auditor"),
  chapter("/people", ["人員", "People"], "personnel supervisor records property auditor"),
  chapter("/agency", ["機關整備", "Readiness"], "supervisor records property scan personnel"),
  chapter("/lists", ["白名單", "Lists"], "administrator center auditor"),
  chapter("/sessions", ["連線", "Sessions"], "administrator center supervisor personnel records auditor"),
  chapter("/systems", ["體系", "Systems"], "administrator center auditor"),
  chapter("/reports", ["IP 回報", "IP reports"], "administrator center auditor"),
  chapter("/packs", ["彙整檔", "Packs"], "center archives auditor"),
  chapter("/rules", ["規範", "Rules"], ""),
  chapter("/journal", ["稽核", "Audit"], "auditor"),
  chapter("/health", ["健康", "Health"], "administrator center auditor"),
];

export function chaptersFor(roles: readonly string[]): readonly Chapter[] {
  return CHAPTERS.filter(
    ({ roles: wanted }) => wanted.length === 0 || wanted.some(role => roles.includes(role)),
  );
}
