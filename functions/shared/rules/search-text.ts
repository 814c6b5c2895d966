// Text as it is searched: one spelling of what looks the same, and the words by whose beginnings it is found; pure.

/** Longer words are found by their beginning all the same. */
const LONGEST = 24;
const CHINESE = /^\p{Script=Han}/u;

/** Latin words as they are; Chinese from each of its characters on, since it is written without blanks. */
export function wordsIn(text: string): readonly string[] {
  return runsIn(text).flatMap(run =>
    CHINESE.test(run) ? [...run].map((_, at) => [...run].slice(at).join("")) : [run],
  );
}

/** Stretches of one script or of digits. */
export function runsIn(text: string): readonly string[] {
  return plainText(text).match(/\p{Script=Han}+|[^\P{L}\p{Script=Han}]+|\p{N}+/gu) ?? [];
}

/** A rare character takes two places: half of one is no text, and a table takes none. */
export function cutWord(word: string): string {
  return word.slice(0, LONGEST).toWellFormed();
}

export function plainText(text: string): string {
  return text.toWellFormed().normalize("NFKC").toLowerCase().trim();
}
