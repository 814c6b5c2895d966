// What a person reads, in Traditional Chinese first and English beside it.
export const LANGUAGES = ["zh-TW", "en"] as const;
export type Language = (typeof LANGUAGES)[number];
export type Words = Readonly<Record<Language, string>>;

/** A text in both languages, in the order they are read. */
export function words(zh: string, en: string): Words {
  return { "zh-TW": zh, en };
}

/** The language a request asks for; Traditional Chinese unless English is plainly preferred. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wishes = (acceptLanguage ?? "")
    .split(",")
    .map(part => {
      const [tag = "", quality] = part.trim().toLowerCase().split(";q=");
      return { tag, quality: quality === undefined ? 1 : Number(quality) || 0 };
    })
    .filter(({ tag }) => /^(zh|en)\b/.test(tag))
    .sort((a, b) => b.quality - a.quality);
  return wishes[0]?.tag.startsWith("en") ? "en" : "zh-TW";
}
