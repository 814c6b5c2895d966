// Markup in which every value is escaped: trust is a type, made only by a template or by a named act of trust. It never
// writes a value to a place where escaping would not make it harmless.
import { type HtmlPlace, isSafeAddress, placesIn } from "./html-place.ts";

export type { Markup as Html };

export type HtmlValue = Markup | string | number | null | undefined | false | readonly HtmlValue[];

/** Only its type leaves this file, so that nobody else can make one. */
class Markup {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** Null, undefined and false are nothing; an array is its members, joined. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Markup {
  let text = strings[0] ?? "";
  for (const [index, place] of placesIn(strings).entries()) {
    text += `${written(values[index], place)}${strings[index + 1]}`;
  }
  return new Markup(text);
}

/** Takes a text for markup as it is: only for one that no person and no record had a part in. */
export function dangerouslyTrusted(text: string): Markup {
  return new Markup(text);
}

function written(value: HtmlValue, place: HtmlPlace): string {
  const parts = partsOf(value);
  switch (place) {
    case "text":
      return parts.map(part => (typeof part === "string" ? escaped(part) : part.toString())).join("");
    case "tag":
      return parts.map(part => markup(part).toString()).join("");
    case "attribute":
      return escaped(parts.map(plain).join(""));
    case "address": {
      const address = parts.map(plain).join("");
      return isSafeAddress(address) ? escaped(address) : "about:blank";
    }
    default:
      return place satisfies never;
  }
}

function partsOf(value: HtmlValue): readonly (Markup | string)[] {
  if (value === null || value === undefined || value === false) return [];
  if (value instanceof Markup) return [value];
  return typeof value === "object" ? value.flatMap(partsOf) : [String(value)];
}

function markup(part: Markup | string): Markup {
  if (typeof part === "string") throw new TypeError("Only markup may be among the attributes of a tag");
  return part;
}

function plain(part: Markup | string): string {
  if (typeof part !== "string") throw new TypeError("Markup may not be in the value of an attribute");
  return part;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, character => ESCAPES[character] ?? "");
}
