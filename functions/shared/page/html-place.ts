// Where in a template its values go, decided once per template from its fixed text alone; pure. A place where escaping
// would not make a value harmless is refused, whatever the value.

/** `tag` is among the attributes of a tag; `address` is the whole beginning of a link. */
export type HtmlPlace = "text" | "tag" | "attribute" | "address";

const decided = new WeakMap<TemplateStringsArray, readonly HtmlPlace[]>();

export function placesIn(strings: TemplateStringsArray): readonly HtmlPlace[] {
  const before = decided.get(strings);
  if (before !== undefined) return before;
  const places = strings
    .slice(1)
    .map((next, index) => placeAfter(strings.slice(0, index + 1).join("\0"), next));
  decided.set(strings, places);
  return places;
}

/** What is before a colon is a scheme, or what a browser makes one of by dropping blanks: only known ones pass. */
export function isSafeAddress(address: string): boolean {
  const [beginning = ""] = address.split(/[/?#]/, 1);
  return !beginning.includes(":") || /^(?:https?|mailto|tel):/i.test(beginning);
}

const COMPLETE = /<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1\b/gi;
const CODE = /<!--|<(?:script|style)\b(?:[^>"']|"[^"]*"|'[^']*')*>/i;
const TAG = /<[a-z](?:[^>"']|"[^"]*"|'[^']*')*(?:"[^"]*|'[^']*)?$/i;
const VALUE = /<[a-z](?:[^>"']|"[^"]*"|'[^']*')*?\s([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)|'([^']*))$/i;
const NAME = /<(?:[!/?][^>]*)?$/;

function placeAfter(prefix: string, next: string): HtmlPlace {
  const source = prefix.replace(COMPLETE, "");
  if (CODE.test(source)) return refuse("in script, style or a comment", prefix);
  if (NAME.test(source)) return refuse("in the name of a tag", prefix);
  if (!TAG.test(source)) return "text";
  const [, name, double, single] = VALUE.exec(source) ?? [];
  if (name !== undefined) return placeInValue(name, double ?? single ?? "", next);
  return /[^=\s]\s+$/.test(source) ? "tag" : refuse("in a name or in a value without quotes", prefix);
}

const ACTIVE = /^(?:on.*|style|srcdoc|srcset|ping)$/i;
const ADDRESS = /^(?:href|src|action|formaction|poster|data|cite|xlink:href)$/i;

function placeInValue(name: string, begun: string, next: string): HtmlPlace {
  if (ACTIVE.test(name)) return refuse(`in ${name}`, begun);
  if (!ADDRESS.test(name)) return "attribute";
  if (begun.trim() === "" && /^["'/?#]/.test(next)) return "address";
  if (/[/?#:]/.test(begun) && isSafeAddress(begun)) return "attribute";
  return refuse(`in the scheme of ${name}`, begun);
}

function refuse(where: string, prefix: string): never {
  throw new TypeError(`A value may not stand ${where}: ${prefix.slice(-60)}`);
}
