// Words for the reader of a page: its source has both languages side by side and shows the reader's.
import type { Language, Words } from "../../shared/words.ts";

/** `say("借出", "Lend")` */
export type Say = (zh: string, en: string) => string;

export function sayIn(language: Language): Say {
  return (zh, en) => (language === "en" ? en : zh);
}

export function said(words: Words, say: Say): string {
  return say(words["zh-TW"], words.en);
}
