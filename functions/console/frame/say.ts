// Words for the reader of a page: both languages stand side by side in the page, one of them is said.
import type { Language, Words } from "../../shared/words.ts";

/** `say("借出", "Lend")` */
export type Say = (zh: string, en: string) => string;

export function sayIn(language: Language): Say {
  return (zh, en) => (language === "en" ? en : zh);
}

export function said(words: Words, say: Say): string {
  return say(words["zh-TW"], words.en);
}
