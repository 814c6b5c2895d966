// A regular expression in the words that every tool reads alike: no `\p{…}`, which many do not know, no `\d`, `\w`, `\s`, which
// mean different characters to each; pure.

/** What each means in JavaScript, inside a character class. */
const CLASSES: Readonly<Record<string, string>> = {
  d: "0-9",
  w: "A-Za-z0-9_",
  s: "\\u0009-\\u000D\\u0020\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF",
};

/** Beyond the basic plane no two tools count characters alike: there the pattern says less than we ask, never more. */
const LAST = 0xffff;
const PIECE = /\\p\{([\w=]+)\}|\\u\{[0-9a-fA-F]+\}|\\P\{|\\([dws])|\\[DWSbBkK]|\\.|\[\^?|\]|[^\\[\]]/gsu;
/** A range that begins or ends beyond, or what means everything but a class: no words for these. */
const UNTOLD = /^\\(u\{|P\{|[DWSbBkK])/;

const expanded = new Map<string, string>();

/** Nothing, where it cannot be said so. */
export function portable(regex: RegExp): string | undefined {
  const pieces = [...regex.source.matchAll(PIECE)];
  if (/[imsvy]/.test(regex.flags) || pieces.some(([piece]) => UNTOLD.test(piece))) return undefined;
  let isInClass = false;
  const told = pieces.map(([piece, property, letter]) => {
    isInClass = piece.startsWith("[") || (isInClass && piece !== "]");
    const members = property ? rangesOf(property) : CLASSES[letter ?? ""];
    if (members === undefined) return piece;
    return isInClass ? members : `[${members}]`;
  });
  return told.join("");
}

/** The ranges of a Unicode property, as a character class holds them. */
function rangesOf(property: string): string {
  const known = expanded.get(property);
  if (known !== undefined) return known;
  const test = new RegExp(`^\\p{${property}}$`, "u");
  const ranges: [from: number, to: number][] = [];
  for (let code = 0; code <= LAST; code++) {
    if (!test.test(String.fromCodePoint(code))) continue;
    const last = ranges.at(-1);
    if (last?.[1] === code - 1) last[1] = code;
    else ranges.push([code, code]);
  }
  const text = ranges.map(([from, to]) => (from === to ? hex(from) : `${hex(from)}-${hex(to)}`)).join("");
  expanded.set(property, text);
  return text;
}

function hex(code: number): string {
  return `\\u${code.toString(16).toUpperCase().padStart(4, "0")}`;
}
