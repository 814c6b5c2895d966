// The parts of the console and whom each is for; what a link shows is only a courtesy, the API decides.
import type { Words } from "../shared/words.ts";

export interface Chapter {
  readonly href: string;
  readonly words: Words;
  /** Empty: for everybody. */
  readonly roles: readonly string[];
}

export const CHAPTERS = [
  { href: "/console", words: { "zh-TW": "我的閘門", en: "My gate" }, roles: [] },
  {
    href: "/console/terminals",
    words: { "zh-TW": "櫃檯", en: "Counter" },
    roles: ["records", "property", "scan", "supervisor", "auditor"],
  },
] as const satisfies readonly Chapter[];

export function chaptersFor(roles: readonly string[]): readonly (typeof CHAPTERS)[number][] {
  return CHAPTERS.filter((chapter: Chapter) => isFor(chapter, roles));
}

export function isFor({ roles: wanted }: Chapter, roles: readonly string[]): boolean {
  return wanted.length === 0 || wanted.some(role => roles.includes(role));
}
