// Whom or what somebody means by what they typed: a name as it is offered, a name alone, an account or a number; pure.
import { nameAsFound } from "../../shared/directory/entry.ts";
import { foldedAccount, isAccount } from "../../shared/rules/account.ts";
import { words } from "../../shared/words.ts";
import { PROPERTY_NO, readPropertyNo } from "../../terminals/property-number.ts";
import { type Typed, typed } from "../door/typed.ts";
import { type Fault, type FormFaults, linesIn } from "./body.ts";
import type { Field, Offer, Picks } from "./field.ts";

export interface KnownPerson {
  readonly person: string;
  readonly name?: string | undefined;
  readonly unit?: string | undefined;
  readonly title?: string | undefined;
}

/** Each as one would call them; two of one name in one unit are told apart by their accounts. */
export function peopleOffered(people: readonly KnownPerson[]): readonly Offer[] {
  const labelled = people.map(each => [each.person, labelOf(each)] as const);
  const times = new Map<string, number>();
  for (const [, label] of labelled) times.set(nameAsFound(label), (times.get(nameAsFound(label)) ?? 0) + 1);
  return labelled.map(([person, label]) => {
    const isShared = (times.get(nameAsFound(label)) ?? 0) > 1;
    return [
      person,
      isShared ? `${label.replace(/）$/, "，")}${label.endsWith("）") ? "" : "（"}${person}）` : label,
    ];
  });
}

function labelOf({ person, name, unit = "", title = "" }: KnownPerson): string {
  const place = `${unit}${title}`;
  return `${name ?? person}${place && `（${place}）`}`;
}

/** Of a label, what goes before its place. */
export function nameIn(text: string): string {
  return text.replace(/[（(][^（(]*[）)]\s*$/u, "").trim();
}

/** What was typed with every name replaced by what it stands for, and what stands for nothing or for several. */
export function resolved(
  fields: readonly Field[],
  given: Typed,
): { readonly typed: Typed; readonly faults: FormFaults } {
  const byName = fields.filter(({ picks }) => picks?.by === "name");
  const faults = new Map<string, Fault>();
  const read = new Map<string, readonly string[]>();
  for (const field of byName) {
    const texts = given.all(field.name).flatMap(linesIn);
    const outcomes = texts.map(text => meant(field, text));
    read.set(
      field.name,
      outcomes.flatMap(({ value }) => value ?? []),
    );
    const [wrong] = outcomes.flatMap(({ fault }) => fault ?? []);
    if (wrong) faults.set(field.name, wrong);
  }
  const others = given.pairs.filter(([name]) => !read.has(name));
  const pairs = [...read].flatMap(([name, values]) => values.map(value => [name, value] as const));
  return { typed: typed([...others, ...pairs], given.files), faults };
}

interface Meant {
  readonly value?: string;
  readonly fault?: Fault;
}

function meant({ suggestions, picks }: Field, text: string): Meant {
  const wanted = nameAsFound(text);
  const exact = suggestions.filter(
    ([value, label]) => value === foldedAccount(text) || nameAsFound(label) === wanted,
  );
  const named = suggestions.filter(([, label]) => nameAsFound(nameIn(label)) === wanted);
  const written = WRITTEN[picks?.of ?? "person"](text);
  // Nobody is meant by half a name, and a whole number is itself; of other things what is said of one alone is enough.
  const within =
    picks?.of && written === undefined
      ? suggestions.filter(([, label]) => bare(label).includes(bare(text)))
      : [];
  const [first, ...more] = [exact, named, within].find(({ length }) => length > 0) ?? [];
  if (first && more.length === 0) return { value: first[0] };
  if (first) return { fault: ambiguous(text, [first, ...more], picks?.of) };
  if (written !== undefined) return { value: written };
  const unknown = words(
    `查無「${text}」，請從名單選擇；尚未登錄者請先登錄`,
    `“${text}” is not known. Choose from the list, or have it recorded first`,
  );
  return { fault: { ...unknown, ...(picks?.mend && { mend: picks.mend }) } };
}

/** A number is found with and without its hyphens. */
function bare(text: string): string {
  return nameAsFound(text).replaceAll("-", "");
}

/** What may be given as it is, whether it is offered or not: the directory or the law says whether there is such a one. */
const WRITTEN: Readonly<Record<NonNullable<Picks["of"]> | "person", (text: string) => string | undefined>> = {
  person: text => (isAccount(text) ? text : undefined),
  terminal: text => [readPropertyNo(text)].find(number => PROPERTY_NO.test(number)),
  agency: text => (/^[a-z0-9-]+$/.test(text) ? text : undefined),
  endpoint: text => (/^[\x21-\x7e]+$/.test(text) ? text : undefined),
  item: () => undefined,
  // An approval's number is offered nowhere.
  support: text => text.trim(),
};

const MOST_TOLD = 10;

function ambiguous(text: string, offers: readonly Offer[], of: Picks["of"]): Fault {
  const told = offers.slice(0, MOST_TOLD);
  const list = (between: string) =>
    told.map(([value, label]) => (label.includes(value) || of ? label : `${label} ${value}`)).join(between) +
    (offers.length > told.length ? "…" : "");
  const [zh, which] = of === "terminal" ? ["部", "哪一部"] : of ? ["個", "哪一個"] : ["位", "哪一位"];
  return words(
    `「${text}」有 ${offers.length} ${zh}，請註明是${which}：${list("、")}`,
    `“${text}” may be any of ${offers.length}; say which: ${list(", ")}`,
  );
}
